/**
 * `exec` by the engine that counts its steps.
 *
 * @see https://tc39.es/ecma262/#sec-regexpbuiltinexec
 */
import { RegexError, TooManyWays } from '../../../text/regex/tree.js'
import type { Plan } from './plan.js'

/** What a search costs besides its steps, so that many of them that find nothing count. */
const STEPS_PER_SEARCH = 16

/** A match as `exec` gives it. */
export type Found = RegExpExecArray

/** A regular expression with the place where its next search begins. */
interface Searching {
  lastIndex: number
}

/** Searches a text for an expression, and moves its `lastIndex` where its flags say so. */
export function countedExec(
  regexp: Searching,
  plan: Plan,
  text: string,
  outside: <T>(work: () => T) => T,
  spend: (steps: number) => void,
): Found | null {
  const isMoving = plan.isGlobal || plan.isSticky
  const lastIndex = lengthOf(regexp.lastIndex)
  const from = isMoving ? lastIndex : 0
  spend(STEPS_PER_SEARCH)
  const slots = from > text.length ? undefined : slotsOf(plan, text, from, outside, spend)
  if (isMoving) regexp.lastIndex = slots?.[1] ?? 0
  return slots === undefined ? null : outside(() => resultOf(plan, text, slots))
}

const lengthOf = (value: unknown): number => Math.max(0, Math.trunc(Number(value)) || 0)

function slotsOf(
  plan: Plan,
  text: string,
  from: number,
  outside: <T>(work: () => T) => T,
  spend: (steps: number) => void,
): readonly number[] | undefined {
  try {
    return outside(() => plan.regex.find(text, from, plan.isSticky, spend))
  } catch (error) {
    if (error instanceof TooManyWays) throw new RangeError(error.message)
    if (error instanceof RegexError)
      throw new SyntaxError(`Invalid regular expression: ${String(plan.host)}: ${error.message}`)
    throw error
  }
}

type Pair = [begin: number, end: number]

function resultOf({ regex, hasIndices }: Plan, text: string, slots: readonly number[]): Found {
  const pairs: (Pair | undefined)[] = []
  for (let i = 0; i < slots.length; i += 2) {
    const [begin, end] = [slots[i] as number, slots[i + 1] as number]
    pairs.push(begin < 0 || end < 0 ? undefined : [begin, end])
  }
  const taken = pairs.map((pair) => pair && text.slice(...pair))
  const result = Object.assign(taken, {
    index: slots[0] as number,
    input: text,
    groups: groupsOf(regex.names, taken),
  })
  if (!hasIndices) return result as Found
  const indices = Object.assign(pairs, { groups: groupsOf(regex.names, pairs) })
  return Object.assign(result, { indices }) as unknown as Found
}

/** The groups with names; of those with the same name one at most has taken something. */
function groupsOf<T>(
  names: readonly (string | undefined)[],
  values: readonly T[],
): Record<string, T> | undefined {
  if (names.every((name) => name === undefined)) return undefined
  const groups = Object.create(null) as Record<string, T>
  names.forEach((name, index) => {
    if (name === undefined || (name in groups && values[index] === undefined)) return
    groups[name] = values[index] as T
  })
  return groups
}
