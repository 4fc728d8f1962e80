/**
 * The expression of `find`: tests and actions, joined by `-a`, `-o`, `!` and parentheses.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/find.html
 */
import type { System } from '../../program.js'
import { ToolError } from '../options.js'
import { isGnu } from '../system-kind.js'
import { type Test, testOf } from './tests.js'

/** What is done with a path; `words` are its arguments. */
export interface Action {
  readonly name: string
  readonly words: readonly string[]
  /** `-exec … +`: once for all paths. */
  readonly all: boolean
}

export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'test'; readonly test: Test }
  | { readonly kind: 'action'; readonly action: Action }

/** What the words after the roots say. */
export interface Search {
  readonly expression: Expression
  readonly depthAtMost: number
  readonly depthAtLeast: number
  /** What is in a directory comes before it. */
  readonly isDeep: boolean
  /** Symbolic links are gone through. */
  readonly follows: boolean
}

const EXEC = new Set(['-exec', '-execdir'])
const ALONE = new Set(['-print', '-print0', '-delete', '-prune', '-quit', '-ls'])
const TRUE: Expression = { kind: 'test', test: () => true }
const PRINT: Expression = { kind: 'action', action: { name: '-print', words: [], all: false } }

/** Reads the words. @throws ToolError where they make no sense */
export const searchOf = (system: System, words: readonly string[]): Search =>
  new Parser(system, words).search()

class Parser {
  private at = 0
  private acts = false
  private depthAtMost = Number.POSITIVE_INFINITY
  private depthAtLeast = 0
  private isDeep = false
  private follows = false

  constructor(
    private readonly system: System,
    private readonly words: readonly string[],
  ) {}

  search(): Search {
    const found = this.words.length === 0 ? TRUE : this.or()
    if (this.at < this.words.length)
      this.fail(
        `invalid expression; you have used a binary operator '${this.words[this.at]}' with nothing before it.`,
        `unrecognized: ${this.words[this.at]}`,
      )
    const { depthAtMost, depthAtLeast, isDeep, follows } = this
    const expression: Expression = this.acts ? found : { kind: 'and', left: found, right: PRINT }
    return { expression, depthAtMost, depthAtLeast, isDeep, follows }
  }

  private fail(ofGnu: string, ofBusybox: string): never {
    throw new ToolError(isGnu(this.system) ? ofGnu : ofBusybox)
  }

  /** The word that comes next. */
  private next(): string | undefined {
    return this.words[this.at]
  }

  private or(): Expression {
    let left = this.and()
    while (this.next() === '-o' || this.next() === '-or' || this.next() === ',') {
      this.at++
      left = { kind: 'or', left, right: this.and() }
    }
    return left
  }

  private and(): Expression {
    let left = this.not()
    for (;;) {
      const next = this.next()
      if (next === undefined || next === ')' || next === '-o' || next === '-or' || next === ',')
        return left
      if (next === '-a' || next === '-and') this.at++
      left = { kind: 'and', left, right: this.not() }
    }
  }

  private not(): Expression {
    if (this.next() === '!' || this.next() === '-not') {
      this.at++
      return { kind: 'not', of: this.not() }
    }
    if (this.next() !== '(') return this.primary()
    this.at++
    const inner = this.or()
    if (this.next() !== ')')
      this.fail("invalid expression; expected to find a ')' but didn't see one.", "unmatched '('")
    this.at++
    return inner
  }

  private primary(): Expression {
    const word = this.next() ?? ''
    this.at++
    if (word === '-maxdepth') this.depthAtMost = Number(this.argument(word))
    else if (word === '-mindepth') this.depthAtLeast = Number(this.argument(word))
    else if (word === '-depth') this.isDeep = true
    else if (word === '-follow') this.follows = true
    else if (EXEC.has(word)) return this.command(word)
    else if (ALONE.has(word) || word === '-printf') {
      if (word !== '-prune') this.acts = true
      if (word === '-delete') this.isDeep = true
      const words = word === '-printf' ? [this.argument(word)] : []
      return { kind: 'action', action: { name: word, words, all: false } }
    } else if (!word.startsWith('-'))
      this.fail(`paths must precede expression: \`${word}'`, `unrecognized: ${word}`)
    else {
      const test = testOf(this.system, word, () => this.argument(word))
      if (!test) this.fail(`unknown predicate \`${word}'`, `unrecognized: ${word}`)
      return { kind: 'test', test: test as Test }
    }
    return TRUE
  }

  private argument(word: string): string {
    const value = this.next()
    if (value === undefined)
      this.fail(`missing argument to \`${word}'`, `${word}: requires argument`)
    this.at++
    return value as string
  }

  private command(name: string): Expression {
    const { words } = this
    const end = words.findIndex(
      (one, at) => at >= this.at && (one === ';' || (one === '+' && words[at - 1] === '{}')),
    )
    if (end <= this.at) this.fail(`missing argument to \`${name}'`, `${name}: requires argument`)
    const all = words[end] === '+'
    const action = { name, words: words.slice(this.at, end), all }
    this.acts = true
    this.at = end + 1
    return { kind: 'action', action }
  }
}
