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

/** What is wrong with a text, in the words of Go's library, with the line as it counts. */
export class YamlProblem extends Error {
  override name = 'YamlProblem'
}

/**
 * The scanner cannot make a token. Go counts lines from 0 and takes 0 for no line, so a problem in
 * the first line is told where its context begins, or without a line.
 */
export const scannerProblem = (problem: string, at: Mark, context?: Mark): YamlProblem =>
  withLine(problem, at.line > 0 ? at.line + 1 : context && context.line > 0 ? context.line + 1 : 0)

/** The parser cannot go on with a token: its lines are one lower than the scanner's. */
export const parserProblem = (problem: string, at: Mark, context?: Mark): YamlProblem =>
  withLine(problem, at.line > 0 ? at.line : (context?.line ?? 0))

const withLine = (problem: string, line: number): YamlProblem =>
  new YamlProblem(line > 0 ? `line ${line}: ${problem}` : problem)

/** What may not stand in the rest of a line. */
export const NO_COMMENT = 'did not find expected comment or line break'
