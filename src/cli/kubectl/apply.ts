/**
 * `kubectl apply`: objects become what their manifests say; what a manifest no longer says goes.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/
 */
import { decode } from '../../kubernetes/apiserver/decode.js'
import { ApiError, isApiError } from '../../kubernetes/apiserver/errors.js'
import { matchesSelector, parseSelector } from '../../kubernetes/apiserver/selectors.js'
import { apiVersionOf } from '../../kubernetes/kinds/index.js'
import type { Kind, KubeObject } from '../../kubernetes/kinds/kind.js'
import { goJson } from '../../text/json.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { withCause } from './change-cause.js'
import { editLastApplied } from './apply/edit-last-applied.js'
import { setLastApplied } from './apply/set-last-applied.js'
import { viewLastApplied } from './apply/view-last-applied.js'
import { define } from './definition.js'
import { deletionOf } from './delete.js'
import { collect, fromSource, throwCollected } from './failure.js'
import {
  ALL_FLAG,
  DELETE_FLAGS,
  DRY_RUN_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  RECORD_FLAG,
  SELECTOR_FLAG,
  VALIDATE_FLAG,
  managerFlag,
  WAIT_USAGE,
} from './flags.js'
import { LAST_APPLIED, lastApplied, withLastApplied } from './last-applied.js'
import { type Manifest, needFiles, readEach } from './manifest.js'
import { printerOf } from './output.js'
import { pruneOthers } from './prune.js'
import { type DryRun, dryRunOf, report } from './report.js'
import { type AnyObject, findObject, groupVersionResource, resourceOf } from './resources.js'
import { CLIENT_MANAGER, applyOnServer } from './server-side.js'
import type { Session } from './session.js'
import { threeWayPatch, patchTypeOf } from './three-way.js'
import { validationOf } from './validation.js'

const NOTHING = 'error: no objects passed to apply'
const MISSING_ANNOTATION = (resource: string, name: string): string =>
  `resource ${resource}/${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.`

export interface ApplyFlags {
  readonly serverSide: boolean
  readonly forceConflicts: boolean
  readonly fieldManager: string
  readonly record: boolean
  readonly validate: string
}

/** What became of one object. */
export interface Applied {
  readonly object: AnyObject
  readonly what: 'created' | 'configured' | 'unchanged' | 'serverside-applied'
}

/** The verb `kubectl apply`. */
export const apply = define({
  name: 'apply',
  usage: 'apply (-f FILENAME | -k DIRECTORY)',
  short: 'Apply a configuration to a resource by file name or stdin',
  long: "Apply a configuration to a resource by file name or stdin. The resource name must be specified. This resource will be created if it doesn't exist yet. To use 'apply', always create the resource initially with either 'apply' or 'create --save-config'.\n\n JSON and YAML formats are accepted.",
  flags: {
    ...ALL_FLAG,
    ...DELETE_FLAGS,
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...SELECTOR_FLAG,
    ...VALIDATE_FLAG,
    ...managerFlag(CLIENT_MANAGER),
    'force-conflicts': {
      type: 'boolean',
      usage: 'If true, server-side apply will force the changes against conflicts.',
    },
    overwrite: {
      type: 'boolean',
      default: true,
      usage:
        'Automatically resolve conflicts between the modified and live configuration by using values from the modified configuration',
    },
    prune: {
      type: 'boolean',
      usage:
        'Automatically delete resource objects, that do not appear in the configs and are created by either apply or create --save-config. Should be used with either -l or --all.',
    },
    'server-side': {
      type: 'boolean',
      usage: 'If true, apply runs in the server instead of the client.',
    },
    wait: {
      type: 'boolean',
      usage: WAIT_USAGE,
    },
  },
  verbs: {
    'edit-last-applied': editLastApplied,
    'set-last-applied': setLastApplied,
    'view-last-applied': viewLastApplied,
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    if (args.length > 0)
      throw new CommandError(
        `error: Unexpected args: [${args.join(' ')}]\nSee 'kubectl apply -h' for help and examples`,
      )
    needFiles(flags)
    if (flags.forceConflicts && !flags.serverSide)
      throw new CommandError('error: --force-conflicts only works with --server-side')
    if (flags.prune && !flags.all && !flags.selector)
      throw new CommandError(
        'error: all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector',
      )
    const dryRun = dryRunOf(session, flags.dryRun)
    const { manifests, errors } = yield* readEach(session, flags)
    const wanted = manifests.filter(
      ({ body }) =>
        !flags.selector || matchesSelector(parseSelector(flags.selector), body.metadata?.labels),
    )
    if (wanted.length === 0 && errors.length === 0) throw new CommandError(NOTHING)
    const printer = printerOf(flags, session.cli.files)
    const done: { readonly kind: Kind; readonly object: AnyObject }[] = []
    for (const manifest of wanted) {
      const applied = collect(errors, () =>
        flags.serverSide
          ? applyOnServer(session, manifest, dryRun, flags)
          : applyOne(session, manifest, dryRun, flags),
      )
      if (!applied) continue
      done.push({ kind: manifest.kind, object: applied.object })
      if (!printer)
        report(session, { kind: manifest.kind, object: applied.object }, applied.what, { dryRun })
    }
    if (printer) session.out(printer({ items: done, single: done.length === 1 }))
    if (flags.prune && errors.length === 0)
      pruneOthers(session, done, {
        selector: flags.selector,
        dryRun,
        deletion: deletionOf(session, flags).options,
      })
    yield* throwCollected(session, errors)
    return { value: done.map(({ object }) => object) }
  },
})

