/**
 * `kubectl auth reconcile`: roles and bindings get what files want them to have, and keep what they
 * have beside it.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_auth/kubectl_auth_reconcile/
 */
import type { Kind, KubeObject } from '../../../kubernetes/kinds/kind.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { throwCollected } from '../failure.js'
import { DRY_RUN_FLAG, FILE_FLAGS, PRINT_FLAGS } from '../flags.js'
import { needFiles, readEach } from '../manifest.js'
import { dryRunOf, report } from '../report.js'
import type { AnyObject } from '../resources.js'
import type { Session } from '../session.js'
import { type Binding, type Reconciled, type Role, mergeBinding, mergeRole } from './merge.js'
import { reconciledText } from './reconciled-text.js'

const NO_ARGUMENTS = 'error: no arguments are allowed'
const NO_SERVER_RUN = 'error: --dry-run=server for command reconcile is not supported yet'
const GROUP = 'rbac.authorization.k8s.io'
const OWN_VERSION = (version: string, kind: string): string =>
  `error: only ${GROUP}/v1 is supported: not *${version}.${kind}`

/** The verb `kubectl auth reconcile`. */
export const reconcile = define({
  name: 'auth reconcile',
  usage: 'auth reconcile -f FILENAME',
  short:
    'Reconciles rules for RBAC role, role binding, cluster role, and cluster role binding objects',
  long: "Reconciles rules for RBAC role, role binding, cluster role, and cluster role binding objects.\n\n Missing objects are created, and the containing namespace is created for namespaced objects, if required.\n\n Existing roles are updated to include the permissions in the input objects, and remove extra permissions if --remove-extra-permissions is specified.\n\n Existing bindings are updated to include the subjects in the input objects, and remove extra subjects if --remove-extra-subjects is specified.\n\n This is preferred to 'apply' for RBAC resources so that semantically-aware merging of rules and subjects is done.",
  flags: {
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    'remove-extra-permissions': {
      type: 'boolean',
      usage: 'If true, removes extra permissions added to roles',
    },
    'remove-extra-subjects': {
      type: 'boolean',
      usage: 'If true, removes extra subjects added to rolebindings',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    needFiles(flags)
    if (args.length > 0) throw new CommandError(NO_ARGUMENTS)
    const dryRun = dryRunOf(session, flags.dryRun)
    if (dryRun === 'server') throw new CommandError(NO_SERVER_RUN)
    const { manifests, errors } = yield* readEach(session, flags)
    const found: AnyObject[] = []
    for (const { kind, body } of manifests)
      try {
        if (!isReconciled(kind)) continue
        const one = reconciled(session, kind, body, { ...flags, isDry: dryRun !== 'none' })
        report(session, { kind, object: one.object }, 'reconciled', { ...flags, dryRun })
        session.err(reconciledText(one, flags))
        found.push(one.object as AnyObject)
      } catch (error) {
        errors.push(error)
      }
    yield* throwCollected(session, errors)
    return { value: found }
  },
})

/** @throws CommandError for a version that is not reconciled */
function isReconciled({ group, version, kind }: Kind): boolean {
  if (group !== GROUP || !/^(Cluster)?Role(Binding)?$/.test(kind)) return false
  if (version !== 'v1') throw new CommandError(OWN_VERSION(version, kind))
  return true
}

interface Options {
  readonly removeExtraPermissions: boolean
  readonly removeExtraSubjects: boolean
  readonly isDry: boolean
}

/** Makes an object what a file wants of it. @throws ApiError */
function reconciled(
  session: Session,
  kind: Kind,
  body: KubeObject,
  { removeExtraPermissions, removeExtraSubjects, isDry }: Options,
): Reconciled {
  const { api } = session
  const { name = '', namespace } = body.metadata ?? {}
  const existing = api.find(kind, name, namespace)
  const result = kind.kind.endsWith('Binding')
    ? mergeBinding(existing as Binding | undefined, body as Binding, removeExtraSubjects)
    : mergeRole(existing as Role | undefined, body as Role, removeExtraPermissions)
  if (result.isProtected || isDry || result.operation === 'none') return result
  if (result.operation === 'update') return { ...result, object: api.update(kind, result.object) }
  if (result.operation === 'recreate') api.delete(kind, name, namespace)
  if (namespace !== undefined && !api.find('Namespace', namespace))
    api.create('Namespace', { metadata: { name: namespace } })
  return { ...result, object: api.create(kind, result.object) }
}
