/**
 * How a regular expression of a script is matched: by the host's engine where a search cannot take
 * long, and otherwise by an engine that counts its steps.
 *
 * A host's engine cannot be interrupted, and `/(a+)+$/` keeps it busy for years. So it gets only
 * what it can do in about as many steps as the text has characters, whatever the text is.
 *
 * This code runs while a script may have changed anything, so it uses nothing but functions that
 * it has taken before.
 *
 * @module
 */
import { type JavaScriptRegex, javascriptRegex } from '../../../text/regex/javascript-regex.js'

/** What a step of our engine costs, in turns of an empty loop. */
export const TURNS_PER_STEP = 25
/** What the host's engine may do for any text, in turns; one of its steps is one. */
const ALWAYS_CHEAP = 1000

const MOST_PLANS = 500

const { apply, getOwnPropertyDescriptor } = Reflect
const HostRegExp = RegExp

type Getter = (this: unknown) => unknown

/** The getter of a property of all regular expressions, as it is before any script runs. */
const getterOf = (key: string): Getter | undefined =>
  getOwnPropertyDescriptor(HostRegExp.prototype, key)?.get

const sourceOf = getterOf('source') as Getter

/** The flags in their order, and how each is asked for; younger ones are not there everywhere. */
const FLAGS = [
  ['d', getterOf('hasIndices')],
  ['g', getterOf('global')],
  ['i', getterOf('ignoreCase')],
  ['m', getterOf('multiline')],
  ['s', getterOf('dotAll')],
  ['u', getterOf('unicode')],
  ['v', getterOf('unicodeSets')],
  ['y', getterOf('sticky')],
] as const

/** What is known about all expressions with the same text and flags. */
export interface Plan {
  readonly regex: JavaScriptRegex
  /** An expression of the host's own, which no script has in reach. */
  readonly host: RegExp
  readonly isGlobal: boolean
  readonly isSticky: boolean
  readonly hasIndices: boolean
}

const mapGet = Function.prototype.call.bind(Map.prototype.get) as (
  map: ReadonlyMap<string, Plan>,
  key: string,
) => Plan | undefined
const plans = new Map<string, Plan>()

/** The plan of a value; undefined for one that is no regular expression. */
export function planOf(value: unknown, outside: <T>(work: () => T) => T): Plan | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  let source: unknown
  try {
    source = apply(sourceOf, value, [])
  } catch {
    return undefined
  }
  if (value === HostRegExp.prototype) return undefined
  let flags = ''
  for (let i = 0; i < FLAGS.length; i++) {
    const [flag, getter] = FLAGS[i] as (typeof FLAGS)[number]
    if (getter && apply(getter, value, []) === true) flags += flag
  }
  const key = `${flags}/${source as string}`
  return mapGet(plans, key) ?? outside(() => makePlan(key, source as string, flags))
}

function makePlan(key: string, source: string, flags: string): Plan {
  const plan: Plan = {
    regex: javascriptRegex(source, flags),
    host: new HostRegExp(source, flags),
    isGlobal: flags.includes('g'),
    isSticky: flags.includes('y'),
    hasIndices: flags.includes('d'),
  }
  if (plans.size >= MOST_PLANS) plans.clear()
  plans.set(key, plan)
  return plan
}

/** What the host's engine would do at the most, in turns; undefined where that is too much. */
export function hostTurns(plan: Plan, length: number): number | undefined {
  const work = plan.regex.workIn(length)
  return work <= TURNS_PER_STEP * (length + 1) + ALWAYS_CHEAP ? work : undefined
}
