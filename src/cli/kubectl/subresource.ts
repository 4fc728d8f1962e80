/**
 * `--subresource`: a part of an object that is read and written apart.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/conventions/#subresources
 */
import type { Scale } from '../../types/kubernetes/autoscaling/v1.js'
import type { Subresource } from '../../kubernetes/apiserver/api.js'
import { notServed } from '../../kubernetes/apiserver/errors.js'
import { AGE, NAME } from '../../kubernetes/kinds/cells.js'
import type { Kind, Stored } from '../../kubernetes/kinds/kind.js'
import { resources } from '../../kubernetes/kinds/resources.js'
import type { AnyObject, Found } from './resources.js'
import type { Session } from './session.js'

/** The flag; help says what the verb does with the part. */
export const subresourceFlag = (verb: string) =>
  ({
    subresource: {
      type: 'string',
      usage: `If specified, ${verb} will operate on the subresource of the requested object.`,
    },
  }) as const

const WRITTEN: readonly string[] = ['status', 'scale', 'ephemeralcontainers', 'resize']

/** The subresource of a kind that a word names. @throws ApiError for one that is not served */
export function subresourceOf(kind: Kind, word: string | undefined): Subresource | undefined {
  if (!word) return undefined
  if (!WRITTEN.includes(word) || !isServed(kind, word)) throw notServed()
  return word as Subresource
}

function isServed(kind: Kind, word: string): boolean {
  if (word === 'status' && kind.hasStatus) return true
  if (word === 'scale' && (kind.scale || kind.scalable)) return true
  return resources.some(
    ({ type, subresources }) =>
      type === kind.type && subresources.some(({ name }) => name === word),
  )
}

/** What `kubectl get --subresource` shows of an object. @throws ApiError */
export function partOfObject(
  { api }: Session,
  { kind, object }: Found,
  word: string | undefined,
): Found {
  if (subresourceOf(kind, word) !== 'scale') return { kind, object }
  const { name, namespace } = object.metadata
  const scale = api.getScale(kind, name, namespace)
  return { kind: scaleKind(kind), object: scale as unknown as AnyObject }
}

const scales = new WeakMap<Kind, Kind>()

/** How the scale of a kind's objects is printed. */
function scaleKind(kind: Kind): Kind {
  const known = scales.get(kind)
  if (known) return known
  const columns = [
    NAME,
    { header: 'DESIRED', cell: ({ spec }: Stored<Scale>) => String(spec?.replicas ?? 0) },
    { header: 'AVAILABLE', cell: ({ status }: Stored<Scale>) => String(status?.replicas ?? 0) },
    AGE,
  ]
  const made = { ...kind, group: 'autoscaling', kind: 'Scale', singular: 'scale', columns } as Kind
  scales.set(kind, made)
  return made
}
