/**
 * `bc`: a calculator with numbers of any length, variables, functions and loops.
 *
 * @see https://busybox.net/downloads/BusyBox.html#bc
 */
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../../program.js'
import { ToolError, optionsOf } from '../options.js'
import { failing } from '../tool.js'
import type { Decimal } from './decimal.js'
import { LIBRARY, LIBRARY_SCALE } from './library.js'
import { Parser } from './parse.js'
import { Calculator } from './run.js'
import { words } from './words.js'

const OPTIONS = {
  letters: 'ilqsw',
  idle: 'iq',
  unsimulated: 'sw',
  long: { interactive: 'i', mathlib: 'l', quiet: 'q', standard: 's', warn: 'w' },
  usage: 'bc [-sqlw] [FILE]...\n\nArbitrary precision calculator',
}

/** A session: what has come and is not run yet, and what has a name. */
interface Session {
  readonly [key: string]: Json
  readonly source: string
  readonly values: Readonly<Record<string, readonly [units: string, scale: number]>>
  /** The sources that defined functions. */
  readonly definitions: string
}

export const bc: Program = {
  name: 'bc',
  step: (system, state) =>
    failing(system, 'bc', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      const scale: Session['values'] = options.has('l') ? { scale: [String(LIBRARY_SCALE), 0] } : {}
      const session = (state as Session | undefined) ?? {
        source: options.operands.map((path) => `${system.files.read(path)}\n`).join(''),
        values: scale,
        definitions: options.has('l') ? LIBRARY : '',
      }
      return goOn(system, session)
    }),
}

function goOn(system: System, before: Session): Next {
  const values = new Map(
    Object.entries(before.values).map(([name, [units, scale]]): readonly [string, Decimal] => [
      name,
      { units: BigInt(units), scale },
    ]),
  )
  const calculator = new Calculator(system, { values, functions: new Map() })
  calculator.run(new Parser(words(before.definitions)).all())
  let { source, definitions } = before
  for (;;) {
    const text = system.read()
    const isEnd = text === undefined
    source += text ?? (source === '' || source.endsWith('\n') ? '' : '\n')
    const ready = isEnd ? source : source.slice(0, wholeLength(source))
    if (ready !== '') {
      source = source.slice(ready.length)
      if (/\bdefine\b/.test(ready)) definitions += definitionsIn(ready)
      const done = runs(system, calculator, ready)
      if (done !== undefined) return exit(done)
    }
    if (isEnd) return exit(0)
    if (text !== '') continue
    return awaitInput({
      source,
      definitions,
      values: Object.fromEntries(
        [...values].map(([name, { units, scale }]) => [name, [units.toString(), scale]]),
      ),
    })
  }
}

/** The lines of a source that make whole statements: no brace and no comment is open. */
function wholeLength(source: string): number {
  let [depth, end] = [0, 0]
  for (const { 0: part, index } of source.matchAll(
    /\/\*[\s\S]*?(?:\*\/|$)|"[^"]*(?:"|$)|\\\n|[{}\n]/g,
  )) {
    if (part === '{') depth++
    else if (part === '}') depth--
    else if (part === '\n' && depth <= 0) end = index + 1
  }
  return end
}

/** Functions alone, to be defined again when the session goes on. */
const definitionsIn = (source: string): string =>
  (source.match(/\bdefine\b[^{]*\{[\s\S]*?\n\}|\bdefine\b[^{]*\{[^\n]*\}/g) ?? [])
    .map((one) => `${one}\n`)
    .join('')

/** Runs a source; its exit code once it is done. A person goes on after what was wrong. */
function runs(system: System, calculator: Calculator, source: string): number | undefined {
  try {
    return calculator.run(new Parser(words(source)).all()) ? 0 : undefined
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    system.err(`bc: ${error.message}\n`)
    return system.isTerminal('stdin') ? undefined : 1
  }
}
