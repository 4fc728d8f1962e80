/**
 * `lab.why`: the chain of causes of an object's last change, from the trace.
 *
 * @module
 */
import { findKind, kindIn } from '../kubernetes/kinds/served.js'
import type { Kind, KubeObject } from '../kubernetes/kinds/kind.js'
import { UsageError } from '../sim/errors.js'
import type { Change } from '../sim/step.js'
import type { Trace } from '../sim/trace.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import { rfc3339nano } from '../text/time.js'

/** One link of a chain: what changed, when, and who changed it. */
export interface Cause {
  readonly time: VirtualTime
  /** The step, as `lab.at({ revision })` and the trace count them. */
  readonly step: number
  /** The loop that ran (`replicaset-controller`), or `user` for a call from outside. */
  readonly by: string
  /** What the loop was looking at, or what the user called. */
  readonly key: string
  readonly did: 'created' | 'changed' | 'deleted'
  /** The kind of the object that changed, or the table of the row. */
  readonly kind: string
  /** `default/web`, or the key of the row. */
  readonly name: string
  /** The fields that differ: `spec.replicas`. */
  readonly fields: readonly string[]
}

/** Why an object is as it is: its last change, what caused that, and so on to the origin. */
export interface Causes extends ReadonlyArray<Cause> {
  /** A line for each. */
  toString(): string
}

/** How deep fields are named. */
const DEPTH = 2

/** The chain of causes of the last change that `isMeant`; empty if it is forgotten. */
export function causesOf(
  trace: Trace,
  isMeant: (change: Change) => boolean,
  kindOf: (change: Change) => string | undefined,
): Causes {
  const last = trace
    .list()
    .findLast(({ changes }) => changes.some(isMeant))
    ?.changes.findLast(isMeant)
  const links: Cause[] = []
  let number = last?.number
  while (number !== undefined) {
    const step = trace.stepOf(number)
    const change = step?.changes.find((made) => made.number === number)
    if (!step || !change) break
    links.push({
      time: step.time,
      step: step.step,
      by: step.loop,
      key: step.key,
      did:
        change.before === undefined
          ? 'created'
          : change.after === undefined
            ? 'deleted'
            : 'changed',
      kind: kindOf(change) ?? change.table,
      name: change.key,
      fields: change.before && change.after ? differing(change.before, change.after, DEPTH) : [],
    })
    number = step.cause
  }
  return Object.assign(links, { toString: () => links.map(lineOf).join('') })
}

function lineOf({ time, by, key, did, kind, name, fields }: Cause, i: number): string {
  const what = `${kind} ${name} ${did}${fields.length > 0 ? ` (${fields.join(', ')})` : ''}`
  const who = key === '' ? by : `${by} (${key})`
  return `${i === 0 ? '' : '  because '}${what} at ${rfc3339nano(time)} by ${who}\n`
}

/** The kind and the key of an object, said in words or given. @throws UsageError */
export function objectKey(
  read: Reader,
  object: string | KubeObject,
): { readonly kind: Kind; readonly key: string } {
  const [name = '', word = '', namespace = 'default'] =
    typeof object === 'string'
      ? object.split('/').reverse()
      : [object.metadata?.name, object.kind, object.metadata?.namespace]
  const kind =
    typeof object === 'string'
      ? findKind(read, word)
      : kindIn(read, object.apiVersion ?? 'v1', word)
  if (!kind || name === '')
    throw new UsageError(`no object: ${typeof object === 'string' ? object : word}`)
  return { kind, key: kind.namespaced ? `${namespace}/${name}` : name }
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The paths of fields that differ, down to a depth; versions that always differ are left out. */
function differing(before: unknown, after: unknown, depth: number, path = ''): readonly string[] {
  if (before === after) return []
  if (depth === 0 || !isFields(before) || !isFields(after)) return path === '' ? [] : [path]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !BOOKKEEPING.has(key))
    .flatMap((key) =>
      differing(before[key], after[key], depth - 1, path === '' ? key : `${path}.${key}`),
    )
    .sort()
}

const BOOKKEEPING = new Set(['resourceVersion', 'managedFields', 'generation'])
