/**
 * `kubectl edit`: opens objects in an editor. There is no editor in this terminal.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_edit/
 */
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import {
  FILE_FLAGS,
  PRINT_FLAGS,
  RECORD_FLAG,
  SELECTOR_FLAG,
  VALIDATE_FLAG,
  managerFlag,
} from './flags.js'
import { fetch, requestsOf } from './resources.js'

/** The verb `kubectl edit`. */
export const edit = define({
  name: 'edit',
  usage: 'edit (RESOURCE/NAME | -f FILENAME)',
  short: 'Edit a resource on the server',
  flags: {
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...SELECTOR_FLAG,
    ...VALIDATE_FLAG,
    ...managerFlag('kubectl-edit'),
  },
  *run(session, args, flags): Generator<Wait, VerbResult<never>> {
    const requests = yield* requestsOf(session, args, flags, { lists: true })
    const found = requests.flatMap((request) => fetch(session, request, flags))
    if (found.length === 0) throw new CommandError('error: edit cancelled, no objects found')
    const editor = session.cli.env['KUBE_EDITOR'] ?? session.cli.env['EDITOR'] ?? 'vi'
    throw new CommandError(`error: unable to launch the editor "${editor}"`)
  },
})