function applyOne(
  session: Session,
  { kind, body, source }: Manifest,
  dryRun: DryRun,
  flags: ApplyFlags,
): Applied {
  const name = body.metadata?.name
  if (!name)
    throw new CommandError(
      body.metadata?.generateName
        ? `error: from ${body.metadata.generateName}: cannot use generate name with apply`
        : 'error: error when retrieving current configuration of:\nresource name may not be empty',
    )
  if (kind.deprecation) session.warn(kind.deprecation)
  const modified = withLastApplied(flags.record ? withCause(session, body) : body)
  const live = findObject(session, kind, name, body.metadata?.namespace)
  if (!live)
    return { object: createIt(session, kind, modified, source, dryRun, flags), what: 'created' }
  const original = lastApplied(live)
  if (!original) session.err(`Warning: ${MISSING_ANNOTATION(resourceOf(kind), name)}\n`)
  const patch = threeWayPatch(kind, original, modified as Fields, live as unknown as Fields)
  if (Object.keys(patch).length === 0) return { object: live, what: 'unchanged' }
  if (dryRun === 'client') return { object: live, what: 'configured' }
  try {
    const object = session.api.patch(
      kind,
      name,
      body.metadata?.namespace,
      patchTypeOf(kind),
      patch,
      {
        dryRun: dryRun === 'server',
        fieldManager: flags.fieldManager,
      },
    )
    return { object: object as unknown as AnyObject, what: 'configured' }
  } catch (error) {
    throw patchFailure(error, kind, live, patch, source)
  }
}

type Fields = Readonly<Record<string, unknown>>

/** The server's answer, with the patch and what it was for. */
function patchFailure(
  error: unknown,
  kind: Kind,
  { metadata }: AnyObject,
  patch: Fields,
  source: string,
): unknown {
  if (!isApiError(error)) return error
  const what = `Resource: "${groupVersionResource(kind).replace(/^\//, '')}", GroupVersionKind: "${apiVersionOf(kind)}, Kind=${kind.kind}"\nName: "${metadata.name}", Namespace: "${metadata.namespace ?? ''}"`
  return new ApiError({
    ...error.status,
    message: `error when applying patch:\n${goJson(patch, { sortKeys: true })}\nto:\n${what}\nfor: "${source}": error when patching "${source}": ${error.message}`,
  })
}

function createIt(
  session: Session,
  kind: Kind,
  object: KubeObject,
  source: string,
  dryRun: DryRun,
  flags: ApplyFlags,
): AnyObject {
  if (dryRun === 'client') return object as AnyObject
  try {
    const decoded = decode(kind, object, validationOf(flags.validate), (text) => session.warn(text))
    return session.api.create(kind, decoded as never, {
      dryRun: dryRun === 'server',
      fieldManager: flags.fieldManager,
    }) as unknown as AnyObject
  } catch (error) {
    throw fromSource(error, 'creating', source)
  }
}
