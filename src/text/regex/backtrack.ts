/**
 * The matcher for expressions with references and looks, and for those of JavaScript: it follows
 * one way after the other. That can take very long, so it counts every step.
 *
 * @module
 */
import type { BacktrackProgram, Instruction } from './backtrack-program.js'
import { Characters } from './characters-at.js'
import { holds, mayBegin, mayEnd } from './places.js'
import type { Search } from './search.js'
import { TooManyWays } from './tree.js'

/** How many steps are made before they are counted. */
const PORTION = 1024
/** How many ways may be open at once; engines have room for about as many. */
const MOST_OPEN = 2_000_000

/**
 * What is put on the stack: four numbers. A register that is to be put back has its own number as
 * the first and its value as the second; ways have one of these.
 */
const WAY = -1
const GREEDY_RUN = -2
const LAZY_RUN = -3
const ENTRY = 4

/** The slots of the first match at or after `from`: where each group begins and ends. */
export function matchByBacktracking(
  program: BacktrackProgram,
  text: string,
  from: number,
  search: Search,
): readonly number[] | undefined {
  return new Matcher(program, text, search).find(from)
}

class Matcher {
  private readonly characters: Characters
  private readonly registers: number[]
  private readonly stack: number[] = []
  private place = 0
  private at = 0
  private steps = 0

  constructor(
    private readonly program: BacktrackProgram,
    private readonly text: string,
    private readonly search: Search,
  ) {
    this.characters = new Characters(text, program.isOfUnits)
    this.registers = new Array<number>(program.registers).fill(-1)
  }

  find(from: number): readonly number[] | undefined {
    const { text, search, registers, program, characters } = this
    const { first } = program
    for (let at = from; at <= text.length; at++) {
      this.count(1)
      if ((first && !characters.isNext(first, at, false)) || !mayBegin(search.scope, text, at)) {
        if (search.anchored) break
        continue
      }
      registers.fill(-1)
      this.stack.length = 0
      if (this.run(0, at)) {
        search.count(this.steps)
        return registers.slice(0, 2 * (program.groups + 1))
      }
      if (search.anchored) break
      if (characters.width(at, false) === 2) at++
    }
    search.count(this.steps)
    return undefined
  }

  private count(steps: number): void {
    this.steps += steps
    if (this.steps < PORTION) return
    const { steps: counted } = this
    this.steps = 0
    this.search.count(counted)
  }

  /** Whether the program from a place on matches from `at` on; `this.at` is where that ends. */
  private run(place: number, at: number): boolean {
    const { code } = this.program
    const bottom = this.stack.length
    this.place = place
    this.at = at
    for (;;) {
      if (++this.steps >= PORTION) this.count(0)
      const one = code[this.place] as Instruction
      if (one.op === 'match') {
        if (bottom > 0 || mayEnd(this.search.scope, this.text, this.at)) return true
      } else if (this.step(one)) continue
      if (!this.back(bottom)) return false
    }
  }

  /** Goes back to the last way that was not taken. */
  private back(bottom: number): boolean {
    const { stack } = this
    while (stack.length > bottom) {
      const least = stack.pop() as number
      const at = stack.pop() as number
      const value = stack.pop() as number
      const kind = stack.pop() as number
      if (kind >= 0) this.registers[kind] = value
      else if (kind === WAY) {
        this.place = value
        this.at = at
        return true
      } else if (this.backIntoRun(kind, value, at, least)) return true
    }
    return false
  }

  /** A run gives one character back, or takes one more. */
  private backIntoRun(kind: number, place: number, at: number, least: number): boolean {
    const run = this.program.code[place] as Extract<Instruction, { op: 'run' }>
    this.place = place + 1
    if (kind === GREEDY_RUN) {
      this.at = this.characters.moved(at, !run.isBackward, least)
      if (this.at !== least) this.push(GREEDY_RUN, place, this.at, least)
      return true
    }
    if (!this.characters.isNext(run.has, at, run.isBackward)) return false
    this.at = this.characters.moved(at, run.isBackward)
    if (least > 1) this.push(LAZY_RUN, place, this.at, least - 1)
    return true
  }

  private push(kind: number, value: number, at: number, least = 0): void {
    const { stack } = this
    if (stack.length >= MOST_OPEN * ENTRY) throw new TooManyWays()
    stack.push(kind, value, at, least)
  }

  private set(register: number, value: number): void {
    this.push(register, this.registers[register] as number, 0)
    this.registers[register] = value
  }

