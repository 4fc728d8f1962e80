/**
 * The warnings to the writer of an object: what of it moves nothing here, and what the API
 * server advises against.
 *
 * @module
 */
import { dequal } from 'dequal'
import type { Tx } from '../../sim/step.js'
import { tellOnce, tellUnsupported } from '../../sim/unsupported.js'
import { NOT_ENFORCED, enforcesPolicies } from '../kinds/cni-plugin.js'
import type { KindNames, KubeObject } from '../kinds/kind.js'
import { type FieldType, fieldsOf } from '../kinds/schema/types.js'
import { STORED_ONLY, UNSIMULATED } from '../kinds/unsimulated.js'
import { warningsOf } from '../kinds/warnings/index.js'
import { clusterOf } from './cluster.js'
import { type Api, type KindRef, type WriteOptions, kindFor } from './client.js'

type Struct = Readonly<Record<string, unknown>>

/**
 * The API server as a user talks to it: writes warn of what is not simulated, each thing once in a
 * lab, and throw UnsupportedError in a lab with `unsupported: 'throw'`.
 */
export function warning(api: Api, warn: (text: string) => void): Api {
  const check = (kind: KindRef, object: object, options: WriteOptions | undefined): void => {
    if (options?.dryRun !== true) warnOfUnsimulated(api.tx, kindFor(api.tx, kind), object, warn)
  }
  const advise = (kind: KindRef, object: object, old: object | undefined): void =>
    warningsOf(kindFor(api.tx, kind), object, old as never).forEach(warn)
  return {
    ...api,
    create(kind, object, options) {
      check(kind, object, options)
      const created = api.create(kind, object, { warn, ...options })
      advise(kind, created, undefined)
      return created
    },
    update(kind, object, options) {
      check(kind, object, options)
      const { name = '', namespace } = (object as KubeObject).metadata ?? {}
      const old = api.find(kind, name, namespace)
      const updated = api.update(kind, object, { warn, ...options })
      advise(kind, updated, old)
      return updated
    },
    apply(kind, object, options) {
      check(kind, object, options)
      const old = api.find(kind, object.metadata?.name ?? '', object.metadata?.namespace)
      const applied = api.apply(kind, object, { warn, ...options })
      advise(kind, applied, old)
      return applied
    },
    patch(kind, name, namespace, type, body, options) {
      const old = api.find(kind, name, namespace)
      const patched = api.patch(kind, name, namespace, type, body, { warn, ...options })
      check(kind, patched, options)
      advise(kind, patched, old)
      return patched
    },
    scale: (kind, name, namespace, replicas, options) =>
      api.scale(kind, name, namespace, replicas, { warn, ...options }),
    delete: (kind, name, namespace, options) =>
      api.delete(kind, name, namespace, { warn, ...options }),
  }
}

function warnOfUnsimulated(
  tx: Tx,
  kind: KindNames,
  object: object,
  warn: (text: string) => void,
): void {
  const tell = (what: string): void => {
    const text = tellUnsupported(tx, what)
    if (text !== undefined) warn(text)
  }
  // A real cluster says nothing of it, so kubectl does not either: it is in the lab's warnings.
  if (kind.kind === 'NetworkPolicy' && !enforcesPolicies(clusterOf(tx)?.cni))
    tellOnce(tx, NOT_ENFORCED)
  if (STORED_ONLY.has(kind.kind))
    tell(`the kind ${kind.kind}: its objects are kept, and nothing acts on them`)
  else walk(kind.type, object as Struct, '', tell)
}

function walk(type: string, value: Struct, path: string, tell: (what: string) => void): void {
  const fields = fieldsOf(type)
  const unsimulated = UNSIMULATED[type]
  for (const name of Object.keys(value)) {
    const field = fields?.get(name)
    if (!field || name === 'status') continue
    const at = path === '' ? name : `${path}.${name}`
    const silent = unsimulated && Object.hasOwn(unsimulated, name) ? unsimulated[name] : undefined
    if (silent) {
      if (!silent.some((one) => dequal(one, value[name]))) tell(at)
    } else enter(field.type, value[name], at, tell)
  }
}

function enter(type: FieldType, value: unknown, path: string, tell: (what: string) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (type.is === 'struct') walk(type.name, value as Struct, path, tell)
  else if (type.is === 'list') {
    if (Array.isArray(value)) for (const item of value) enter(type.of, item, path, tell)
  } else if (type.is === 'map')
    for (const item of Object.values(value)) enter(type.of, item, path, tell)
}
