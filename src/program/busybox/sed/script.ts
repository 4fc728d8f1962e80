/**
 * The language of `sed`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sed.html
 */
import { ToolError } from '../options.js'

/** Which lines a command is for. */
export type Address =
  | { readonly kind: 'line'; readonly line: number }
  /** `first~step`. */
  | { readonly kind: 'step'; readonly line: number; readonly step: number }
  /** `+count`: as many lines more. */
  | { readonly kind: 'more'; readonly line: number }
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

const KNOWN = 'sdpqQ=aicyhHgGxnNPD{}:btTrwz'
const UNTERMINATED = 'unterminated s command'
/** What GNU's ends with that finds no label. */
const NO_LABEL = 4

/** Whose words are used for what is wrong. */
type Words = 'gnu' | 'busybox'

/** Something wrong at a place of the script, counted from 1. */
function problem(words: Words, at: number, ofGnu: string, ofBusybox: string): ToolError {
  return new ToolError(words === 'gnu' ? `-e expression #1, char ${at}: ${ofGnu}` : ofBusybox)
}

/** Reads a script. @throws ToolError */
export const parseScript = (script: string, words: Words): readonly Command[] =>
  withTargets(new Parser(script, words).commands(), words)

class Parser {
  private at = 0

  constructor(
    private readonly script: string,
    private readonly words: Words,
  ) {}

  private fail(
    ofGnu: string,
    ofBusybox: string,
    at = Math.min(this.at, this.script.length),
  ): never {
    throw problem(this.words, at, ofGnu, ofBusybox)
  }

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
    if (name === '') this.fail('missing command', 'missing command')
    if (name === ',') this.fail("unexpected `,'", `unsupported command ${name}`)
    if (!KNOWN.includes(name))
      this.fail(`unknown command: \`${name}'`, `unsupported command ${name}`)
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
      return { ...command, text: this.textOf(name) }
    }
    if ('rw'.includes(name)) return { ...command, text: this.skip(/[^\n]*/y).trim() }
    return ':btT'.includes(name) ? { ...command, text: this.skip(/[^\n;}]*/y).trim() } : command
  }

  /** The text of `a`, `i` or `c`: a backslash keeps the blanks before it, and line ends in it. */
  private textOf(name: string): string {
    const start = this.skip(/[ \t]*(?:\\\n?|\\(?=[ \t]))?/y)
    if (!start.includes('\\')) this.skip(/[ \t]*/y)
    const text = this.skip(/(?:\\[^]|[^\n\\])*/y)
    if (text === '' && this.words === 'gnu' && !start.includes('\\'))
      this.fail("expected \\ after `a', `c' or `i'", `unsupported command ${name}`)
    return text.replace(/\\([^])/g, '$1')
  }

  private substitution(command: Command): Command {
    const delimiter = this.script[this.at++] ?? ''
    const { name } = command
    const unterminated = `unterminated \`${name}' command`
    if (delimiter === '') this.fail(unterminated, UNTERMINATED)
    const text = this.until(delimiter, unterminated)
    const replacement = this.until(delimiter, unterminated)
    if (
      name === 'y' &&
      [...text].length !== [...replacement].length &&
      !/\\/.test(text + replacement)
    )
      this.fail("strings for `y' command are different lengths", UNTERMINATED)
    const flags = this.skip(/[gpiImM0-9]*/y)
    if (!/^\s*(?:$|[;}\n#])/.test(this.script.slice(this.at)))
      this.fail(`unknown option to \`${name}'`, 'unknown option to s command', this.at + 1)
    return { ...command, text, replacement, flags }
  }

  private address(): Address | undefined {
    const more = this.skip(/\+\d+/y)
    if (more) return { kind: 'more', line: Number(more) }
    const digits = this.skip(/\d+/y)
    const step = digits && this.skip(/~\d+/y)
    if (step) return { kind: 'step', line: Number(digits), step: Number(step.slice(1)) }
    if (digits) return { kind: 'line', line: Number(digits) }
    if (this.skip(/\$/y)) return { kind: 'last' }
    const delimiter = this.skip(/\/|\\[^\n\\]/y).at(-1)
    if (delimiter === undefined) return undefined
    const source = this.until(delimiter, 'unterminated address regex')
    return { kind: 'match', source, ignoresCase: this.skip(/I/y) !== '' }
  }

  /** Text up to a delimiter that is not escaped; stands behind the delimiter afterwards. */
  private until(delimiter: string, unterminated: string): string {
    const { script } = this
    let text = ''
    for (; this.at < script.length && script[this.at] !== delimiter; this.at++) {
      const escapes = script[this.at] === '\\'
      if (escapes && script[this.at + 1] === delimiter && delimiter !== '\\') this.at++
      else if (escapes) text += script[this.at++]
      text += script[this.at] ?? ''
    }
    if (this.at++ >= script.length) this.fail(unterminated, UNTERMINATED)
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
function withTargets(commands: readonly Command[], words: Words): readonly Command[] {
  return commands.map((command, at) => {
    const { name, text } = command
    if (name === '{') return { ...command, target: blockEnd(commands, at, words) }
    if (name !== 'b' && name !== 't' && name !== 'T') return command
    if (text === '') return { ...command, target: commands.length }
    const target = commands.findIndex((one) => one.name === ':' && one.text === text)
    if (target < 0)
      throw words === 'gnu'
        ? new ToolError(`can't find label for jump to \`${text}'`, NO_LABEL)
        : new ToolError(`can't find label for jump to '${text}'`)
    return { ...command, target }
  })
}

function blockEnd(commands: readonly Command[], from: number, words: Words): number {
  let depth = 0
  for (let at = from; at < commands.length; at++) {
    const { name } = commands[at] as Command
    if (name === '{') depth++
    else if (name === '}' && --depth === 0) return at
  }
  throw problem(words, 0, "unmatched `{'", 'unmatched {')
}
