/**
 * The part of a text that `tail` shows, and how much of a text without an end it has to keep.
 *
 * @module
 */
import { costsOf, endlessDevice } from '../endless.js'
import type { System } from '../program.js'
import { countOf } from './count.js'
import { unitOf } from './head.js'
import type { Options } from './options.js'

const LINES = '10'
/** What comes is cut to what is wanted when it is longer than twice what was kept, and this. */
const ROOM = 65_536
/** How many characters are looked at in a tick, as a power of two. */
const PER_TICK = 8

/** What is wanted of a text: its last lines or characters, or all from one of them on. */
export interface Wanted {
  readonly unit: 'lines' | 'characters'
  readonly count: number
  readonly fromStart: boolean
}

/** What has come and is kept. */
export interface Gathered {
  readonly [key: string]: string | number
  /** Of text that is wanted from its start, all goes on as it comes once the start is found. */
  readonly stage: 'new' | 'kept' | 'goes on'
  readonly text: string
  /** How long it gets before it is cut. */
  readonly until: number
}

export const NOTHING: Gathered = { stage: 'new', text: '', until: ROOM }

/** @throws ToolError */
export function wantedOf(system: System, options: Options): Wanted {
  const given = options.value('c') ?? options.value('n') ?? LINES
  return {
    unit: options.has('c') ? 'characters' : 'lines',
    count: countOf(given.replace(/^[-+]/, ''), system, unitOf(options)),
    fromStart: given.startsWith('+'),
  }
}

/** What is shown of a text. */
export function wantedPart(text: string, { unit, count, fromStart }: Wanted): string {
  if (!fromStart)
    return text.slice(unit === 'lines' ? startOfLast(text, count) : -count || Infinity)
  const before = Math.max(0, count - 1)
  return text.slice(unit === 'lines' ? endOfFirst(text, before) : before)
}

function startOfLast(text: string, count: number): number {
  let at = text.length
  for (let i = 0; i < count && at > 0; i++) {
    at = text.endsWith('\n') || i > 0 ? at - 1 : at
    at = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
  }
  return at
}

function endOfFirst(text: string, count: number): number {
  let at = 0
  for (let i = 0; i < count; i++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}

/** The device whose contents never end, or standard input: both come in parts. */
export const flows = (system: System, file: string): boolean =>
  file === '-' || endlessDevice(system.files, file) !== undefined

/** Takes what has come. `ended` at the end of the input; `later` when more is there already. */
export function gather(
  system: System,
  file: string,
  wanted: Wanted,
  before: Gathered,
): { readonly gathered: Gathered; readonly ended: boolean; readonly later: boolean } {
  let { text, until } = before
  let stage = before.stage === 'goes on' ? before.stage : 'kept'
  const device = file === '-' ? undefined : endlessDevice(system.files, file)
  const state = (ended: boolean, later = !ended) =>
    ({ gathered: { stage, text, until } as Gathered, ended, later }) as const
  for (;;) {
    if (system.isSpent) return state(false)
    if (stage === 'goes on' && system.isBlocked()) return state(false, false)
    const more = device === undefined ? system.read() : system.files.read(file)
    if (more === undefined) return state(true)
    if (more === '') return state(false, false)
    system.spend((more.length >> PER_TICK) + (device === undefined ? 0 : costsOf(device)))
    if (stage === 'goes on') {
      system.out(more)
      continue
    }
    text += more
    system.occupy(text.length)
    if (text.length < until && !wanted.fromStart) continue
    const part = wantedPart(text, wanted)
    if (!wanted.fromStart) text = part
    else if (part !== '') {
      system.out(part)
      text = ''
      stage = 'goes on'
    }
    until = 2 * text.length + ROOM
  }
}
