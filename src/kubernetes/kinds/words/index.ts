/**
 * What structures and fields of the API mean, in words of our own: what `kubectl explain` says.
 *
 * A line that begins with `#` names a group and version, one that begins with a letter a structure
 * and what it is, one that begins with a space a field of that structure and what it says. Below the
 * structure `*` stand fields that mean the same wherever nothing else is said of them, below
 * `*Condition` those of conditions. `A<B` says that fields of `A` mean what those of `B` do.
 *
 * @module
 */
import { ACCESS_WORDS } from './access.js'
import { CLUSTER_WORDS } from './cluster.js'
import { CONTAINER_WORDS } from './container.js'
import { EXTENSION_WORDS } from './extension.js'
import { META_WORDS } from './meta.js'
import { NETWORK_WORDS } from './network.js'
import { POD_WORDS } from './pod.js'
import { PLACEMENT_WORDS } from './placement.js'
import { SCALING_WORDS } from './scaling.js'
import { STORAGE_WORDS } from './storage.js'
import { VOLUME_WORDS } from './volume.js'
import { WORKLOAD_WORDS } from './workload.js'

const ALL: readonly string[] = [
  META_WORDS,
  POD_WORDS,
  CONTAINER_WORDS,
  PLACEMENT_WORDS,
  VOLUME_WORDS,
  STORAGE_WORDS,
  WORKLOAD_WORDS,
  NETWORK_WORDS,
  SCALING_WORDS,
  CLUSTER_WORDS,
  ACCESS_WORDS,
  EXTENSION_WORDS,
]

/** Words by `core/v1.Pod` and `core/v1.Pod.spec`; made when they are first asked for. */
let known: ReadonlyMap<string, string> | undefined

function all(): ReadonlyMap<string, string> {
  if (known) return known
  const found = new Map<string, string>()
  let group = ''
  let structure = ''
  for (const line of ALL.flatMap((text) => text.split('\n'))) {
    if (line.startsWith('#')) group = line.slice(1)
    else if (line !== '') {
      const [, isField, name = '', base, words = ''] =
        /^( ?)([^ <]+)(?:<(\S+))? ?(.*)$/.exec(line) ?? []
      if (!isField) structure = name.startsWith('*') ? name : `${group}.${name}`
      const path = isField ? `${structure}.${name}` : structure
      if (words !== '') found.set(path, words)
      if (base !== undefined) found.set(`${path}<`, base)
    }
  }
  known = found
  return found
}

/** What a structure such as `core/v1.Pod` is. */
export const typeWords = (structure: string): string | undefined => all().get(structure)

/** What a field such as `core/v1.Pod.spec` says. */
export function fieldWords(path: string): string | undefined {
  const at = path.lastIndexOf('.')
  const structure = path.slice(0, at)
  const name = path.slice(at + 1)
  const base = all().get(`${structure}<`)
  return (
    all().get(path) ??
    (base === undefined ? undefined : fieldWords(`${base}.${name}`)) ??
    (structure.endsWith('Condition') ? all().get(`*Condition.${name}`) : undefined) ??
    all().get(`*.${name}`)
  )
}

/** What a field says, and below its words the values that are allowed. */
export function fieldText(
  path: string,
  allowed: readonly string[] | undefined,
): string | undefined {
  const words = fieldWords(path)
  return words !== undefined && allowed ? words + allowedValues(allowed) : words
}

/** The values that a field may have, as the API server puts them below its words. */
const allowedValues = (values: readonly string[]): string =>
  `\n\nPossible enum values:\n${values.map((value) => ` - \`"${value}"\``).join('\n')}`
