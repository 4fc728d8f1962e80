/**
 * The methods of a script's regular expressions.
 *
 * All of them go through `exec`, as the language has it. Where no difference can be seen, and
 * the host's engine is fast enough for the whole text, it does the work of `replace`, `match`,
 * `search` and `split` at once.
 *
 * @see https://tc39.es/ecma262/#sec-properties-of-the-regexp-prototype-object
 */
import { type Found, countedExec } from './counted-exec.js'
import type { LastMatch } from './last-match.js'
import { type Plan, TURNS_PER_STEP, hostTurns, planOf } from './plan.js'

const { apply, getPrototypeOf } = Reflect
const { match: MATCH, replace: REPLACE, search: SEARCH, split: SPLIT } = Symbol
const HOST = RegExp.prototype
const { exec: hostExec } = HOST

/** The methods that move `lastIndex` where an expression is global. */
const moves = (key: Key): boolean => key === MATCH || key === REPLACE
/** What the host's engine does for one call, in turns. */
const TURNS_PER_CALL = 100

/** How work is counted. */
export interface Counting {
  /** Counts turns of an empty loop; throws when it is too much. */
  charge(turns: number): void
  /** Runs code of the simulation that a script has called. */
  outside<T>(work: () => T): T
}

type Key = typeof MATCH | typeof REPLACE | typeof SEARCH | typeof SPLIT
type Method = (this: unknown, ...args: readonly unknown[]) => unknown

/** The methods by their keys. */
export function methodsOf(
  { charge, outside }: Counting,
  prototype: object,
  last: LastMatch,
): ReadonlyMap<PropertyKey, Method> {
  const spend = (steps: number): void => charge(steps * TURNS_PER_STEP)

  /** Whether the host may search a text; the work is counted. */
  const mayAskHost = (plan: Plan, text: string): boolean => {
    const turns = hostTurns(plan, text.length)
    if (turns !== undefined) charge(turns + TURNS_PER_CALL)
    return turns !== undefined
  }

  function exec(this: unknown, value: unknown): unknown {
    const plan = planOf(this, outside)
    if (!plan) return apply(hostExec, this, [value])
    const text = textOf(value)
    const found = mayAskHost(plan, text)
      ? (apply(hostExec, this, [text]) as Found | null)
      : countedExec(this as { lastIndex: number }, plan, text, outside, spend)
    if (found) last.remember(found)
    return found
  }

  /** The plan of an expression that nobody has changed; undefined for others. */
  const plainPlan = (regexp: unknown): Plan | undefined => {
    const plan = planOf(regexp, outside)
    const isPlain =
      plan !== undefined &&
      getPrototypeOf(regexp as object) === prototype &&
      (regexp as { readonly exec: unknown }).exec === ownExec
    return isPlain && !plan.isSticky ? plan : undefined
  }

  /** A method that the host does as a whole where it may; `isFound` judges its result. */
  const wholly = (key: Key, isFound: (result: unknown, text: string) => boolean): Method => {
    const original = (HOST as unknown as Readonly<Record<symbol, Method>>)[key] as Method
    return function (this: unknown, value, argument) {
      const plan = plainPlan(this)
      if (!plan) return apply(original, this, [value, argument])
      const text = textOf(value)
      if (key === MATCH && !plan.isGlobal) return apply(ownExec, this, [text])
      if (!mayAskHost(plan, text)) return apply(original, this, [text, argument])
      if (plan.isGlobal && moves(key)) (this as { lastIndex: number }).lastIndex = 0
      const result = apply(original, plan.host, [text, argument]) as unknown
      if (isFound(result, text)) last.remember(() => lastFound(plan, text))
      return result
    }
  }

  const ownExec: Method = exec
  return new Map<PropertyKey, Method>([
    ['exec', ownExec],
    [MATCH, wholly(MATCH, (result) => result !== null)],
    [REPLACE, wholly(REPLACE, (result, text) => result !== text)],
    [SEARCH, wholly(SEARCH, (result) => result !== -1)],
    [SPLIT, wholly(SPLIT, (result) => (result as readonly unknown[]).length > 1)],
  ])
}

/** A value as a text, as the language makes one of it. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : `${value as string}`

/** The last match in a text of an expression that the host may search for. */
function lastFound({ host, isGlobal }: Plan, text: string): Found | undefined {
  host.lastIndex = 0
  let found: Found | undefined
  for (;;) {
    const next = apply(hostExec, host, [text]) as Found | null
    if (!next) break
    found = next
    if (!isGlobal) break
    if (next[0] === '') host.lastIndex++
  }
  host.lastIndex = 0
  return found
}
