/**
 * `tr`: replaces, squeezes or deletes characters.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/tr.html
 */
import { type Json, type Program, awaitInput, exit } from '../program.js'
import { unescaped } from './echo.js'
import { UsageProblem, optionsOf } from './options.js'
import { failing } from './tool.js'

const USAGE =
  'tr [-cds] STRING1 [STRING2]\n\nTranslate, squeeze, or delete characters from stdin, writing to stdout'
const OPTIONS = { letters: '+cCds', usage: USAGE }
const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[a-z]/i,
  digit: /\d/,
  alnum: /[a-z0-9]/i,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9a-f]/i,
}
const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

/** The characters that `a-z`, `[:digit:]` or `\n` stand for. */
function setOf(text: string): readonly string[] {
  const classes = text.replace(/\[:(\w+):\]/g, (whole, name: string) =>
    Object.hasOwn(CLASSES, name) ? ASCII.filter((one) => CLASSES[name]?.test(one)).join('') : whole,
  )
  const characters = [...unescaped(classes).text]
  const set: string[] = []
  for (let i = 0; i < characters.length; i++) {
    const [from = '', dash, to] = characters.slice(i, i + 3)
    if (dash !== '-' || to === undefined) {
      set.push(from)
      continue
    }
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++)
      set.push(String.fromCharCode(code))
    i += 2
  }
  return set
}

export const tr: Program = {
  name: 'tr',
  step: (system, state) =>
    failing(system, 'tr', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      const [first, second] = options.operands
      if (first === undefined || (second === undefined && !options.has('d') && !options.has('s')))
        throw new UsageProblem(USAGE)
      const from = setOf(first)
      const to = setOf(second ?? '')
      const complement = options.has('c') || options.has('C')
      const has = (one: string): boolean => from.includes(one) !== complement
      const squeezed = options.has('s')
        ? second === undefined
          ? has
          : (one: string): boolean => to.includes(one)
        : () => false
      let last = typeof state === 'string' ? state : ''
      for (let text = system.read(); ; text = system.read()) {
        if (text === undefined) return exit(0)
        if (text === '') return awaitInput(last as Json)
        let result = ''
        system.spend(text.length >> 3)
        for (const one of text) {
          if (options.has('d') && has(one)) continue
          const changed =
            !options.has('d') && second !== undefined && has(one)
              ? complement
                ? (to.at(-1) ?? one)
                : (to[from.indexOf(one)] ?? to.at(-1) ?? one)
              : one
          if (changed === last && squeezed(changed)) continue
          result += changed
          last = changed
        }
        system.out(result)
      }
    }),
}
