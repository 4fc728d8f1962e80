/**
 * The lines of a Dockerfile, put together to statements: parser directives, comments, continued
 * lines and here-documents.
 *
 * A line that ends with the escape mark goes on in the next one; comments and empty lines between
 * the two are left out. The mark is a backslash unless the directive `# escape=` says so at the
 * very beginning. What a here-document holds belongs to no statement: the classic builder reads
 * over it.
 *
 * @see https://docs.docker.com/reference/dockerfile/#parser-directives
 */
import { DockerError } from '../errors.js'
import { splitWords } from './words.js'
import { CANNOT_PARSE } from './errors.js'

/** A statement's text on one line, and the line of the file where it begins, from 1. */
interface StatementLine {
  readonly text: string
  readonly line: number
  /** An empty line stands where the statement should go on. */
  readonly hasGap: boolean
}

/** The statements of a Dockerfile as text, and the mark that escapes in it. */
interface StatementLines {
  readonly escapeMark: string
  readonly statements: readonly StatementLine[]
}

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/
const DIRECTIVES = ['escape', 'syntax', 'check']
const WITH_DOCUMENTS = ['ADD', 'COPY', 'RUN']
/** Whether a word begins a here-document. */
export const isDocument = (word: string): boolean => DOCUMENT.test(word)

const DOCUMENT = /^\d*<<(-?)(["']?)([^<"']+)\2$/

/** Puts the lines of a Dockerfile together. @throws DockerError 400 */
export function statementLines(text: string): StatementLines {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const escapeMark = escapeDirective(lines)
  const reader = new LineReader(lines, escapeMark)
  const statements: StatementLine[] = []
  for (let statement = reader.next(); statement; statement = reader.next())
    statements.push(statement)
  return { escapeMark, statements }
}

/** The statements of a Dockerfile in which an empty line follows one that goes on. */
export const emptyContinuations = (text: string): readonly string[] =>
  statementLines(text).statements.flatMap((statement) => (statement.hasGap ? statement.text : []))

/** What the directives at the top say; the first line that is none ends them. */
function escapeDirective(lines: readonly string[]): string {
  const given = new Map<string, string>()
  for (const line of lines) {
    const [, name = '', value = ''] = DIRECTIVE.exec(line.trimStart()) ?? []
    const known = name.toLowerCase()
    if (!DIRECTIVES.includes(known)) break
    if (given.has(known))
      throw new DockerError(400, `${CANNOT_PARSE}: only one ${known} parser directive can be used`)
    given.set(known, value)
  }
  const escape = given.get('escape') ?? '\\'
  if (escape !== '\\' && escape !== '`')
    throw new DockerError(
      400,
      `${CANNOT_PARSE}: invalid escape token '${escape}' does not match \` or \\`,
    )
  return escape
}

const isComment = (line: string): boolean => line.trimStart().startsWith('#')

class LineReader {
  private at = 0
  private hasGap = false
  private readonly continued: RegExp

  constructor(
    private readonly lines: readonly string[],
    private readonly escapeMark: string,
  ) {
    const mark = escapeMark === '\\' ? '\\\\' : escapeMark
    // An escaped mark ends no line.
    this.continued = new RegExp(`(?<!${mark})${mark}[ \\t]*$`)
  }

  /** The next statement; undefined at the end. */
  next(): StatementLine | undefined {
    while (this.at < this.lines.length) {
      const line = this.at + 1
      this.hasGap = false
      const text = this.whole()
      if (text === '') continue
      this.skipDocuments(text)
      return { text, line, hasGap: this.hasGap }
    }
    return undefined
  }

  /** A line with those that continue it. */
  private whole(): string {
    let next = this.lines[this.at++] as string
    if (isComment(next)) return ''
    let text = next.replace(this.continued, '')
    while (this.continued.test(next) && this.at < this.lines.length) {
      const line = this.lines[this.at++] as string
      if (isComment(line)) continue
      if (line.trim() === '') {
        this.hasGap ||= this.at < this.lines.length
        continue
      }
      next = line
      text += line.replace(this.continued, '')
    }
    return text.trim()
  }

  private skipDocuments(statement: string): void {
    const words = splitWords(statement, this.escapeMark)
    const keyword = words[words[0]?.toUpperCase() === 'ONBUILD' ? 1 : 0]?.toUpperCase() ?? ''
    if (!WITH_DOCUMENTS.includes(keyword)) return
    for (const word of words) {
      const [, dash, , name] = DOCUMENT.exec(word) ?? []
      if (name !== undefined) this.skipDocument(name, dash === '-')
    }
  }

  private skipDocument(name: string, indented: boolean): void {
    while (this.at < this.lines.length) {
      const line = this.lines[this.at++] as string
      if ((indented ? line.replace(/^\t+/, '') : line) === name) return
    }
    throw new DockerError(400, `${CANNOT_PARSE}: unterminated heredoc`)
  }
}
