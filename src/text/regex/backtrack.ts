/**
 * The matcher for expressions with references and looks: it follows one way after the other. That
 * can take very long, so it counts every step.
 *
 * @module
 */
import type { Instruction, Program } from './compile.js'
import { swapped } from './characters.js'
import { holds, mayBegin, mayEnd } from './places.js'
import type { Search } from './search.js'

/** A way that was not taken, or what has to be put back before the next one is. */
type Entry =
  | { readonly kind: 'way'; readonly place: number; readonly at: number }
  | { readonly kind: 'slot'; readonly slot: number; readonly value: number }
  | { readonly kind: 'round'; readonly loop: number; readonly value: number }

/** The slots of the first match at or after `from`: where each group begins and ends. */
export function matchByBacktracking(
  program: Program,
  text: string,
  from: number,
  search: Search,
): readonly number[] | undefined {
  for (let at = from; at <= text.length; at++) {
    if (!mayBegin(search.scope, text, at)) {
      if (search.anchored) return undefined
      continue
    }
    const matcher = new Matcher(program, text, search)
    if (matcher.run(at) >= 0) return matcher.slots
    if (search.anchored) return undefined
  }
  return undefined
}

class Matcher {
  readonly slots: number[]
  private readonly rounds: number[]
  private readonly stack: Entry[] = []

  constructor(
    private readonly program: Program,
    private readonly text: string,
    private readonly search: Search,
    slots?: readonly number[],
  ) {
    this.slots = slots ? [...slots] : new Array<number>(2 * (program.groups + 1)).fill(-1)
    this.rounds = new Array<number>(program.loops).fill(-1)
  }

  /** Where a match that begins at `begin` ends; -1 if there is none. */
  run(begin: number, end?: number): number {
    const { code } = this.program
    let place = 0
    let at = begin
    for (;;) {
      this.search.count(4)
      const one = code[place] as Instruction
      if (one.op === 'match' && this.mayEnd(at, end)) return at
      const next = one.op === 'match' ? undefined : this.step(one, place, at)
      if (next) {
        place = next.place
        at = next.at
        continue
      }
      const way = this.back()
      if (!way) return -1
      place = way.place
      at = way.at
    }
  }

  private mayEnd(at: number, end: number | undefined): boolean {
    if (end !== undefined) return at === end
    return mayEnd(this.search.scope, this.text, at)
  }

  /** Goes back to the last way that was not taken. */
  private back(): Extract<Entry, { kind: 'way' }> | undefined {
    for (let entry = this.stack.pop(); entry; entry = this.stack.pop()) {
      if (entry.kind === 'way') return entry
      if (entry.kind === 'slot') this.slots[entry.slot] = entry.value
      else this.rounds[entry.loop] = entry.value
    }
    return undefined
  }

  /** Where an instruction leads; undefined when it leads nowhere. */
  private step(
    one: Exclude<Instruction, { op: 'match' }>,
    place: number,
    at: number,
  ): { readonly place: number; readonly at: number } | undefined {
    const { text, search, stack } = this
    switch (one.op) {
      case 'set': {
        const character = text.codePointAt(at)
        if (character === undefined || !one.has(character)) return undefined
        return { place: place + 1, at: at + (character > 0xffff ? 2 : 1) }
      }
      case 'assert':
        return holds(one.of, text, at, search.multiline) ? { place: place + 1, at } : undefined
      case 'jump':
        return { place: one.to, at }
      case 'split':
        stack.push({ kind: 'way', place: one.second, at })
        return { place: one.first, at }
      case 'save':
        stack.push({ kind: 'slot', slot: one.slot, value: this.slots[one.slot] ?? -1 })
        this.slots[one.slot] = at
        return { place: place + 1, at }
      case 'round':
        stack.push({ kind: 'round', loop: one.loop, value: this.rounds[one.loop] ?? -1 })
        this.rounds[one.loop] = at
        return { place: place + 1, at }
      case 'again':
        return { place: this.rounds[one.loop] === at ? one.out : one.to, at }
      case 'reference': {
        const end = this.referenceEnd(one, at)
        return end === undefined ? undefined : { place: place + 1, at: end }
      }
      case 'look':
        return this.looks(one, at) ? { place: place + 1, at } : undefined
    }
  }

  /** Where the text that a group took ends when it stands here once more. */
  private referenceEnd(
    { index, ignoresCase }: Extract<Instruction, { op: 'reference' }>,
    at: number,
  ): number | undefined {
    const [begin = -1, end = -1] = [this.slots[2 * index], this.slots[2 * index + 1]]
    if (begin < 0 || end < 0) return undefined
    const taken = this.text.slice(begin, end)
    const here = this.text.slice(at, at + taken.length)
    this.search.count(taken.length >> 2)
    return here === taken || (ignoresCase && folded(here) === folded(taken))
      ? at + taken.length
      : undefined
  }

  private looks(
    { program, behind, negated }: Extract<Instruction, { op: 'look' }>,
    at: number,
  ): boolean {
    const { text, search, slots } = this
    const isThere = (begin: number, end?: number): boolean =>
      new Matcher(
        { ...program, loops: this.program.loops },
        text,
        { ...search, scope: 'anywhere' },
        slots,
      ).run(begin, end) >= 0
    if (!behind) return isThere(at) !== negated
    const furthest = Math.max(0, at - Math.min(behind.max, at))
    for (let begin = at - behind.min; begin >= furthest; begin--)
      if (isThere(begin, at)) return !negated
    return negated
  }
}

const folded = (text: string): string =>
  [...text]
    .map((one) => {
      const character = one.codePointAt(0) as number
      return String.fromCodePoint(Math.min(character, swapped(character)))
    })
    .join('')
