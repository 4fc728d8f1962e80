/**
 * `kubectl patch`: changes fields of an object.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
import { dequal } from 'dequal'
import type { PatchOptions, PatchType } from '../../kubernetes/apiserver/api.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { apiVersionOf } from '../../kubernetes/kinds/index.js'
import type { Kind } from '../../kubernetes/kinds/kind.js'
import { YamlError, parseYaml } from '../../text/yaml.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { recordCause } from './change-cause.js'
import { subresourceFlag, subresourceOf } from './subresource.js'
import { define } from './definition.js'
import { DRY_RUN_FLAG, FILE_FLAGS, PRINT_FLAGS, RECORD_FLAG, managerFlag } from './flags.js'
import { type PrintFlags, printerOf } from './output.js'
import { dryRunOf, report } from './report.js'
import { type AnyObject, fetch, requestsOf } from './resources.js'
import type { Session } from './session.js'
import { noSuchFile } from '../../text/errno.js'

const NO_PATCH = 'error: must specify --patch or --patch-file containing the contents of the patch'
const BOTH = 'error: cannot specify --patch and --patch-file together'
const TYPES: readonly string[] = ['json', 'merge', 'strategic']

/** The verb `kubectl patch`. */
export const patch = define({
  name: 'patch',
  usage: 'patch (-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE]',
  short: 'Update fields of a resource',
  long: 'Update fields of a resource using strategic merge patch, a JSON merge patch, or a JSON patch.\n\n JSON and YAML formats are accepted.',
  flags: {
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...managerFlag('kubectl-patch'),
    patch: {
      type: 'string',
      short: 'p',
      usage: 'The patch to be applied to the resource JSON file.',
    },
    'patch-file': {
      type: 'string',
      default: '',
      usage: 'A file containing a patch to be applied to the resource.',
    },
    ...subresourceFlag('patch'),
    type: {
      type: 'string',
      default: 'strategic',
      usage: 'The type of patch being provided; one of [json merge strategic]',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const text = textOf(session, flags)
    if (!TYPES.includes(flags.type))
      throw new CommandError(
        `error: --type must be one of [${TYPES.join(' ')}], not "${flags.type}"`,
      )
    const dryRun = dryRunOf(session, flags.dryRun)
    const requests = yield* requestsOf(session, args, flags)
    const body = parsed(text)
    const patched: AnyObject[] = []
    for (const { kind, object } of requests.flatMap((request) => fetch(session, request, {}))) {
      const { name, namespace } = object.metadata
      const subresource = subresourceOf(kind, flags.subresource)
      const options: PatchOptions = {
        dryRun: dryRun !== 'none',
        fieldManager: flags.fieldManager,
        // A patch has no flag for it: the server does what it does by itself.
        fieldValidation: 'Warn',
        ...(subresource === undefined ? {} : { subresource }),
      }
      const after = patchOf(kind, () =>
        session.api.patch(kind, name, namespace, flags.type as PatchType, body, options),
      ) as unknown as AnyObject
      if (flags.record && dryRun === 'none') recordCause(session, kind, name, namespace)
      report(
        session,
        { kind, object: after },
        dequal(after, object) ? 'patched (no change)' : 'patched',
        { ...flags, dryRun },
      )
      patched.push(after)
    }
    return { value: patched }
  },
})

/** kubectl says itself that a custom resource cannot be patched in the strategic way. */
function patchOf<T>(kind: Kind, patch: () => T): T {
  try {
    return patch()
  } catch (error) {
    if (!isApiError(error, 'UnsupportedMediaType')) throw error
    throw new CommandError(
      `error: application/strategic-merge-patch+json is not supported by ${apiVersionOf(kind)}, Kind=${kind.kind}: ${error.message}`,
    )
  }
}

function textOf(
  { cli }: Session,
  flags: PrintFlags & {
    readonly patch?: string | undefined
    readonly patchFile: string
  },
): string {
  if (flags.patch && flags.patchFile) throw new CommandError(BOTH)
  if (!flags.patch && !flags.patchFile) throw new CommandError(NO_PATCH)
  void printerOf(flags, cli.files)
  if (flags.patchFile && !cli.files.exists(flags.patchFile))
    throw new CommandError(
      `error: unable to read patch file: ${noSuchFile('open', flags.patchFile)}`,
    )
  return flags.patch || cli.files.read(flags.patchFile)
}

function parsed(text: string): unknown {
  try {
    return parseYaml(text)
  } catch (error) {
    if (error instanceof YamlError)
      throw new CommandError(
        `error: unable to parse ${JSON.stringify(text)}: ${error.message.replace(/^error converting YAML to JSON: /, '')}`,
      )
    throw error
  }
}
