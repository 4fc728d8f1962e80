/**
 * `kubectl edit`: opens objects in the user's editor, and sends what was changed.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_edit/
 */
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { withCause } from './change-cause.js'
import { define } from './definition.js'
import { edited } from './editor/loop.js'
import { patchEdited } from './editor/patch.js'
import {
  EDIT_FLAGS,
  FILE_FLAGS,
  PRINT_FLAGS,
  RECORD_FLAG,
  SAVE_CONFIG_FLAG,
  VALIDATE_FLAG,
  managerFlag,
} from './flags.js'
import { withLastApplied } from './last-applied.js'
import type { Manifest } from './manifest.js'
import { type AnyObject, fetch, requestsOf } from './resources.js'
import { partOfObject, subresourceFlag, subresourceOf } from './subresource.js'
import { validationOf } from './validation.js'

const NOTHING = 'error: edit cancelled, no objects found'

/** The verb `kubectl edit`. */
export const edit = define({
  name: 'edit',
  usage: 'edit (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit a resource on the server',
  flags: {
    ...EDIT_FLAGS,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...SAVE_CONFIG_FLAG,
    ...VALIDATE_FLAG,
    ...managerFlag('kubectl-edit'),
    'output-patch': {
      type: 'boolean',
      usage: 'Output the patch if the resource is edited.',
    },
    ...subresourceFlag('edit'),
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const fieldValidation = validationOf(flags.validate)
    const requests = yield* requestsOf(session, args, flags, { lists: true })
    const originals = requests
      .flatMap((request) => fetch(session, request, {}))
      .map((one) => partOfObject(session, one, flags.subresource))
    if (originals.length === 0) throw new CommandError(NOTHING)
    const marked = ({ body, ...rest }: Manifest): Manifest => {
      const saved = flags.saveConfig ? withLastApplied(body) : body
      return { ...rest, body: flags.record ? withCause(session, saved) : saved }
    }
    const write = (manifest: Manifest) => {
      const subresource = subresourceOf(manifest.kind, flags.subresource)
      return patchEdited(session, originals, marked(manifest), flags, {
        fieldManager: flags.fieldManager,
        fieldValidation,
        ...(subresource === undefined ? {} : { subresource }),
      })
    }
    const objects = yield* edited(
      session,
      { subject: 'objects', originals, write: (manifests) => manifests.map(write) },
      flags,
    )
    return { value: objects }
  },
})
