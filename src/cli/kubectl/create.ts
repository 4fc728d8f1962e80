/**
 * `kubectl create`: new objects, from files or from flags.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/
 */
import { decode } from '../../kubernetes/apiserver/decode.js'
import { matchesSelector, parseSelector } from '../../kubernetes/apiserver/selectors.js'
import type { KubeObject } from '../../kubernetes/kinds/kind.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { withCause } from './change-cause.js'
import { clusterRole } from './create/clusterrole.js'
import { clusterRoleBinding } from './create/clusterrolebinding.js'
import { configMap } from './create/configmap.js'
import { cronJob } from './create/cronjob.js'
import { deployment } from './create/deployment.js'
import { ingress } from './create/ingress.js'
import { job } from './create/job.js'
import { namespace } from './create/namespace.js'
import { podDisruptionBudget } from './create/poddisruptionbudget.js'
import { priorityClass } from './create/priorityclass.js'
import { quota } from './create/quota.js'
import { role } from './create/role.js'
import { roleBinding } from './create/rolebinding.js'
import { secret } from './create/secret.js'
import { service } from './create/service.js'
import { serviceAccount } from './create/serviceaccount.js'
import { token } from './create/token.js'
import { type EditFlags, type Outcome, edited } from './editor/loop.js'
import { define } from './definition.js'
import { collect, fromSource, throwCollected, usageError } from './failure.js'
import {
  DRY_RUN_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  RECORD_FLAG,
  SAVE_CONFIG_FLAG,
  SELECTOR_FLAG,
  VALIDATE_FLAG,
  managerFlag,
} from './flags.js'
import { withLastApplied } from './last-applied.js'
import { type Manifest, needFiles, readEach } from './manifest.js'
import { rawFlag, rawWrite } from './raw.js'
import { type DryRun, dryRunOf, report } from './report.js'
import type { AnyObject } from './resources.js'
import type { Session } from './session.js'
import { validationOf } from './validation.js'

const NOTHING = 'error: no objects passed to create'

/** The verb `kubectl create`. */
export const create = define({
  name: 'create',
  usage: 'create -f FILENAME',
  short: 'Create a resource from a file or from stdin',
  long: 'Create a resource from a file or from stdin.\n\n JSON and YAML formats are accepted.',
  flags: {
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...SAVE_CONFIG_FLAG,
    ...SELECTOR_FLAG,
    ...VALIDATE_FLAG,
    ...managerFlag('kubectl-create'),
    ...rawFlag('POST to'),
    edit: { type: 'boolean', usage: 'Edit the API resource before creating' },
    'windows-line-endings': {
      type: 'boolean',
      usage: 'Only relevant if --edit=true. Defaults to the line ending native to your platform.',
    },
  },
  verbs: {
    clusterrole: clusterRole,
    clusterrolebinding: clusterRoleBinding,
    configmap: configMap,
    cronjob: cronJob,
    deployment,
    ingress,
    job,
    namespace,
    poddisruptionbudget: podDisruptionBudget,
    priorityclass: priorityClass,
    quota,
    role,
    rolebinding: roleBinding,
    secret,
    service,
    serviceaccount: serviceAccount,
    token,
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    if (args.length > 0) throw usageError(`Unexpected args: [${args.join(' ')}]`, 'create')
    if (flags.raw) return yield* rawWrite(session, 'POST', flags.raw, flags)
    needFiles(flags)
    const dryRun = dryRunOf(session, flags.dryRun)
    const { manifests, errors } = yield* readEach(session, flags)
    const wanted = manifests.filter(
      ({ body }) =>
        !flags.selector || matchesSelector(parseSelector(flags.selector), body.metadata?.labels),
    )
    if (wanted.length === 0 && errors.length === 0) throw new CommandError(NOTHING)
    const created: AnyObject[] = []
    if (flags.edit) {
      for (const manifest of wanted)
        created.push(...(yield* createEdited(session, manifest, flags)))
      yield* throwCollected(session, errors)
      return { value: created }
    }
    for (const manifest of wanted) {
      const object = collect(errors, () => createOne(session, manifest, dryRun, flags))
      if (!object) continue
      report(session, { kind: manifest.kind, object }, 'created', flags)
      created.push(object)
    }
    yield* throwCollected(session, errors)
    return { value: created }
  },
})

/** `--edit`: what is created is edited first. */
function* createEdited(
  session: Session,
  { kind, body }: Manifest,
  flags: CreateFlags & EditFlags,
): Generator<Wait, readonly AnyObject[]> {
  const write = (one: Manifest): Outcome => {
    const object = createOne(session, { ...one, source: undefined }, 'none', flags)
    report(session, { kind: one.kind, object }, 'created', flags)
    return { done: object }
  }
  return yield* edited(
    session,
    {
      subject: 'objects',
      originals: [{ kind, object: body as AnyObject }],
      write: (manifests) => manifests.map(write),
    },
    flags,
  )
}

interface CreateFlags {
  readonly record: boolean
  readonly saveConfig: boolean
  readonly validate: string
  readonly fieldManager: string
}

function createOne(
  session: Session,
  { kind, body, source }: Omit<Manifest, 'source'> & { readonly source: string | undefined },
  dryRun: DryRun,
  flags: CreateFlags,
): AnyObject {
  const marked: KubeObject = flags.record ? withCause(session, body) : body
  const object = flags.saveConfig ? withLastApplied(marked) : marked
  if (dryRun === 'client') return object as AnyObject
  try {
    if (kind.deprecation) session.warn(kind.deprecation)
    const decoded = decode(kind, object, validationOf(flags.validate), (text) => session.warn(text))
    return session.api.create(kind, decoded as never, {
      dryRun: dryRun === 'server',
      fieldManager: flags.fieldManager,
    }) as unknown as AnyObject
  } catch (error) {
    throw source === undefined ? error : fromSource(error, 'creating', source)
  }
}
