/**
 * The parser: from the text of a script to its commands.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_10
 */
import { conditionOf } from './condition.js'
import { Scanner, SyntaxProblem } from './scanner.js'
import type { Assignment, Node, Part, Problem, Redirect, Script, Word } from './tree.js'

/** How many scripts are remembered. */
const REMEMBERED = 500
const parsed = new Map<string, Script>()

/** Parses a script. It never throws: what is wrong is the script's last command. */
export function parse(text: string): Script {
  const known = parsed.get(text)
  if (known) return known
  if (parsed.size >= REMEMBERED) parsed.clear()
  const script = new Parser(text).script()
  parsed.set(text, script)
  return script
}

const REDIRECTS = new Set(['<', '>', '>>', '>|', '<>', '<&', '>&', '&>', '&>>', '<<', '<<-', '<<<'])
const CLOSING = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'])
const DIGITS = /[0-9]+(?=[<>])/y
const ASSIGNMENT = /([A-Za-z_][A-Za-z0-9_]*)(\+?)=/y
const FUNCTION = /([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*\([ \t]*\)/y
const COMPOUND = new Set(['if', 'for', 'while', 'until', 'case', '{', '[[', 'function'])

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface HereDocument {
  readonly redirect: Mutable<Redirect>
  readonly delimiter: string
  readonly quoted: boolean
  readonly stripTabs: boolean
}

class Parser extends Scanner {
  private readonly nodes: Node[] = []
  private hereDocuments: HereDocument[] = []

  script(): Script {
    const items: { node: number; background: boolean; text: string }[] = []
    let problem: Problem | undefined
    try {
      this.newlines()
      while (!this.atEnd) {
        const line: typeof items = []
        this.items(line, true)
        this.skipBlanks()
        if (line.length === 0 || (!this.atEnd && this.text[this.position] !== '\n')) this.unexpected()
        items.push(...line)
        this.newlines()
      }
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error
      problem = error.problem
      items.push({ node: this.add({ kind: 'error', problem }), background: false, text: '' })
    }
    return { root: this.add({ kind: 'list', items }), nodes: this.nodes, problem }
  }

  private add(node: Node): number {
    return this.nodes.push(node) - 1
  }

  protected commandsInParentheses(): void {
    const outer = this.hereDocuments
    this.hereDocuments = []
    this.items([], false)
    this.hereDocuments = outer
    if (this.text[this.position] !== ')') this.unexpected(')')
  }

  protected sub(text: string): Word {
    const parts: Part[] = []
    new Parser(text).quotedText(parts, '')
    return parts
  }

  /** Line ends and blanks; after a line end come the here-documents that the line asked for. */
  private newlines(): void {
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
        if (this.atEnd) break
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

  /** Commands with what separates them; with `oneLine`, up to the end of the line. */
  private items(items: { node: number; background: boolean; text: string }[], oneLine: boolean): void {
    if (!oneLine) this.newlines()
    while (!this.atListEnd()) {
      const start = this.position
      const node = this.andOr()
      const text = this.text.slice(start, this.position).trim()
      this.skipBlanks()
      const operator = this.operator()
      items.push({ node, background: operator === '&', text })
      if (operator === ';' || operator === '&') this.position++
      else if (operator !== '\n' || oneLine) return
      if (oneLine) this.skipBlanks()
      else this.newlines()
      if (oneLine && this.text[this.position] === '\n') return
    }
  }

  private atListEnd(): boolean {
    if (this.atEnd) return true
    const operator = this.operator()
    if (operator === ')' || operator === ';;' || operator === ';&' || operator === ';;&') return true
    const word = this.reservedWord()
    return word !== undefined && CLOSING.has(word)
  }

  /** A list of at least one command. */
  private list(closing?: string): number {
    const items: { node: number; background: boolean; text: string }[] = []
    this.items(items, false)
    if (items.length === 0) this.unexpected(closing)
    return this.add({ kind: 'list', items })
  }

  private andOr(): number {
    const first = this.pipeline()
    const rest: { operator: '&&' | '||'; node: number }[] = []
    for (;;) {
      this.skipBlanks()
      const operator = this.operator()
      if (operator !== '&&' && operator !== '||') break
      this.position += 2
      this.newlines()
      rest.push({ operator, node: this.pipeline() })
    }
    return rest.length === 0 ? first : this.add({ kind: 'and-or', first, rest })
  }

  private pipeline(): number {
    let negated = false
    let timed: boolean | 'posix' = false
    this.skipBlanks()
    for (let word = this.reservedWord(); word === '!' || word === 'time'; word = this.reservedWord()) {
      this.position += word.length
      this.skipBlanks()
      if (word === '!') negated = !negated
      else {
        timed = true
        if (this.match(/-p(?=[ \t\n;&|]|$)/y) !== undefined) {
          timed = 'posix'
          this.position += 2
          this.skipBlanks()
        }
      }
    }
    const isEmpty = timed !== false && (this.atEnd || [';', '\n', ')', '&&', '||', '&'].includes(this.operator() ?? ''))
    const stages = isEmpty ? [] : [this.command()]
    for (;;) {
      this.skipBlanks()
      const operator = this.operator()
      if (operator !== '|' && operator !== '|&') break
      this.position += operator.length
      if (operator === '|&') stages.push(this.withErrors(stages.pop() as number))
      this.newlines()
      stages.push(this.command())
    }
    if (stages.length === 1 && !negated && !timed) return stages[0] as number
    return this.add({ kind: 'pipeline', stages, negated, timed })
  }

  private withErrors(stage: number): number {
    return this.add({ kind: 'redirected', body: stage, redirects: [{ fd: 2, operator: '>&', target: [{ kind: 'text', text: '1', quoted: false }] }] })
  }

  private command(): number {
    return this.nested(() => {
      this.skipBlanks()
      const word = this.reservedWord()
      if (word !== undefined && COMPOUND.has(word)) return this.withRedirects(this.compound(word))
      if (word !== undefined && word !== 'in') this.unexpected()
      if (this.text.startsWith('((', this.position)) {
        const end = this.endOfArithmetic(this.position + 2)
        if (end !== undefined) {
          const expression = this.sub(this.text.slice(this.position + 2, end))
          this.position = end + 2
          return this.withRedirects(this.add({ kind: 'arithmetic', expression }))
        }
      }
      if (this.text[this.position] === '(') {
        this.position++
        const body = this.list()
        this.expect(')')
        return this.withRedirects(this.add({ kind: 'subshell', body }))
      }
      FUNCTION.lastIndex = this.position
      const declared = FUNCTION.exec(this.text)
      if (declared) {
        this.position += declared[0].length
        return this.functionBody(declared[1] as string)
      }
      return this.simple()
    })
  }

  private functionBody(name: string): number {
    this.newlines()
    const body = this.command()
    return this.add({ kind: 'function', name, body })
  }

  private expect(token: string): void {
    this.skipBlanks()
    const found = /^[a-z{}]/.test(token) ? this.reservedWord() === token : this.text.startsWith(token, this.position)
    if (!found) this.unexpected(token)
    this.position += token.length
  }

  private withRedirects(body: number): number {
    const redirects: Redirect[] = []
    for (;;) {
      this.skipBlanks()
      const redirect = this.redirect()
      if (redirect === undefined) break
      redirects.push(redirect)
    }
    return redirects.length === 0 ? body : this.add({ kind: 'redirected', body, redirects })
  }

  private compound(word: string): number {
    this.position += word.length
    switch (word) {
      case 'if':
        return this.ifCommand()
      case 'for':
        return this.forCommand()
      case 'while':
      case 'until': {
        const test = this.list()
        return this.add({ kind: 'while', test, body: this.doGroup(), until: word === 'until' })
      }
      case 'case':
        return this.caseCommand()
      case '{': {
        const body = this.list()
        this.expect('}')
        return this.add({ kind: 'group', body })
      }
      case 'function': {
        this.skipBlanks()
        const name = this.match(/[^ \t\n;&|<>()]+/y)
        if (name === undefined) this.unexpected()
        this.position += name.length
        this.skipBlanks()
        const parentheses = this.match(/\([ \t]*\)/y)
        if (parentheses !== undefined) this.position += parentheses.length
        return this.functionBody(name)
      }
      default:
        return this.conditionCommand()
    }
  }

  private ifCommand(): number {
    const branches: { test: number; body: number }[] = []
    let otherwise: number | undefined
    for (;;) {
      const test = this.list()
      this.expect('then')
      branches.push({ test, body: this.list('fi') })
      this.skipBlanks()
      const word = this.reservedWord()
      if (word === 'elif') {
        this.position += 4
        continue
      }
      if (word === 'else') {
        this.position += 4
        otherwise = this.list('fi')
      }
      this.expect('fi')
      return this.add({ kind: 'if', branches, otherwise })
    }
  }

  private doGroup(): number {
    this.newlines()
    this.expect('do')
    const body = this.list('done')
    this.expect('done')
    return body
  }

  private forCommand(): number {
    this.skipBlanks()
    if (this.text.startsWith('((', this.position)) return this.forArithmetic()
    const name = this.name()
    if (name === undefined) this.unexpected()
    this.position += name.length
    this.newlines()
    let words: Word[] | undefined
    if (this.reservedWord() === 'in') {
      this.position += 2
      words = []
      for (;;) {
        this.skipBlanks()
        if (this.atEnd || this.operator() !== undefined) break
        words.push(this.word())
      }
    }
    this.skipBlanks()
    if (this.operator() === ';') this.position++
    else if (words !== undefined && this.operator() !== '\n') this.unexpected()
    return this.add({ kind: 'for', name, words, body: this.doGroup() })
  }

  private forArithmetic(): number {
    const end = this.endOfArithmetic(this.position + 2)
    if (end === undefined) this.unexpected()
    const [init = '', test = '', advance = ''] = this.text.slice(this.position + 2, end).split(';')
    this.position = end + 2
    this.skipBlanks()
    if (this.operator() === ';') this.position++
    return this.add({ kind: 'for-arithmetic', init: this.sub(init), test: this.sub(test), advance: this.sub(advance), body: this.doGroup() })
  }

  private caseCommand(): number {
    this.skipBlanks()
    const subject = this.word()
    if (subject.length === 0) this.unexpected()
    this.newlines()
    this.expect('in')
    const branches: { patterns: Word[]; body: number; falls: boolean }[] = []
    for (;;) {
      this.newlines()
      if (this.reservedWord() === 'esac') break
      if (this.text[this.position] === '(') this.position++
      const patterns: Word[] = []
      do {
        this.skipBlanks()
        const pattern = this.word()
        if (pattern.length === 0) this.unexpected(patterns.length === 0 && !this.atEnd ? undefined : ')')
        patterns.push(pattern)
        this.skipBlanks()
      } while (this.operator() === '|' && ++this.position)
      this.expect(')')
      const items: { node: number; background: boolean; text: string }[] = []
      this.items(items, false)
      const operator = this.operator()
      branches.push({ patterns, body: this.add({ kind: 'list', items }), falls: operator === ';&' })
      if (operator !== ';;' && operator !== ';&' && operator !== ';;&') break
      this.position += operator.length
    }
    this.expect('esac')
    return this.add({ kind: 'case', subject, branches })
  }

  private conditionCommand(): number {
    const words: Word[] = []
    for (;;) {
      this.newlines()
      if (this.atEnd) this.unexpected(']]')
      if (this.match(/\]\](?=[ \t\n;&|<>()]|$)/y) !== undefined) break
      const operator = this.operator()
      if (operator !== undefined && ['&&', '||', '(', ')', '<', '>'].includes(operator)) {
        this.position += operator.length
        words.push([{ kind: 'text', text: operator, quoted: false }])
        continue
      }
      const isPattern = plainText(words.at(-1)) === '=~'
      const word = this.word(isPattern ? ' \t\n' : ' \t\n;&|<>()')
      if (word.length === 0) this.unexpected()
      words.push(word)
    }
    this.position += 2
    const condition = conditionOf(words)
    if (condition === undefined) this.fail('unexpected', ']]', false)
    return this.add({ kind: 'condition', condition })
  }

  private simple(): number {
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
      if (this.atEnd || this.operator() !== undefined) break
      ASSIGNMENT.lastIndex = this.position
      const assigned = words.length === 0 ? ASSIGNMENT.exec(this.text) : null
      if (assigned) {
        this.position += assigned[0].length
        if (this.text[this.position] === '(') this.unexpected()
        assignments.push({ name: assigned[1] as string, append: assigned[2] === '+', value: this.word() })
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
    return this.add({ kind: 'simple', assignments, words, redirects, name, rest: this.text.slice(restFrom, this.position), line })
  }

  private redirect(): Redirect | undefined {
    const digits = this.match(DIGITS) ?? ''
    const start = this.position
    this.position += digits.length
    const operator = this.operator()
    if (operator === undefined || !REDIRECTS.has(operator)) {
      this.position = start
      return undefined
    }
    this.position += operator.length
    this.skipBlanks()
    const target = this.word()
    if (target.length === 0) this.unexpected()
    const fd = digits === '' ? undefined : Number(digits)
    if (operator !== '<<' && operator !== '<<-') return { fd, operator: operator as Redirect['operator'], target }
    const redirect: Mutable<Redirect> = { fd, operator: '<<', target: [] }
    const delimiter = target.map((part) => (part.kind === 'text' ? part.text : '')).join('')
    this.hereDocuments.push({ redirect, delimiter, quoted: target.some((part) => part.kind === 'text' && part.quoted), stripTabs: operator === '<<-' })
    return redirect
  }
}

const plainText = (word: Word | undefined): string | undefined => (word?.length === 1 && word[0]?.kind === 'text' && !word[0].quoted ? word[0].text : undefined)
