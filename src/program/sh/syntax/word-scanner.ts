/**
 * Words, with their quotes and expansions.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02
 */
import { META, Scanner } from './scanner.js'
import { unescapeAnsi } from './ansi.js'
import type { Part, Word } from './tree.js'
import { addText, endOfIndex } from './word-parts.js'
import { endOfGroup } from '../../../text/shell-pattern.js'

const PARAMETER = /[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-]/y
const OPERATION = /:?[-=?+]|##?|%%?|\/[/#%]?|\^\^?|,,?|@[UuLQE](?=\})|:/y

/** What ends the expression of `=~`, in which parentheses and bars are its own. */
export const EXPRESSION_STOP = ' \t\n'
const GROUP_STOP = '|)'

/** Reads words. */
export abstract class WordScanner extends Scanner {
  /** Parses the commands of `$(…)` up to its closing parenthesis. */
  protected abstract commandsInParentheses(): void

  /** A word up to a blank or operator (or a character of `stop`). */
  protected word(stop = META): Word {
    const parts: Part[] = []
    for (;;) {
      const character = this.text[this.position]
      if (stop === META && this.atProcess) {
        this.process(parts)
        continue
      }
      if (character === undefined || stop.includes(character)) return parts
      if (stop !== EXPRESSION_STOP && this.group(parts)) continue
      if (character === '\\') this.escaped(parts)
      else if (character === "'") this.singleQuoted(parts)
      else if (character === '"') this.doubleQuoted(parts)
      else if (character === '$') this.dollar(parts, false)
      else if (character === '`') this.backquoted(parts, false)
      else {
        this.position++
        addText(parts, character, false)
      }
    }
  }

  /** A group of patterns, if one begins here. */
  private group(parts: Part[]): boolean {
    const operator = this.text[this.position] ?? ''
    if (!'?*+@!'.includes(operator)) return false
    const end = endOfGroup(this.text, this.position + 1)
    if (end === undefined || this.text.slice(this.position, end).includes('\n')) return false
    this.position += 2
    const patterns: Word[] = []
    for (;;) {
      patterns.push(this.nested(() => this.word(GROUP_STOP)))
      if (this.text[this.position] !== '|') break
      this.position++
    }
    if (this.text[this.position] !== ')') this.unterminated(')')
    this.position++
    parts.push({ kind: 'group', operator, patterns, quoted: false })
    return true
  }

