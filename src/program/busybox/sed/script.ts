/**
 * The language of `sed`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sed.html
 */
import { ToolError } from '../options.js'

/** Which lines a command is for. */
export type Address =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'match'; readonly source: string; readonly ignoresCase: boolean }

/** One command. */
export interface Command {
  readonly name: string
  readonly addresses: readonly Address[]
  /** `!`: for all lines but those. */
  readonly not: boolean
  /** The expression of `s`, the characters of `y`, the text of `a`, `i` and `c`, or a label. */
  readonly text: string
  readonly replacement: string
  readonly flags: string
  /** Where `b` and `t` go on, and where `{` does when it is not for the line. */
  readonly target: number
}

const KNOWN = 'sdpq=aicyhHgGxnNPD{}:bt'
const UNTERMINATED = 'unterminated s command'

/** Reads a script. @throws ToolError */
export const parseScript = (script: string): readonly Command[] =>
  withTargets(new Parser(script).commands())

class Parser {
  private at = 0

  constructor(private readonly script: string) {}

  commands(): readonly Command[] {
    const commands: Command[] = []
    for (this.skip(/[\s;]*/y); this.at < this.script.length; this.skip(/[\s;]*/y)) {
      if (this.skip(/#[^\n]*/y)) continue
      commands.push(this.command())
    }
    return commands
  }

  private command(): Command {
    const first = this.address()
    const second = first && this.skip(/\s*,\s*/y) ? this.address() : undefined
    const not = this.skip(/\s*!?\s*/y).includes('!')
    const name = this.script[this.at++] ?? ''
    if (name === '') throw new ToolError('missing command')
    if (!KNOWN.includes(name)) throw new ToolError(`unsupported command ${name}`)
    const command: Command = {
      name,
      addresses: [first, second].filter((one) => one !== undefined),
      not,
      text: '',
      replacement: '',
      flags: '',
      target: 0,
    }
    if (name === 's' || name === 'y') return this.substitution(command)
    if ('aic'.includes(name)) {
      this.skip(/[ \t]*\\?\n?[ \t]*/y)
      return { ...command, text: this.skip(/[^\n]*/y) }
    }
    return ':bt'.includes(name) ? { ...command, text: this.skip(/[^\n;}]*/y).trim() } : command
  }

  private substitution(command: Command): Command {
    const delimiter = this.script[this.at++] ?? ''
    if (delimiter === '') throw new ToolError(UNTERMINATED)
    const text = this.until(delimiter)
    const replacement = this.until(delimiter)
    const flags = this.skip(/[gpiImM0-9]*/y)
    if (!/^\s*(?:$|[;}\n#])/.test(this.script.slice(this.at)))
      throw new ToolError('unknown option to s command')
    return { ...command, text, replacement, flags }
  }

  private address(): Address | undefined {
    const digits = this.skip(/\d+/y)
    if (digits) return { kind: 'line', line: Number(digits) }
    if (this.skip(/\$/y)) return { kind: 'last' }
    const delimiter = this.skip(/\/|\\[^\n\\]/y).at(-1)
    if (delimiter === undefined) return undefined
    const source = this.until(delimiter)
    return { kind: 'match', source, ignoresCase: this.skip(/I/y) !== '' }
  }

  /** Text up to a delimiter that is not escaped; stands behind the delimiter afterwards. */
  private until(delimiter: string): string {
    const { script } = this
    let text = ''
    for (; this.at < script.length && script[this.at] !== delimiter; this.at++) {
      const escapes = script[this.at] === '\\'
      if (escapes && script[this.at + 1] === delimiter && delimiter !== '\\') this.at++
      else if (escapes) text += script[this.at++]
      text += script[this.at] ?? ''
    }
    if (this.at++ >= script.length) throw new ToolError(UNTERMINATED)
    return text
  }

  /** Takes what fits here. */
  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const text = pattern.exec(this.script)?.[0] ?? ''
    this.at += text.length
    return text
  }
}

/** Finds where blocks end and labels stand. @throws ToolError when one is missing */
function withTargets(commands: readonly Command[]): readonly Command[] {
  return commands.map((command, at) => {
    if (command.name === '{') return { ...command, target: blockEnd(commands, at) }
    if (command.name !== 'b' && command.name !== 't') return command
    if (command.text === '') return { ...command, target: commands.length }
    const target = commands.findIndex(({ name, text }) => name === ':' && text === command.text)
    if (target < 0) throw new ToolError(`can't find label for jump to '${command.text}'`)
    return { ...command, target }
  })
}

function blockEnd(commands: readonly Command[], from: number): number {
  let depth = 0
  for (let at = from; at < commands.length; at++) {
    const { name } = commands[at] as Command
    if (name === '{') depth++
    else if (name === '}' && --depth === 0) return at
  }
  throw new ToolError('unmatched {')
}
