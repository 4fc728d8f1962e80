/**
 * Places in a YAML text, and what is wrong there.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml/goyaml.v2
 */

/** A place: the offset in the text; the line and the column, from 0. */
export interface Mark {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/**
 * What is wrong with a text, in the words of Go's library, with the line as it counts. Its third
 * version tells the line in which the context of the problem begins, if there is one.
 */
export class YamlProblem extends Error {
  override name = 'YamlProblem'
  constructor(
    message: string,
    /** As the third version of the library says it. */
    readonly inContext = message,
  ) {
    super(message)
  }
}

/**
 * The scanner cannot make a token. Go counts lines from 0 and takes 0 for no line, so a problem in
 * the first line is told where its context begins, or without a line.
 */
export const scannerProblem = (problem: string, at: Mark, context?: Mark): YamlProblem =>
  new YamlProblem(
    withLine(problem, lineOf(at, 1) || lineOf(context, 1)),
    withLine(problem, lineOf(context, 1) || lineOf(at, 1)),
  )

/** The parser cannot go on with a token: its lines are one lower than the scanner's. */
export const parserProblem = (problem: string, at: Mark, context?: Mark): YamlProblem =>
  new YamlProblem(
    withLine(problem, lineOf(at, 0) || lineOf(context, 0)),
    withLine(problem, lineOf(context, 0) || lineOf(at, 0)),
  )

/** A line as it is told; 0 for the first one, which is not. */
const lineOf = (mark: Mark | undefined, more: number): number =>
  mark && mark.line > 0 ? mark.line + more : 0

const withLine = (problem: string, line: number): string =>
  line > 0 ? `line ${line}: ${problem}` : problem

/** What may not stand in the rest of a line. */
export const NO_COMMENT = 'did not find expected comment or line break'
