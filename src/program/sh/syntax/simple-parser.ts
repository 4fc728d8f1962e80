/**
 * The parser of simple commands: assignments, words, redirections and here-documents.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_01
 */
import { WordScanner } from './word-scanner.js'
import type { Assignment, Node, Redirect, Word } from './tree.js'

const REDIRECTS = new Set(['<', '>', '>>', '>|', '<>', '<&', '>&', '&>', '&>>', '<<', '<<-', '<<<'])
/** `[index]=` of an element. */
const ELEMENT = /\[[^\]\n]*\]=/y
const DIGITS = /[0-9]+(?=[<>])/y
const ASSIGNMENT = /([A-Za-z_][A-Za-z0-9_]*)(\[[^\]\n]*\])?(\+?)=/y
const LIST = /([A-Za-z_][A-Za-z0-9_]*)()(\+?)=(?=\()/y
/** Commands whose arguments may be lists. */
const DECLARING = new Set(['declare', 'export', 'local', 'readonly', 'typeset'])

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A here-document whose text comes after the end of the line. */
interface HereDocument {
  readonly redirect: Mutable<Redirect>
  readonly delimiter: string
  readonly quoted: boolean
  readonly stripTabs: boolean
}

/** Reads simple commands, and puts what is read into the list of a script's nodes. */
export abstract class SimpleParser extends WordScanner {
  protected readonly nodes: Node[] = []
  protected hereDocuments: HereDocument[] = []
  /** The text ends in a here-document. */
  protected endsInside = false

  protected add(node: Node): number {
    return this.nodes.push(node) - 1
  }

  /** Line ends and blanks; after a line end come the here-documents that the line asked for. */
  protected newlines(): void {
    for (;;) {
      this.skipBlanks()
      if (this.text[this.position] !== '\n') return
      this.position++
      this.readHereDocuments()
    }
  }

  private readHereDocuments(): void {
    for (const { redirect, delimiter, quoted, stripTabs } of this.hereDocuments.splice(0)) {
      let body = ''
      for (;;) {
        if (this.atEnd) {
          this.endsInside = true
          break
        }
        const end = this.text.indexOf('\n', this.position)
        let line = this.text.slice(this.position, end < 0 ? this.text.length : end)
        this.position = end < 0 ? this.text.length : end + 1
        if (stripTabs) line = line.replace(/^\t+/, '')
        if (line === delimiter) break
        body += `${line}\n`
      }
      redirect.target = quoted ? [{ kind: 'text', text: body, quoted: true }] : this.sub(body)
    }
  }

  protected expect(token: string): void {
    this.skipBlanks()
    const found = /^[a-z{}]/.test(token)
      ? this.reservedWord() === token
      : this.text.startsWith(token, this.position)
    if (!found) this.unexpected(token)
    this.position += token.length
  }

  protected withRedirects(body: number): number {
    const redirects: Redirect[] = []
    for (;;) {
      this.skipBlanks()
      const redirect = this.redirect()
      if (redirect === undefined) break
      redirects.push(redirect)
    }
    return redirects.length === 0 ? body : this.add({ kind: 'redirected', body, redirects })
  }

  protected simple(): number {
    const assignments: Assignment[] = []
    const words: Word[] = []
    const redirects: Redirect[] = []
    const line = this.line
    let name = ''
    let restFrom = this.position
    for (;;) {
      this.skipBlanks()
      const redirect = this.redirect()
      if (redirect !== undefined) {
        redirects.push(redirect)
        continue
      }
      if (this.atEnd || (this.operator() !== undefined && !this.atProcess)) break
      const assignment = this.assignment(words.length === 0 ? ASSIGNMENT : LIST)
      if (assignment && words.length === 0) {
        assignments.push(assignment)
        continue
      }
      if (assignment && DECLARING.has(name)) {
        assignments.push({ ...assignment, declares: true })
        words.push([{ kind: 'text', text: assignment.name, quoted: false }])
        continue
      }
      const start = this.position
      words.push(this.word())
      if (words.length > 1) continue
      name = this.text.slice(start, this.position)
      restFrom = this.position
    }
    if (words.length === 0 && assignments.length === 0 && redirects.length === 0) this.unexpected()
    if (this.text[this.position] === '(') this.unexpected()
    return this.add({
      kind: 'simple',
      assignments,
      words,
      redirects,
      declares: DECLARING.has(name),
      name,
      rest: this.text.slice(restFrom, this.position),
      line,
    })
  }

  /** `name=value`, `name[index]=value` or `name=(…)`. */
  private assignment(pattern: RegExp): Assignment | undefined {
    pattern.lastIndex = this.position
    const [all, name = '', index, plus] = pattern.exec(this.text) ?? []
    if (all === undefined) return undefined
    this.position += all.length
    const append = plus === '+'
    const element = index ? { index: this.sub(index.slice(1, -1)) } : {}
    if (this.text[this.position] !== '(') return { name, append, ...element, value: this.word() }
    if (index) this.unexpected()
    return { name, append, value: [], items: this.elements() }
  }

  /** The elements of a list, between parentheses. */
  private elements(): NonNullable<Assignment['items']> {
    const items: { index?: Word; value: Word }[] = []
    this.position++
    for (;;) {
      this.newlines()
      if (this.text[this.position] === ')') break
      if (this.atEnd || this.operator() !== undefined) this.unexpected(')')
      const keyed = this.match(ELEMENT)
      if (keyed !== undefined) this.position += keyed.length
      const value = this.word()
      items.push(keyed === undefined ? { value } : { index: this.sub(keyed.slice(1, -2)), value })
    }
    this.position++
    return items
  }

  protected redirect(): Redirect | undefined {
    const digits = this.match(DIGITS) ?? ''
    const start = this.position
    this.position += digits.length
    const operator = this.operator()
    if (operator === undefined || !REDIRECTS.has(operator) || this.atProcess) {
      this.position = start
      return undefined
    }
    this.position += operator.length
    this.skipBlanks()
    const target = this.word()
    if (target.length === 0) this.unexpected()
    const fd = digits === '' ? undefined : Number(digits)
    if (operator !== '<<' && operator !== '<<-')
      return { fd, operator: operator as Redirect['operator'], target }
    const redirect: Mutable<Redirect> = { fd, operator: '<<', target: [] }
    const delimiter = target.map((part) => (part.kind === 'text' ? part.text : '')).join('')
    this.hereDocuments.push({
      redirect,
      delimiter,
      quoted: target.some((part) => part.kind === 'text' && part.quoted),
      stripTabs: operator === '<<-',
    })
    return redirect
  }
}
