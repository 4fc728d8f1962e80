/**
 * `kubectl apply edit-last-applied`: opens what was last applied to objects in the user's editor,
 * and notes on them what it then says.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/kubectl_apply_edit-last-applied/
 */
import { dequal } from 'dequal'
import { goJson } from '../../../text/json.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { edited, type Outcome } from '../editor/loop.js'
import {
  EDIT_FLAGS,
  FILE_FLAGS,
  PRINT_FLAGS,
  RECORD_FLAG,
  VALIDATE_FLAG,
  managerFlag,
} from '../flags.js'
import { LAST_APPLIED, lastApplied } from '../last-applied.js'
import type { Manifest } from '../manifest.js'
import { report } from '../report.js'
import { type AnyObject, type Found, fetch, requestsOf } from '../resources.js'
import { CLIENT_MANAGER } from '../server-side.js'

const NONE =
  'error: no last-applied-configuration annotation found on resources, to create the annotation, use command `kubectl apply set-last-applied --create-annotation`'

/** The verb `kubectl apply edit-last-applied`. */
export const editLastApplied = define({
  name: 'apply edit-last-applied',
  usage: 'apply edit-last-applied (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit latest last-applied-configuration annotations of a resource/object',
  flags: {
    ...EDIT_FLAGS,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...VALIDATE_FLAG,
    ...managerFlag(CLIENT_MANAGER),
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const requests = yield* requestsOf(session, args, flags, { lists: true })
    const originals = requests
      .flatMap((request) => fetch(session, request, {}))
      .flatMap(({ kind, object }): Found[] => {
        const applied = lastApplied(object)
        return applied ? [{ kind, object: applied as unknown as AnyObject }] : []
      })
    if (originals.length === 0) throw new CommandError(NONE)
    const write = ({ kind, body }: Manifest): Outcome => {
      const { name = '', namespace } = body.metadata ?? {}
      const original = originals.find(
        (one) => one.kind === kind && one.object.metadata.name === name,
      )
      if (original && dequal(original.object, body)) {
        report(session, original, 'skipped', flags)
        return { done: undefined }
      }
      const annotations = { [LAST_APPLIED]: `${goJson(body, { sortKeys: true })}\n` }
      const object = session.api.patch(
        kind,
        name,
        namespace,
        'merge',
        { metadata: { annotations } },
        { fieldManager: flags.fieldManager },
      ) as unknown as AnyObject
      report(session, { kind, object }, 'edited', flags)
      return { done: object }
    }
    const objects = yield* edited(
      session,
      { subject: 'last-applied', originals, write: (manifests) => manifests.map(write) },
      flags,
    )
    return { value: objects }
  },
})