  /** Whether a `<(…)` or `>(…)` begins here. */
  protected get atProcess(): boolean {
    return /^[<>]\($/.test(this.text.slice(this.position, this.position + 2))
  }

  private process(parts: Part[]): void {
    const isWritten = this.text[this.position] === '>'
    this.position += 2
    const start = this.position
    this.nested(() => this.commandsInParentheses())
    const source = this.text.slice(start, this.position)
    parts.push({ kind: 'process', source, quoted: true, isWritten })
    this.position++
  }

  /** The index of an array's element between brackets, if there is one. */
  protected index(): Word | '@' | '*' | undefined {
    if (this.text[this.position] !== '[') return undefined
    const end = endOfIndex(this.text, this.position)
    if (end === undefined) return undefined
    const text = this.text.slice(this.position + 1, end)
    this.position = end + 1
    return text === '@' || text === '*' ? text : this.sub(text)
  }

  private escaped(parts: Part[]): void {
    const next = this.text[this.position + 1]
    this.position += 2
    if (next === undefined) addText(parts, '\\', true)
    else if (next !== '\n') addText(parts, next, true)
  }

  private singleQuoted(parts: Part[]): void {
    const end = this.text.indexOf("'", this.position + 1)
    if (end < 0) this.unterminated("'")
    addText(parts, this.text.slice(this.position + 1, end), true)
    this.position = end + 1
  }

  private doubleQuoted(parts: Part[]): void {
    this.position++
    const before = parts.length
    this.quotedText(parts, '"')
    if (this.text[this.position] !== '"') this.unterminated('"')
    this.position++
    if (parts.length === before) addText(parts, '', true)
  }

  private unterminated(quote: string): never {
    this.position = this.text.length
    return this.fail('unterminated', quote, true)
  }

  /** Text in which only `$`, backquotes and `\` are special, up to one of `stop` or the end. */
  protected quotedText(parts: Part[], stop: string): void {
    for (;;) {
      const character = this.text[this.position]
      if (character === undefined || stop.includes(character)) return
      if (character === '$') this.dollar(parts, true)
      else if (character === '`') this.backquoted(parts, true)
      else if (character === '\\') {
        const next = this.text[this.position + 1]
        this.position += 2
        if (next === undefined) addText(parts, '\\', true)
        else if (next !== '\n')
          addText(parts, '$`\\'.includes(next) || stop.includes(next) ? next : `\\${next}`, true)
      } else {
        this.position++
        addText(parts, character, true)
      }
    }
  }

  private dollar(parts: Part[], quoted: boolean): void {
    const next = this.text[this.position + 1]
    if (next === '(') this.parenthesised(parts, quoted)
    else if (next === '{') this.nested(() => this.braced(parts, quoted))
    else if (next === "'" && !quoted) this.ansiQuoted(parts)
    else {
      this.position++
      const name = next !== undefined && /[0-9]/.test(next) ? next : this.match(PARAMETER)
      if (name === undefined) addText(parts, '$', quoted)
      else {
        this.position += name.length
        parts.push({ kind: 'parameter', name, quoted })
      }
    }
  }

  private parenthesised(parts: Part[], quoted: boolean): void {
    if (this.text[this.position + 2] === '(') {
      const end = this.endOfArithmetic(this.position + 3)
      if (end !== undefined) {
        parts.push({
          kind: 'arithmetic',
          expression: this.sub(this.text.slice(this.position + 3, end)),
          quoted,
        })
        this.position = end + 2
        return
      }
    }
    this.position += 2
    const start = this.position
    this.nested(() => this.commandsInParentheses())
    parts.push({ kind: 'command', source: this.text.slice(start, this.position), quoted })
    this.position++
  }

  /**
   * Where the `))` is that closes an arithmetic expression; undefined if the parentheses are
   * something else.
   */
  protected endOfArithmetic(from: number): number | undefined {
    let open = 0
    for (let i = from; i < this.text.length; i++) {
      const character = this.text[i]
      if (character === '(') open++
      else if (character === ')') {
        if (open > 0) open--
        else return this.text[i + 1] === ')' ? i : undefined
      }
    }
    return undefined
  }

  /** The text as a word in which only expansions are special. */
  protected abstract sub(text: string): Word

  private backquoted(parts: Part[], quoted: boolean): void {
    let source = ''
    for (let i = this.position + 1; i < this.text.length; i++) {
      const character = this.text[i] as string
      if (character === '`') {
        this.position = i + 1
        parts.push({ kind: 'command', source, quoted })
        return
      }
      if (character === '\\' && '$`\\'.includes(this.text[i + 1] ?? ' ')) source += this.text[++i]
      else if (character === '\\' && quoted && this.text[i + 1] === '"') source += this.text[++i]
      else source += character
    }
    this.unterminated('`')
  }

  private ansiQuoted(parts: Part[]): void {
    let end = this.position + 2
    while (end < this.text.length && this.text[end] !== "'") end += this.text[end] === '\\' ? 2 : 1
    if (end >= this.text.length) this.unterminated("'")
    addText(parts, unescapeAnsi(this.text.slice(this.position + 2, end)), true)
    this.position = end + 1
  }

  private braced(parts: Part[], quoted: boolean): void {
    const start = this.position
    this.position += 2
    const length =
      this.text[this.position] === '#' &&
      /[A-Za-z0-9_@*?$!#-]/.test(this.text[this.position + 1] ?? '}')
    if (length) this.position++
    const indirect =
      !length &&
      this.text[this.position] === '!' &&
      /[A-Za-z_]/.test(this.text[this.position + 1] ?? '')
    if (indirect) this.position++
    const name = this.match(PARAMETER)
    if (name === undefined) return this.badSubstitution(parts, start, quoted)
    this.position += name.length
    const given = /^[A-Za-z_]/.test(name) ? this.index() : undefined
    const index = given === undefined ? {} : { index: given }
    if (this.text[this.position] === '}') {
      this.position++
      parts.push({
        kind: 'parameter',
        name,
        ...index,
        quoted,
        ...(length ? { operator: 'length' } : indirect ? { operator: 'indirect' } : {}),
      })
      return
    }
    const operator = this.match(OPERATION)
    if (operator === undefined || length || indirect)
      return this.badSubstitution(parts, start, quoted)
    this.position += operator.length
    const isPattern = /^[#%/^,]/.test(operator)
    const word = this.bracedWord(quoted && !isPattern, operator.startsWith('/') ? '}/' : '}')
    let replacement: Word | undefined
    if (operator.startsWith('/') && this.text[this.position] === '/') {
      this.position++
      replacement = this.bracedWord(quoted, '}')
    }
    if (this.text[this.position] !== '}') this.unterminated('}')
    this.position++
    parts.push({
      kind: 'parameter',
      name,
      ...index,
      quoted,
      operator,
      word,
      ...(replacement === undefined ? {} : { replacement }),
    })
  }

  private bracedWord(quoted: boolean, stop: string): Word {
    if (!quoted) return this.word(stop)
    const parts: Part[] = []
    for (;;) {
      this.quotedText(parts, `${stop}"`)
      if (this.text[this.position] !== '"') return parts
      this.doubleQuoted(parts)
    }
  }

  private badSubstitution(parts: Part[], start: number, quoted: boolean): void {
    const end = this.text.indexOf('}', this.position)
    if (end < 0) this.unterminated('}')
    this.position = end + 1
    parts.push({ kind: 'bad', text: this.text.slice(start, end + 1), quoted })
  }
}
