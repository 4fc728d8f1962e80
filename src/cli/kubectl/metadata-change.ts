/**
 * Changes of labels and annotations: `key=value` sets, `key-` removes.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
import { CommandError } from '../verb.js'
import type { AnyObject } from './resources.js'

const NO_RESOURCE =
  'error: one or more resources must be specified as <resource> <name> or <resource>/<name>'

/** The two kinds of pairs in an object's metadata. */
type Pairs = 'labels' | 'annotations'

/** What is to be changed. */
export interface MetadataChange {
  readonly set: ReadonlyMap<string, string>
  readonly removed: readonly string[]
}

/** Takes the arguments apart: resources first, then changes. @throws CommandError */
export function splitArguments(
  args: readonly string[],
  what: Pairs,
): { readonly resources: readonly string[]; readonly change: MetadataChange } {
  const isChange = (word: string): boolean =>
    (word.includes('=') && word[0] !== '=') || (/.-$/.test(word) && !word.includes('='))
  const first = args.findIndex(isChange)
  const resources = first < 0 ? args : args.slice(0, first)
  const set = new Map<string, string>()
  const removed: string[] = []
  for (const word of first < 0 ? [] : args.slice(first)) {
    const equals = word.indexOf('=')
    if (equals > 0) set.set(word.slice(0, equals), word.slice(equals + 1))
    else if (word.endsWith('-')) removed.push(word.slice(0, -1))
    else
      throw new CommandError(
        `error: all resources must be specified before ${what.slice(0, -1)} changes: ${word}`,
      )
  }
  const both = removed.find((key) => set.has(key))
  if (both !== undefined)
    throw new CommandError(
      what === 'labels'
        ? 'error: can not both modify and remove a label in the same command'
        : `error: can not both modify and remove the following annotation(s) in the same command: ${both}`,
    )
  return { resources, change: { set, removed } }
}

/** @throws CommandError when no resource was named, or nothing is to change */
export function checkArguments(
  { resources, change }: ReturnType<typeof splitArguments>,
  what: Pairs,
  flags: { readonly filename: readonly string[]; readonly list: boolean },
): void {
  if (resources.length === 0 && flags.filename.length === 0) throw new CommandError(NO_RESOURCE)
  if (change.set.size + change.removed.length === 0 && !flags.list)
    throw new CommandError(`error: at least one ${what.slice(0, -1)} update is required`)
}

/** A pair stays as it is. */
export const kept = (key: string, value: string): string =>
  `'${key}' already has a value (${value}), and --overwrite is false`

/**
 * The pairs after a change; undefined values are removed ones. @throws CommandError when a value
 * would be overwritten
 */
export function changedPairs(
  object: AnyObject,
  what: Pairs,
  { set, removed }: MetadataChange,
  overwrite: boolean,
): Readonly<Record<string, string>> {
  const now = object.metadata[what] ?? {}
  const errors = [...set].flatMap(([key, value]) => {
    const is = Object.hasOwn(now, key) ? now[key] : undefined
    if (overwrite || is === undefined || is === value) return []
    return [what === 'labels' ? kept(key, is) : `'${key}' already has a value (${is})`]
  })
  if (errors.length > 0) {
    throw new CommandError(
      what === 'labels'
        ? `error: ${errors.length === 1 ? errors[0] : `[${errors.join(', ')}]`}`
        : `error: --overwrite is false but found the following declared annotation(s): ${errors.join('; ')}`,
    )
  }
  const pairs = new Map(Object.entries(now))
  for (const [key, value] of set) pairs.set(key, value)
  for (const key of removed) pairs.delete(key)
  return Object.fromEntries(pairs)
}

/** The merge patch that makes the pairs of an object other ones. */
export function pairsPatch(
  object: AnyObject,
  what: Pairs,
  after: Readonly<Record<string, string>>,
): object {
  const now = object.metadata[what] ?? {}
  const gone = Object.keys(now)
    .filter((key) => !Object.hasOwn(after, key))
    .map((key) => [key, null] as const)
  const changed = Object.entries(after).filter(([key, value]) => now[key] !== value)
  return { metadata: { [what]: Object.fromEntries([...changed, ...gone]) } }
}