  /** Carries an instruction out; false when it leads nowhere. */
  private step(one: Exclude<Instruction, { op: 'match' }>): boolean {
    switch (one.op) {
      case 'set':
        if (!this.characters.isNext(one.has, this.at, one.isBackward)) return false
        this.at = this.characters.moved(this.at, one.isBackward)
        break
      case 'run':
        return this.takeRun(one)
      case 'split':
        this.push(WAY, one.isOtherFirst ? this.place + 1 : one.other, this.at)
        if (!one.isOtherFirst) break
        this.place = one.other
        return true
      case 'jump':
        this.place = one.to
        return true
      case 'save':
        this.set(one.register, this.at)
        break
      case 'clear':
        for (let slot = 2 * one.groups.first; slot < 2 * one.groups.end; slot++)
          if (this.registers[slot] !== -1) this.set(slot, -1)
        break
      case 'assert':
        if (!holds(one.of, this.text, this.at, this.search.multiline)) return false
        break
      case 'condition':
        if (!one.holds(this.text, this.at)) return false
        break
      case 'reference':
        if (!this.takeReference(one)) return false
        break
      case 'texts':
        return this.takeTexts(one)
      case 'look':
        return this.look(one)
      default:
        return this.loop(one)
    }
    this.place++
    return true
  }

  private loop(one: Extract<Instruction, { op: 'loop' | 'turn' | 'round' | 'again' }>): boolean {
    const { registers } = this
    const { count, begin } = one.registers
    const rounds = registers[count] as number
    switch (one.op) {
      case 'loop':
        this.set(count, 0)
        break
      case 'turn':
        if (rounds < one.min) break
        if (rounds >= one.max || one.lazy) {
          if (rounds < one.max) this.push(WAY, this.place + 1, this.at)
          this.place = one.out
          return true
        }
        this.push(WAY, one.out, this.at)
        break
      case 'round':
        this.set(begin, this.at)
        break
      case 'again': {
        this.set(count, rounds + 1)
        this.place = one.to
        if (this.at !== registers[begin] || rounds < one.min) return true
        if (this.program.isJavaScript) return false
        this.place = (this.program.code[one.to] as Extract<Instruction, { op: 'turn' }>).out
        return true
      }
    }
    this.place++
    return true
  }

  private takeRun(one: Extract<Instruction, { op: 'run' }>): boolean {
    const { has, min, max, lazy, isBackward } = one
    const most = lazy ? min : max
    let least = this.at
    let taken = 0
    let at = this.at
    for (; taken < most && this.characters.isNext(has, at, isBackward); taken++) {
      if (taken === min) least = at
      at = this.characters.moved(at, isBackward)
    }
    this.count(taken)
    if (taken < min) return false
    if (taken === min) least = at
    if (lazy && max > min) this.push(LAZY_RUN, this.place, at, max - min)
    else if (at !== least) this.push(GREEDY_RUN, this.place, at, least)
    this.at = at
    this.place++
    return true
  }

  private takeTexts({ lengths, isBackward }: Extract<Instruction, { op: 'texts' }>): boolean {
    const found = lengths(this.text, this.at, isBackward)
    this.count(PORTION >> 2)
    const ends = found.map((length) => this.at + (isBackward ? -length : length))
    for (const end of ends.slice(1).reverse()) this.push(WAY, this.place + 1, end)
    this.at = ends[0] ?? this.at
    this.place++
    return ends.length > 0
  }

  /** Takes the text that a group took once more. */
  private takeReference(one: Extract<Instruction, { op: 'reference' }>): boolean {
    const { registers, text, at } = this
    const group = one.groups.find(
      (index) => (registers[2 * index] as number) >= 0 && (registers[2 * index + 1] as number) >= 0,
    )
    if (group === undefined) return this.program.isJavaScript
    const taken = text.slice(registers[2 * group], registers[2 * group + 1])
    const end = one.isBackward ? at - taken.length : at + taken.length
    if (end < 0 || end > text.length) return false
    this.count(taken.length >> 2)
    if (!one.isSame(taken, text.slice(Math.min(at, end), Math.max(at, end)))) return false
    this.at = end
    return true
  }

  /** What is looked at is either there or not: other ways to it are not tried. */
  private look({ negated, end }: Extract<Instruction, { op: 'look' }>): boolean {
    const { stack, at, place } = this
    // The entry keeps the inner run from being taken for a whole one.
    this.push(0, this.registers[0] as number, 0)
    const bottom = stack.length
    const isThere = this.run(place + 1, at)
    if (isThere && negated) while (stack.length > bottom) this.undo()
    else if (isThere) this.forgetWays(bottom)
    this.at = at
    this.place = end
    return isThere !== negated
  }

  private undo(): void {
    const { stack } = this
    stack.length -= 2
    const value = stack.pop() as number
    const kind = stack.pop() as number
    if (kind >= 0) this.registers[kind] = value
  }

  /** Leaves on the stack only what has to be put back. */
  private forgetWays(bottom: number): void {
    const { stack } = this
    let kept = bottom
    for (let entry = bottom; entry < stack.length; entry += ENTRY) {
      if ((stack[entry] as number) < 0) continue
      for (let i = 0; i < ENTRY; i++) stack[kept++] = stack[entry + i] as number
    }
    stack.length = kept
  }
}
