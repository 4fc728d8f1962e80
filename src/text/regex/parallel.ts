/**
 * The matcher for expressions without references and looks: it follows all ways through the
 * program at once, one character after the other, so that the time it takes grows with the length
 * of the text and of the program, and never explodes.
 *
 * @see https://swtch.com/~rsc/regexp/regexp2.html
 */
import type { Program } from './compile.js'
import { holds, mayBegin, mayEnd } from './places.js'
import type { Search } from './search.js'

/** The ways that are still open, the preferred first: a place in the program, and what it saved. */
interface Ways {
  readonly places: number[]
  readonly saved: (readonly number[])[]
}

/** The slots of the first match at or after `from`: where each group begins and ends. */
export function matchInParallel(
  program: Program,
  text: string,
  from: number,
  search: Search,
): readonly number[] | undefined {
  return new Matcher(program, text, search).match(from)
}

class Matcher {
  private readonly seen: Uint32Array
  private round = 0
  private best: readonly number[] | undefined
  /** The ways that have not been followed up to their next character. */
  private readonly open: { place: number; saved: readonly number[] }[] = []

  constructor(
    private readonly program: Program,
    private readonly text: string,
    private readonly search: Search,
  ) {
    this.seen = new Uint32Array(program.code.length)
  }

  match(from: number): readonly number[] | undefined {
    const { text, program, search } = this
    const none = new Array<number>(2 * (program.groups + 1)).fill(-1)
    let ways: Ways = { places: [], saved: [] }
    for (let at = from; ; ) {
      if (ways.places.length === 0) {
        if (this.best) return this.best
        at = this.nextStart(at)
        if (at < 0) return undefined
      }
      const next: Ways = { places: [], saved: [] }
      this.round++
      const character = at < text.length ? (text.codePointAt(at) as number) : -1
      const after = at + (character > 0xffff ? 2 : 1)
      // The ways as they are at this place: those that go on, then a new beginning.
      const here: Ways = { places: [], saved: [] }
      ways.places.forEach((place, i) => this.follow(here, place, ways.saved[i] as number[], at))
      const begins = !this.best && (at === from || !search.anchored)
      if (begins && mayBegin(search.scope, text, at)) this.follow(here, 0, none, at)
      this.step(here, next, character, at)
      if (character < 0) return this.best
      ways = next
      at = after
      if (search.anchored && ways.places.length === 0) return this.best
    }
  }

  /** The next place where a match can begin; -1 if there is none. */
  private nextStart(from: number): number {
    const { text, program, search } = this
    const { first } = program
    if (!first || search.anchored) return from
    let at = from
    for (; at < text.length; ) {
      const character = text.codePointAt(at) as number
      if (first(character)) return at
      at += character > 0xffff ? 2 : 1
    }
    search.count((at - from) >> 3)
    return -1
  }

  /** Takes a character on every way. The places of `here` are those of instructions that wait. */
  private step(here: Ways, next: Ways, character: number, at: number): void {
    const { code } = this.program
    const { text } = this
    const { scope } = this.search
    for (let i = 0; i < here.places.length; i++) {
      const place = here.places[i] as number
      const saved = here.saved[i] as readonly number[]
      const one = code[place]
      if (one?.op === 'match') {
        if (!mayEnd(scope, text, at)) continue
        if (this.isBetter(saved)) this.best = saved
        // What follows is less preferred; of equal beginnings, the longest counts.
        if (!this.search.longest) return
      } else if (one?.op === 'set' && character >= 0 && one.has(character)) {
        if (this.best && (saved[0] as number) > (this.best[0] as number)) continue
        next.places.push(place + 1)
        next.saved.push(saved)
      }
    }
  }

  private isBetter(saved: readonly number[]): boolean {
    const { best } = this
    if (!best || !this.search.longest) return true
    return saved[0] === best[0] && (saved[1] as number) > (best[1] as number)
  }

  /** Adds the instructions that wait for a character, from a place on. */
  private follow(ways: Ways, from: number, saved: readonly number[], at: number): void {
    const { open, seen, round, program, text, search } = this
    open.push({ place: from, saved })
    let steps = 0
    for (let way = open.pop(); way; way = open.pop()) {
      const { place } = way
      steps++
      if (seen[place] === round) continue
      seen[place] = round
      const one = program.code[place]
      switch (one?.op) {
        case 'jump':
          open.push({ place: one.to, saved: way.saved })
          break
        case 'split':
          open.push({ place: one.second, saved: way.saved })
          open.push({ place: one.first, saved: way.saved })
          break
        case 'again':
          open.push({ place: one.out, saved: way.saved })
          open.push({ place: one.to, saved: way.saved })
          break
        case 'save':
          open.push({ place: place + 1, saved: withSlot(way.saved, one.slot, at) })
          break
        case 'assert':
          if (holds(one.of, text, at, search.multiline))
            open.push({ place: place + 1, saved: way.saved })
          break
        default:
          ways.places.push(place)
          ways.saved.push(way.saved)
      }
    }
    search.count(steps)
  }
}

function withSlot(saved: readonly number[], slot: number, at: number): readonly number[] {
  const copy = saved.slice()
  copy[slot] = at
  return copy
}
