/**
 * The language of `sed`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sed.html
 */
import { ToolError } from './options.js'

/** Which lines a command is for. */
export type Address =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'match'; readonly source: string }

export interface Command {
  readonly name: string
  readonly addresses: readonly Address[]
  /** `!`: for all lines but those. */
  readonly not: boolean
  /** The expression of `s`, the characters of `y`, the text of `a`, `i` and `c`, or a label. */
  readonly text: string
  readonly replacement: string
  readonly flags: string
}

const KNOWN = 'sdpq=aicyhHgGxnNPD{}:bt'

/** @throws ToolError */
export function parseScript(script: string): readonly Command[] {
  const commands: Command[] = []
  let at = 0
  const skip = (pattern: RegExp): string => {
    const found = new RegExp(pattern.source, 'y')
    found.lastIndex = at
    const text = found.exec(script)?.[0] ?? ''
    at += text.length
    return text
  }
  /** Text up to a delimiter that is not escaped; stands behind the delimiter afterwards. */
  const until = (delimiter: string): string => {
    let text = ''
    for (; at < script.length && script[at] !== delimiter; at++) {
      if (script[at] === '\\' && script[at + 1] === delimiter && delimiter !== '\\') at++
      else if (script[at] === '\\') text += script[at++]
      text += script[at] ?? ''
    }
    if (at++ >= script.length) throw new ToolError('unterminated s command')
    return text
  }
  const address = (): Address | undefined => {
    const digits = skip(/\d+/)
    if (digits) return { kind: 'line', line: Number(digits) }
    if (skip(/\$/)) return { kind: 'last' }
    return skip(/\//) ? { kind: 'match', source: until('/') } : undefined
  }
  for (skip(/[\s;]*/); at < script.length; skip(/[\s;]*/)) {
    if (skip(/#[^\n]*/)) continue
    const first = address()
    const second = first && skip(/\s*,\s*/) ? address() : undefined
    const not = skip(/\s*!?\s*/).includes('!')
    const name = script[at++] ?? ''
    if (name === '' || !KNOWN.includes(name))
      throw new ToolError(name === '' ? 'missing command' : `unsupported command ${name}`)
    const command = {
      name,
      addresses: [first, second].filter((one) => one !== undefined),
      not,
      text: '',
      replacement: '',
      flags: '',
    }
    if (name === 's' || name === 'y') {
      const delimiter = script[at++] ?? ''
      if (delimiter === '') throw new ToolError('unterminated s command')
      commands.push({
        ...command,
        text: until(delimiter),
        replacement: until(delimiter),
        flags: skip(/[gpiI0-9]*/),
      })
      if (!/^\s*(?:$|[;}\n#])/.test(script.slice(at)))
        throw new ToolError('unknown option to s command')
    } else if ('aic'.includes(name)) {
      skip(/[ \t]*\\?\n?[ \t]*/)
      commands.push({ ...command, text: skip(/[^\n]*/) })
    } else if (':bt'.includes(name)) commands.push({ ...command, text: skip(/[^\n;}]*/).trim() })
    else commands.push(command)
  }
  return commands
}
