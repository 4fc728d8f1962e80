/**
 * What an edit of objects of the server does: the differences are sent as a patch.
 *
 * @module
 */
import { dequal } from 'dequal'
import { ApiError } from '../../../kubernetes/apiserver/errors.js'
import type { PatchOptions } from '../../../kubernetes/apiserver/api.js'
import { goJson } from '../../../text/json.js'
import { CommandError } from '../../verb.js'
import type { Manifest } from '../manifest.js'
import { report } from '../report.js'
import { type AnyObject, type Found, resourceOf } from '../resources.js'
import type { Session } from '../session.js'
import { patchTypeOf, threeWayPatch } from '../three-way.js'
import { notValid } from './header.js'
import type { EditFlags, Outcome } from './loop.js'

type Fields = Readonly<Record<string, unknown>>

const IDENTITY_CHANGED = 'error: At least one of apiVersion, kind and name was changed'
const NO_ORIGINAL = (object: unknown): string =>
  `error: no original object found for &unstructured.Unstructured{Object:${goValue(object)}}`

/** The flags of edits that are sent as patches. */
interface PatchFlags extends EditFlags {
  readonly outputPatch: boolean
}

/** Sends what differs of one edited object. @throws CommandError for what is no edit of an object */
export function patchEdited(
  session: Session,
  originals: readonly Found[],
  { kind, body }: Manifest,
  flags: PatchFlags,
  options: PatchOptions,
): Outcome {
  const original = originals.find(({ object }) => object.metadata.uid === body.metadata?.uid)
  if (!original) throw new CommandError(NO_ORIGINAL(body))
  const { object } = original
  if (dequal(body, object)) {
    report(session, original, 'skipped', flags)
    return { done: object }
  }
  const { name, namespace } = object.metadata
  const isOther =
    body.kind !== object.kind ||
    body.apiVersion !== object.apiVersion ||
    body.metadata?.name !== name
  if (isOther) throw new CommandError(IDENTITY_CHANGED)
  const patch = threeWayPatch(
    kind,
    object as unknown as Fields,
    body as unknown as Fields,
    object as unknown as Fields,
  )
  if (flags.outputPatch) session.out(`Patch: ${goJson(patch, { sortKeys: true })}\n`)
  try {
    const type = patchTypeOf(kind)
    const after = session.api.patch(kind, name, namespace, type, patch, options)
    report(session, { kind, object: after as unknown as AnyObject }, 'edited', flags)
    return { done: after as unknown as AnyObject }
  } catch (error) {
    return refused(session, original, error)
  }
}

/** What an answer of the server's means for an object. @throws what is no answer of the server's */
function refused(session: Session, { kind, object }: Found, error: unknown): Outcome {
  if (!(error instanceof ApiError)) throw error
  const [resource, { name }] = [resourceOf(kind), object.metadata]
  if (error.reason === 'Invalid') {
    session.err(`error: ${resource} "${name}" is invalid\n`)
    return { reason: notValid(resource, name, error.status.details?.causes ?? []) }
  }
  if (error.reason === 'NotFound') {
    session.err(`error: ${resource} "${name}" could not be found on the server\n`)
    return { failed: 'gone' }
  }
  session.err(`error: ${resource} "${name}" could not be patched: ${error.message}\n`)
  return { failed: 'retryable' }
}

/** A value as Go's `%#v` shows it. */
function goValue(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)'
  if (Array.isArray(value)) return `[]interface {}{${value.map(goValue).join(', ')}}`
  if (typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `map[string]interface {}{${fields.map(([key, one]) => `${JSON.stringify(key)}:${goValue(one)}`).join(', ')}}`
}
