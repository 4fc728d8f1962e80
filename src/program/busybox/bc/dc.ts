/**
 * `dc`: a calculator of numbers on a stack.
 *
 * @see https://busybox.net/downloads/BusyBox.html#dc
 */
import { type Program, type System, awaitInput, exit } from '../../program.js'
import { ToolError, optionsOf } from '../options.js'
import { failing } from '../tool.js'
import {
  type Decimal,
  compared,
  countOf,
  folded,
  lengthOf,
  negated,
  parsed,
  power,
  product,
  quotient,
  remainder,
  shown,
  squareRoot,
  sum,
  whole,
} from './decimal.js'

const OPTIONS = {
  letters: 'xe:f:',
  idle: 'x',
  usage: 'dc [-x] [-e EXPR]... [-f FILE]... [FILE]...\n\nTiny RPN calculator',
}
const DEEPEST = 200

/** A number or a text, which can be run. */
type Value = Decimal | string

class Stack {
  private readonly values: Value[] = []
  private readonly registers = new Map<string, Value[]>()
  private scale = 0
  private readonly base = { input: 10, output: 10 }

  constructor(private readonly system: System) {}

  /** Runs a text; how many levels `q` leaves. @throws ToolError */
  run(text: string, depth = 0): number {
    if (depth > DEEPEST) throw new ToolError('recursion too deep')
    for (let at = 0; at < text.length; ) {
      this.system.spend(1)
      const number = /_?(?:[0-9A-F]+\.?[0-9A-F]*|\.[0-9A-F]+)/y
      number.lastIndex = at
      const [digits] = number.exec(text) ?? []
      if (digits !== undefined) {
        const value = parsed(digits.replace('_', ''), this.base.input)
        this.values.push(digits.startsWith('_') ? negated(value) : value)
        at += digits.length
      } else if (text[at] === '[') {
        const end = endOf(text, at)
        this.values.push(text.slice(at + 1, end))
        at = end + 1
      } else if (text[at] === '#') at = `${text}\n`.indexOf('\n', at)
      else {
        const isLong = '!' === text[at] && '<>='.includes(text[at + 1] ?? ' ')
        const length = isLong ? 3 : 'slSL<>=:;'.includes(text[at] as string) ? 2 : 1
        const leaving = this.command(text.slice(at, at + length), depth)
        if (leaving > 0) return leaving - 1
        at += length
      }
    }
    return 0
  }

  private pop(): Value {
    const value = this.values.pop()
    if (value === undefined) throw new ToolError('stack has too few elements')
    return value
  }

  private number(): Decimal {
    const value = this.pop()
    if (typeof value === 'string') throw new ToolError('non-numeric value')
    return value
  }

  private shown(value: Value): string {
    return typeof value === 'string' ? value : folded(shown(value, this.base.output))
  }

  private arithmetic(operator: string): void {
    const right = this.number()
    const left = this.number()
    const { scale } = this
    const results: Readonly<Record<string, () => Decimal>> = {
      '+': () => sum(left, right),
      '-': () => sum(left, negated(right)),
      '*': () => product(left, right, scale),
      '/': () => quotient(left, right, scale),
      '%': () => remainder(left, right, scale),
      '^': () => power(left, right, scale),
    }
    this.values.push((results[operator] as () => Decimal)())
  }

  /** @throws ToolError */
  private command(word: string, depth: number): number {
    const letter = word[0] as string
    if ('+-*/%^'.includes(letter)) this.arithmetic(letter)
    else if (/^[<>=!]/.test(letter) && word.length > 1) return this.conditional(word, depth)
    else if ('slSL'.includes(letter)) this.register(letter, word[1] ?? ' ')
    else if ('pnfcdrk'.includes(letter)) this.stack(letter)
    else if (letter === 'v') this.values.push(squareRoot(this.number(), this.scale))
    else if (letter === 'i') this.base.input = this.baseOf(16)
    else if (letter === 'o') this.base.output = this.baseOf(999)
    else if (letter === 'K') this.values.push(whole(this.scale))
    else if (letter === 'I') this.values.push(whole(this.base.input))
    else if (letter === 'O') this.values.push(whole(this.base.output))
    else if (letter === 'z') this.values.push(whole(this.values.length))
    else if (letter === 'Z') {
      const value = this.pop()
      this.values.push(whole(typeof value === 'string' ? value.length : lengthOf(value)))
    } else if (letter === 'x') {
      const value = this.pop()
      if (typeof value === 'string') return this.run(value, depth + 1)
      this.values.push(value)
    } else if (letter === 'P') this.system.out(this.shown(this.pop()))
    else if (letter === 'q') return 2
    else if (!/\s/.test(letter)) throw new ToolError(`bad character '${letter}'`)
    return 0
  }

  private stack(letter: string): void {
    if (letter === 'f') {
      for (const value of this.values.toReversed()) this.system.out(`${this.shown(value)}\n`)
    } else if (letter === 'c') this.values.length = 0
    else if (letter === 'k') this.scale = countOf(this.number(), 'scale')
    else {
      const top = this.pop()
      if (letter === 'n') this.system.out(this.shown(top))
      else if (letter === 'r') this.values.push(top, this.pop())
      else this.values.push(top)
      if (letter === 'p') this.system.out(`${this.shown(top)}\n`)
      if (letter === 'd') this.values.push(top)
    }
  }

  private baseOf(largest: number): number {
    const base = countOf(this.number(), 'base')
    if (base < 2 || base > largest) throw new ToolError(`bad base; must be [2, ${largest}]`)
    return base
  }

  private register(letter: string, name: string): void {
    const held = this.registers.get(name) ?? []
    this.registers.set(name, held)
    if (letter === 's') held.splice(-1, 1, this.pop())
    else if (letter === 'S') held.push(this.pop())
    else {
      const value = letter === 'L' ? held.pop() : held.at(-1)
      if (value === undefined && letter === 'L') throw new ToolError('stack has too few elements')
      this.values.push(value ?? whole(0))
    }
  }

  /** `<r` runs what the register holds if the top is below the one under it. */
  private conditional(word: string, depth: number): number {
    const isNot = word.startsWith('!')
    const operator = word[isNot ? 1 : 0]
    const order = compared(this.number(), this.number())
    const holds = operator === '<' ? order < 0 : operator === '>' ? order > 0 : order === 0
    const held = this.registers.get(word.at(-1) ?? ' ')?.at(-1)
    if (holds === isNot || typeof held !== 'string') return 0
    return this.run(held, depth + 1)
  }
}

/** Where the bracket at `from` is closed. */
function endOf(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '[') depth++
    if (text[at] === ']' && --depth === 0) return at
  }
  return text.length
}

export const dc: Program = {
  name: 'dc',
  step: (system, state) =>
    failing(system, 'dc', () => {
      const options = optionsOf(system.argv.slice(1), OPTIONS)
      const files = [...options.values('f'), ...options.operands]
      const stack = new Stack(system)
      if (options.has('e') || files.length > 0) {
        for (const text of options.values('e')) stack.run(text)
        for (const path of files) stack.run(system.files.read(path))
        return exit(0)
      }
      let text = typeof state === 'string' ? state : ''
      for (let more = system.read(); more !== undefined; more = system.read()) {
        if (more === '') return awaitInput(text)
        text += more
      }
      stack.run(text)
      return exit(0)
    }),
}
