/**
 * The lines of a Dockerfile, put together to statements: parser directives, comments, continued
 * lines and here-documents.
 *
 * A line that ends with the escape mark goes on in the next one; comments and empty lines between
 * the two are left out. The mark is a backslash unless the directive `# escape=` says so at the
 * very beginning.
 *
 * @see https://docs.docker.com/reference/dockerfile/#parser-directives
 */
import { splitWords } from './words.js'
import { SyntaxProblem } from './errors.js'

/** A here-document that follows a statement: `<<name`, its text, and the line that ends it. */
export interface HereDocument {
  readonly name: string
  readonly text: string
  /** Variables in it are replaced: its name stands in no quotes. */
  readonly isExpanded: boolean
}

/** A statement's text on one line, and where it stands in the file: lines from 1. */
interface StatementLine {
  readonly text: string
  readonly line: number
  /** The last line, those of here-documents included. */
  readonly endLine: number
  /** The comment right above it, without its marks. */
  readonly comment: readonly string[]
  readonly documents: readonly HereDocument[]
  /** An empty line stands where the statement should go on: the first one of it. */
  readonly gap?: number
}

/** The statements of a Dockerfile as text, and the mark that escapes in it. */
interface StatementLines {
  readonly escapeMark: string
  /** What the directives at the top say, by their names. */
  readonly directives: ReadonlyMap<string, string>
  readonly statements: readonly StatementLine[]
}

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/
const UNTERMINATED = 'unterminated heredoc'
const onlyOne = (name: string): string => `only one ${name} parser directive can be used`
const badEscape = (mark: string): string => `invalid escape token '${mark}' does not match \` or \\`
const DIRECTIVES = ['escape', 'syntax', 'check']
const WITH_DOCUMENTS = ['ADD', 'COPY', 'RUN']
/** Whether a word begins a here-document. */
export const isDocument = (word: string): boolean => DOCUMENT.test(word)

const DOCUMENT = /^\d*<<(-?)(["']?)([^<"']+)\2$/

/** Puts the lines of a Dockerfile together. @throws SyntaxProblem */
export function statementLines(text: string): StatementLines {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const directives = directivesOf(lines)
  const escapeMark = directives.get('escape') ?? '\\'
  const reader = new LineReader(lines, escapeMark)
  const statements: StatementLine[] = []
  for (let statement = reader.next(); statement; statement = reader.next())
    statements.push(statement)
  return { escapeMark, directives, statements }
}

/** The statements of a Dockerfile in which an empty line follows one that goes on. */
export const emptyContinuations = (text: string): readonly string[] =>
  statementLines(text).statements.flatMap((statement) =>
    statement.gap === undefined ? [] : statement.text,
  )

/** The last lines of statements in which an empty line follows one that goes on. */
export const gapsIn = (text: string): readonly number[] =>
  statementLines(text).statements.flatMap(({ gap, endLine }) => (gap === undefined ? [] : endLine))

/** What the directives at the top say; the first line that is none ends them. */
function directivesOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>()
  for (const [at, line] of lines.entries()) {
    const [, name = '', value = ''] = DIRECTIVE.exec(line.trimStart()) ?? []
    const known = name.toLowerCase()
    if (!DIRECTIVES.includes(known)) break
    if (given.has(known)) throw new SyntaxProblem(onlyOne(known), { line: at + 1 })
    given.set(known, value)
  }
  const escape = given.get('escape') ?? '\\'
  if (escape !== '\\' && escape !== '`') throw new SyntaxProblem(badEscape(escape), { line: 1 })
  return given
}

const isComment = (line: string): boolean => line.trimStart().startsWith('#')

class LineReader {
  private at = 0
  private endLine = 0
  private gap: number | undefined
  private comment: string[] = []
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
      this.gap = undefined
      this.endLine = line
      const text = this.whole()
      if (text === '') continue
      const comment = this.comment
      this.comment = []
      const documents = this.documents(text, line)
      const gap = this.gap === undefined ? {} : { gap: this.gap }
      return { text, line, endLine: this.endLine, comment, documents, ...gap }
    }
    return undefined
  }

  /** A line with those that continue it. */
  private whole(): string {
    let next = this.lines[this.at++] as string
    if (isComment(next)) {
      this.comment.push(next.trimStart().slice(1).trim())
      return ''
    }
    if (next.trim() === '') this.comment = []
    let text = next.replace(this.continued, '')
    while (this.continued.test(next) && this.at < this.lines.length) {
      const line = this.lines[this.at++] as string
      if (isComment(line)) continue
      if (line.trim() === '') {
        if (this.at < this.lines.length) this.gap ??= this.at
        continue
      }
      next = line
      this.endLine = this.at
      text += line.replace(this.continued, '')
    }
    return text.trim()
  }

  private documents(statement: string, line: number): readonly HereDocument[] {
    const words = splitWords(statement, this.escapeMark)
    const keyword = words[words[0]?.toUpperCase() === 'ONBUILD' ? 1 : 0]?.toUpperCase() ?? ''
    if (!WITH_DOCUMENTS.includes(keyword)) return []
    return words.flatMap((word) => {
      const [, dash, quote, name] = DOCUMENT.exec(word) ?? []
      if (name === undefined) return []
      const text = this.document(name, dash === '-', line)
      return { name, text, isExpanded: quote === '' }
    })
  }

  private document(name: string, indented: boolean, statementLine: number): string {
    let text = ''
    while (this.at < this.lines.length) {
      const line = this.lines[this.at++] as string
      const shown = indented ? line.replace(/^\t+/, '') : line
      if (shown === name) {
        this.endLine = this.at
        return text
      }
      text += `${shown}\n`
    }
    const last = this.lines.at(-1) === '' ? this.at - 1 : this.at
    throw new SyntaxProblem(UNTERMINATED, { line: statementLine, endLine: last })
  }
}
