/**
 * Dockerfiles: their text as a list of statements. What is wrong with the text is found here,
 * before anything is built.
 *
 * @see https://docs.docker.com/reference/dockerfile/#format
 */
import { DockerError } from '../errors.js'
import {
  DockerfileError,
  ParseError,
  type SourceLines,
  StatementError,
  SyntaxProblem,
  CANNOT_PARSE,
  NO_INSTRUCTIONS,
} from './errors.js'
import type { Statement } from './instruction.js'
import { forms } from './instructions.js'
import { checkFlags, readFlags } from './statement-flags.js'
import { statementLines } from './statement-lines.js'
import { splitWords } from './words.js'
import { nearestWord } from '../../text/suggestion.js'

const NOT_STRINGS = 'when using JSON array syntax, arrays must be comprised of strings only'
/** These have a JSON form. */
const JSON_FORMS = ['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']
export const NO_STAGE = 'no build stage in current context'
/** How different a word may be from the one that is suggested. */
const SUGGESTION_DISTANCE = 3

/**
 * The statements of a Dockerfile, as the classic builder says what is wrong with it.
 *
 * @throws DockerError 400 with line and reason
 */
export function parseDockerfile(text: string): readonly Statement[] {
  try {
    return readDockerfile(text, { isClassic: true }).statements
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error
    throw new DockerError(
      400,
      error.isStatement ? error.message : `${CANNOT_PARSE}: ${error.message}`,
    )
  }
}

/** A Dockerfile as statements. */
export interface Dockerfile {
  readonly statements: readonly Statement[]
  /** What the directives at the top say, by their names. */
  readonly directives: ReadonlyMap<string, string>
}

/** Reads a Dockerfile. @throws SyntaxProblem */
export function readDockerfile(
  text: string,
  { isClassic = false }: { readonly isClassic?: boolean } = {},
): Dockerfile {
  const { escapeMark, directives, statements: written } = statementLines(text)
  const statements = written.map((line) => ({
    ...statementOf(line.text, line.line, escapeMark),
    endLine: line.endLine,
    ...(line.comment.length > 0 ? { comment: line.comment } : {}),
    ...(line.documents.length > 0 ? { documents: line.documents } : {}),
  }))
  for (const statement of statements)
    failing(
      (reason) => new SyntaxProblem(reason, linesOf(statement)),
      () => parse(statement),
    )
  if (statements.length === 0) throw new SyntaxProblem(NO_INSTRUCTIONS, { line: 1 })
  let staged = false
  for (const statement of statements) {
    const { line } = statement
    failing(
      (reason) => problem(`dockerfile parse error on line ${line}: ${reason}`, statement),
      () => check(statement, isClassic),
    )
    staged ||= statement.keyword === 'FROM'
    if (!staged && statement.keyword !== 'ARG') throw problem(NO_STAGE, statement)
  }
  return { statements, directives }
}

/** Where a statement stands. */
export const linesOf = ({ line, endLine = line }: Statement): SourceLines => ({ line, endLine })

const problem = (message: string, statement: Statement): SyntaxProblem =>
  new SyntaxProblem(message, linesOf(statement), true)

/**
 * A statement of a text that is none in the file: a trigger of ONBUILD, a change of `docker
 * commit`. @throws ParseError, StatementError
 */
export function parseStatement(text: string): Statement {
  const statement = statementOf(text.trim(), 1, '\\')
  parse(statement)
  check(statement)
  return statement
}

/** A label of the command line. Nothing in it is replaced. */
export function labelStatement(name: string, value: string): Statement {
  const literal = (text: string): string => `"${text.replace(/["\\$]/g, '\\$&')}"`
  const statement = statementOf(`LABEL ${literal(name)}=${literal(value)}`, 1, '\\')
  return { ...statement, original: `LABEL ${name}=${value}` }
}

/** Does something with a statement; what is wrong with it is the file's error. */
function failing(problemOf: (reason: string) => SyntaxProblem, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof DockerfileError) throw problemOf(error.message)
    throw error
  }
}

/** @throws ParseError for what is outside of the grammar */
function parse(statement: Statement): void {
  if (JSON_FORMS.includes(statement.keyword)) checkList(statement.text)
  forms.get(statement.keyword)?.parse?.(statement)
}

function statementOf(original: string, line: number, escapeMark: string): Statement {
  const [, keyword = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(original) ?? []
  const { flags, text } = readFlags(rest)
  const list = jsonList(text)
  return {
    keyword: keyword.toUpperCase(),
    line,
    original,
    flags: flags.map(({ name, value }) => [name, value ?? ''] as const),
    text,
    escapeMark,
    words: list ?? splitWords(text, escapeMark),
    ...(list ? { list } : {}),
  }
}

/** The items of a JSON list, or undefined if it is none. */
function jsonItems(text: string): readonly unknown[] | undefined {
  if (!text.startsWith('[')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isText = (item: unknown): item is string => typeof item === 'string'

/** The strings of the JSON form, or undefined if it is not one. */
function jsonList(text: string): readonly string[] | undefined {
  const items = jsonItems(text)
  return items?.every(isText) ? items : undefined
}

/** @throws ParseError for a list of something else than strings */
function checkList(text: string): void {
  if (jsonItems(text)?.every(isText) === false) throw new ParseError(NOT_STRINGS)
}

/** @throws StatementError for what cannot be carried out */
function check(statement: Statement, isClassic = true): void {
  const { keyword, flags } = statement
  const form = forms.get(keyword)
  if (!form)
    throw new StatementError(
      `unknown instruction: ${keyword}${suggestion(keyword, [...forms.keys()])}`,
    )
  const known = [...(form.flags ?? []), ...(isClassic ? [] : (form.buildKitFlags ?? []))]
  for (const [flag] of flags)
    if (!known.includes(flag))
      throw new StatementError(`unknown flag: --${flag}${suggestion(flag, known)}`)
  checkFlags(statement)
  form.check?.(statement)
}

function suggestion(word: string, known: readonly string[]): string {
  const best = nearestWord(word, known, SUGGESTION_DISTANCE)
  return best === undefined ? '' : ` (did you mean ${best}?)`
}
