/**
 * `tr`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/tr.html
 */
import { type Program, awaitInput, exit } from '../program.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { failing } from './tool.js'

const USAGE = 'tr [-cds] STRING1 [STRING2]\n\nTranslate, squeeze, or delete characters from stdin, writing to stdout'

const range = (from: string, to: string): string => {
  let text = ''
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) text += String.fromCharCode(code)
  return text
}
const CLASSES: Readonly<Record<string, string>> = {
  alpha: range('A', 'Z') + range('a', 'z'),
  digit: range('0', '9'),
  alnum: range('0', '9') + range('A', 'Z') + range('a', 'z'),
  lower: range('a', 'z'),
  upper: range('A', 'Z'),
  space: ' \t\n\v\f\r',
  blank: ' \t',
  punct: range('!', '/') + range(':', '@') + range('[', '`') + range('{', '~'),
  cntrl: `${range('\u0000', '\u001f')}\u007f`,
  xdigit: range('0', '9') + range('A', 'F') + range('a', 'f'),
}
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', a: '\u0007', b: '\b', f: '\f', v: '\v' }

/** The characters that a set names. */
function characters(set: string): string {
  let text = ''
  for (let i = 0; i < set.length; i++) {
    const named = /^\[:([a-z]+):\]/.exec(set.slice(i, i + 12))
    if (named) {
      text += Object.hasOwn(CLASSES, named[1] as string) ? CLASSES[named[1] as string] : ''
      i += named[0].length - 1
    } else if (set[i] === '\\' && i + 1 < set.length) {
      const octal = /^[0-7]{1,3}/.exec(set.slice(i + 1, i + 4))?.[0]
      text += octal === undefined ? (ESCAPES[set[i + 1] as string] ?? set[i + 1]) : String.fromCharCode(Number.parseInt(octal, 8))
      i += octal?.length ?? 1
    } else if (set[i + 1] === '-' && i + 2 < set.length && (set[i + 2] as string) >= (set[i] as string)) {
      text += range(set[i] as string, set[i + 2] as string)
      i += 2
    } else text += set[i]
  }
  return text
}

export const tr: Program = {
  name: 'tr',
  step: (system, state) =>
    failing(system, 'tr', () => {
      const options = optionsOf(system.argv.slice(1), { letters: '+cCdst', usage: USAGE })
      const [first, second] = options.operands
      if (first === undefined || (second === undefined && !options.has('d') && !options.has('s'))) throw new ToolError(usageOf(USAGE), 1, true)
      const complement = options.has('c') || options.has('C')
      const [from, to] = [characters(first), second === undefined ? '' : characters(second)]
      const isIn = (character: string): boolean => from.includes(character) !== complement
      const translated = (character: string): string => {
        if (!isIn(character) || to === '' || options.has('d')) return character
        return (complement ? to.at(-1) : (to[from.indexOf(character)] ?? to.at(-1))) as string
      }
      const squeezes = (character: string): boolean => options.has('s') && (second === undefined ? isIn(character) : to.includes(character))
      let last = typeof state === 'string' ? state : ''
      let text = system.read()
      for (; text !== undefined && text !== ''; text = system.read()) {
        let result = ''
        for (const character of text) {
          if (options.has('d') && isIn(character)) continue
          const next = translated(character)
          if (next === last && squeezes(next)) continue
          result += next
          last = next
        }
        system.out(result)
      }
      return text === undefined ? exit(0) : awaitInput(last)
    }),
}
