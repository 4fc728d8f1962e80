/**
 * The kinds that the definitions of a world define.
 *
 * They are derived from the definitions when somebody asks, and kept by the version of their table:
 * where there are none, that costs one look.
 *
 * @see https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/
 */
import type { Reader } from '../../../sim/world.js'
import type { Kind } from '../kind.js'
import { type Definition, definitions, isTrue } from './definitions.js'
import { kindsOf } from './kind.js'
import { byPreference } from './versions.js'

/** The kinds of the definitions of a world. */
interface CustomKinds {
  /** Each in the version that its group prefers, by group and name. */
  readonly preferred: readonly Kind[]
  /** In all versions that are served. */
  readonly all: readonly Kind[]
  /** By `group/version kind`. */
  readonly byVersion: ReadonlyMap<string, Kind>
}

/** The kinds of the definitions of a world; undefined if there are none. */
export function customKinds(read: Reader): CustomKinds | undefined {
  if (read.count(definitions as never) === 0) return undefined
  const version = read.version(definitions as never)
  let made = version && known.get(version)
  if (!made) made = derived(read.rows(definitions))
  if (version) known.set(version, made)
  return made.all.length === 0 ? undefined : made
}

const known = new WeakMap<object, CustomKinds>()

/** A definition is served from when it is established until it is gone. */
function derived(all: readonly Definition[]): CustomKinds {
  const families = all.filter((one) => isTrue(one, 'Established')).map(kindsOf)
  const kinds = families.flat().sort(inOrder)
  return {
    preferred: families.flatMap(([first]) => first ?? []).sort(inOrder),
    all: kinds,
    byVersion: new Map(kinds.map((kind) => [versionKey(kind), kind])),
  }
}

const versionKey = ({ group, version, kind }: Kind): string => `${group}/${version} ${kind}`

function inOrder(a: Kind, b: Kind): number {
  if (a.group !== b.group) return a.group < b.group ? -1 : 1
  if (a.plural !== b.plural) return a.plural < b.plural ? -1 : 1
  return byPreference(a.version, b.version)
}
