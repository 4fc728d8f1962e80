/**
 * Patterns with groups: where a match of one can end.
 *
 * A step is asked for all places at which it can end, once for each place at which it can begin, so
 * that the work grows with the pattern and the square of the text, never faster.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Pattern-Matching.html
 */
import { type Pattern, type Spend, type Step, fits } from './pattern-steps.js'

type Group = Extract<Step, { kind: 'group' }>

/** Every place where a match that starts at `start` can end, shortest first. */
export function endsOfGroups(
  pattern: Pattern,
  text: string,
  start: number,
  spend: Spend | undefined,
): readonly number[] {
  let places = new Set([start])
  for (const step of pattern) {
    const next = new Set<number>()
    for (const place of places) {
      spend?.(1)
      for (const end of endsOfStep(step, text, place, spend)) next.add(end)
    }
    places = next
  }
  return [...places].sort((a, b) => a - b)
}

function endsOfStep(
  step: Step,
  text: string,
  from: number,
  spend: Spend | undefined,
): readonly number[] {
  if (step.kind === 'group') return endsOfGroup(step, text, from, spend)
  if (step.kind === 'text') return placesFrom(text, from)
  return from < text.length && fits(step, text[from] as string) ? [from + 1] : []
}

const placesFrom = (text: string, from: number): number[] =>
  Array.from({ length: text.length - from + 1 }, (_, i) => from + i)

function endsOfGroup(
  { operator, patterns }: Group,
  text: string,
  from: number,
  spend: Spend | undefined,
): readonly number[] {
  const once = (place: number): readonly number[] =>
    patterns.flatMap((pattern) => endsOfGroups(pattern, text, place, spend))
  if (operator === '@') return once(from)
  if (operator === '?') return [from, ...once(from)]
  if (operator === '!') {
    const taken = new Set(once(from))
    return placesFrom(text, from).filter((place) => !taken.has(place))
  }
  const found = new Set<number>(once(from))
  for (const place of found) for (const end of once(place)) found.add(end)
  return operator === '*' ? [from, ...found] : [...found]
}
