/**
 * The parser: from the text of a script to its commands.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_10
 */
import { CompoundParser } from './compound-parser.js'
import { SyntaxProblem } from './scanner.js'

import type { Part, Problem, Script, Word } from './tree.js'

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

const CLOSING = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'])
const FUNCTION = /([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*\([ \t]*\)/y
const COMPOUND = new Set(['if', 'for', 'while', 'until', 'select', 'case', '{', '[[', 'function'])

class Parser extends CompoundParser {
  script(): Script {
    const items: { node: number; background: boolean; text: string }[] = []
    let problem: Problem | undefined
    try {
      this.newlines()
      while (!this.atEnd) {
        const line: typeof items = []
        this.items(line, true)
        this.skipBlanks()
        if (line.length === 0 || (!this.atEnd && this.text[this.position] !== '\n'))
          this.unexpected()
        items.push(...line)
        this.newlines()
      }
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error
      problem = error.problem
      items.push({ node: this.add({ kind: 'error', problem }), background: false, text: '' })
    }
    const incomplete = this.endsInside || problem?.incomplete === true
    return { root: this.add({ kind: 'list', items }), nodes: this.nodes, problem, incomplete }
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

  /** Commands with what separates them; with `oneLine`, up to the end of the line. */
  protected items(
    items: { node: number; background: boolean; text: string }[],
    oneLine: boolean,
  ): void {
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
    if (operator === ')' || operator === ';;' || operator === ';&' || operator === ';;&')
      return true
    const word = this.reservedWord()
    return word !== undefined && CLOSING.has(word)
  }

  /** A list of at least one command. */
  protected list(closing?: string): number {
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
    for (
      let word = this.reservedWord();
      word === '!' || word === 'time';
      word = this.reservedWord()
    ) {
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
    const isEmpty =
      timed !== false &&
      (this.atEnd || [';', '\n', ')', '&&', '||', '&'].includes(this.operator() ?? ''))
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
    return this.add({
      kind: 'redirected',
      body: stage,
      redirects: [{ fd: 2, operator: '>&', target: [{ kind: 'text', text: '1', quoted: false }] }],
    })
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

  protected functionBody(name: string): number {
    this.newlines()
    const body = this.command()
    return this.add({ kind: 'function', name, body })
  }
}
