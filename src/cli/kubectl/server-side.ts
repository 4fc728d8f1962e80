/**
 * `kubectl apply --server-side`: the server merges, and knows who wants what.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
import type { ApplyOptions } from '../../kubernetes/apiserver/apply.js'
import { decode } from '../../kubernetes/apiserver/decode.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { withManagedFields } from '../../kubernetes/apiserver/field-managers.js'
import { apiVersionOf } from '../../kubernetes/kinds/index.js'
import type { Kind, KubeObject } from '../../kubernetes/kinds/kind.js'
import { CommandError } from '../verb.js'
import type { Applied, ApplyFlags } from './apply.js'
import { LAST_APPLIED, withLastApplied } from './last-applied.js'
import type { Manifest } from './manifest.js'
import type { DryRun } from './report.js'
import type { AnyObject } from './resources.js'
import type { Session } from './session.js'
import { validationOf } from './validation.js'

/** The manager of what is applied by the client. */
export const CLIENT_MANAGER = 'kubectl-client-side-apply'
const SERVER_MANAGER = 'kubectl'
const ANNOTATION_MANAGER = 'kubectl-last-applied'
const CONFLICT_HELP = [
  'Please review the fields above--they currently have other managers. Here',
  'are the ways you can resolve this warning:',
  '* If you intend to manage all of these fields, please re-run the apply',
  '  command with the `--force-conflicts` flag.',
  '* If you do not intend to manage all of the fields, please edit your',
  '  manifest to remove references to the fields that should keep their',
  '  current managers.',
  '* You may co-own fields by updating your manifest to match the existing',
  "  value; in this case, you'll become the manager if the other manager(s)",
  '  stop managing the field (remove it from their configuration).',
  'See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts',
].join('\n')

/**
 * What client-side apply managed is the server's from now on, and its annotation is kept up to date
 * for those who go on using it.
 */
function migrate(
  session: Session,
  kind: Kind,
  { body, decoded }: { readonly body: KubeObject; readonly decoded: KubeObject },
  live: AnyObject,
  options: ApplyOptions,
): AnyObject | undefined {
  const annotated = live.metadata.annotations?.[LAST_APPLIED] !== undefined
  const { name, namespace } = live.metadata
  if (annotated) {
    const annotations = withLastApplied(body).metadata?.annotations?.[LAST_APPLIED] ?? ''
    session.api.apply(
      kind,
      {
        apiVersion: apiVersionOf(kind),
        kind: kind.kind,
        metadata: {
          name,
          ...(namespace === undefined ? {} : { namespace }),
          annotations: { [LAST_APPLIED]: annotations },
        },
      } as never,
      { fieldManager: ANNOTATION_MANAGER, force: true },
    )
  }
  const managers = withManagedFields(session.tx, kind, live as never).metadata.managedFields ?? []
  if (!managers.some(({ manager }) => manager === CLIENT_MANAGER)) return undefined
  return session.api.apply(kind, decoded as never, {
    ...options,
    upgrade: [CLIENT_MANAGER],
  }) as unknown as AnyObject
}

/** Applies a manifest on the server. @throws CommandError for conflicts */
export function applyOnServer(
  session: Session,
  { kind, body }: Manifest,
  dryRun: DryRun,
  flags: ApplyFlags,
): Applied {
  const fieldManager =
    flags.fieldManager !== '' && flags.fieldManager !== CLIENT_MANAGER
      ? flags.fieldManager
      : SERVER_MANAGER
  try {
    const decoded = decode(kind, body, validationOf(flags.validate), (text) => session.warn(text))
    const options = {
      fieldManager,
      force: flags.forceConflicts,
      dryRun: dryRun === 'server',
    }
    let object = session.api.apply(kind, decoded as never, options)
    if (dryRun === 'none' && fieldManager === SERVER_MANAGER)
      object = migrate(session, kind, { body, decoded }, object as never, options) ?? object
    return { object: object as unknown as AnyObject, what: 'serverside-applied' }
  } catch (error) {
    if (isApiError(error, 'Conflict'))
      throw new CommandError(`error: ${error.message}\n${CONFLICT_HELP}`)
    throw error
  }
}
