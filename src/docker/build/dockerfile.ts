/**
 * Dockerfiles: their text as a list of statements. What is wrong with the text is found here,
 * before anything is built.
 *
 * @see https://docs.docker.com/reference/dockerfile/#format
 */
import { DockerError } from '../errors.js'
import { type Statement, StatementError } from './instruction.js'
import { forms } from './instructions.js'
import { statementLines } from './statement-lines.js'
import { splitWords } from './words.js'
import { nearestWord } from '../../text/suggestion.js'

const NO_INSTRUCTIONS = 'failed to parse Dockerfile: file with no instructions'
const NO_STAGE = 'no build stage in current context'
/** How different a word may be from the one that is suggested. */
const SUGGESTION_DISTANCE = 3

/**
 * The statements of a Dockerfile.
 *
 * @throws DockerError 400 with line and reason
 */
export function parseDockerfile(text: string): readonly Statement[] {
  const { escapeMark, statements: written } = statementLines(text)
  const statements = written.map((statement) =>
    statementOf(statement.text, statement.line, escapeMark),
  )
  if (statements.length === 0) throw new DockerError(400, NO_INSTRUCTIONS)
  let staged = false
  for (const statement of statements) {
    check(statement)
    staged ||= statement.keyword === 'FROM'
    if (!staged && statement.keyword !== 'ARG') throw new DockerError(400, NO_STAGE)
  }
  return statements
}

/**
 * A statement of a text that is none in the file: a trigger of ONBUILD, a label of the command
 * line. @throws DockerError
 */
export function parseStatement(text: string): Statement {
  const statement = statementOf(text.trim(), 1, '\\')
  check(statement)
  return statement
}

function statementOf(original: string, line: number, escapeMark: string): Statement {
  const [, keyword = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(original) ?? []
  const flags: [string, string][] = []
  let text = rest
  for (let flag = FLAG.exec(text); flag; flag = FLAG.exec(text)) {
    flags.push([flag[1] ?? '', flag[2] ?? ''])
    text = text.slice(flag[0].length)
  }
  const list = jsonList(text)
  return {
    keyword: keyword.toUpperCase(),
    line,
    original,
    flags,
    text,
    escapeMark,
    words: list ?? splitWords(text, escapeMark),
    ...(list ? { list } : {}),
  }
}

const FLAG = /^--([\w-]+)(?:=(\S*))?(?:\s+|$)/

/** The strings of the JSON form, or undefined if it is not one. */
function jsonList(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((item) => typeof item === 'string')
      ? value
      : undefined
  } catch {
    return undefined
  }
}

function check(statement: Statement): void {
  const form = forms.get(statement.keyword)
  if (!form)
    throw parseError(
      statement.line,
      `unknown instruction: ${statement.keyword}${suggestion(statement.keyword, [...forms.keys()])}`,
    )
  for (const [flag] of statement.flags) {
    if (!(form.flags ?? []).includes(flag))
      throw parseError(
        statement.line,
        `unknown flag: --${flag}${suggestion(flag, form.flags ?? [])}`,
      )
  }
  try {
    form.check?.(statement)
  } catch (error) {
    if (error instanceof StatementError) throw parseError(statement.line, error.message)
    throw error
  }
}

const parseError = (line: number, reason: string): DockerError =>
  new DockerError(400, `dockerfile parse error on line ${line}: ${reason}`)

function suggestion(word: string, known: readonly string[]): string {
  const best = nearestWord(word, known, SUGGESTION_DISTANCE)
  return best === undefined ? '' : ` (did you mean ${best}?)`
}
