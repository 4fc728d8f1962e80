/**
 * `kubectl replace`: an object becomes exactly what a manifest says.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_replace/
 */
import { decode } from '../../kubernetes/apiserver/decode.js'
import { parseGoDuration } from '../../text/duration.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { deletedText, deletionOf, deleteOne, waitUntilGone } from './delete.js'
import { collect, fromSource, throwCollected, usageError } from './failure.js'
import {
  DELETE_FLAGS,
  DRY_RUN_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  SAVE_CONFIG_FLAG,
  VALIDATE_FLAG,
  managerFlag,
  WAIT_USAGE,
} from './flags.js'
import { withLastApplied, LAST_APPLIED } from './last-applied.js'
import { type Manifest, needFiles, readEach } from './manifest.js'
import { rawFlag, rawWrite } from './raw.js'
import { dryRunOf, report } from './report.js'
import { type AnyObject, findObject, getObject } from './resources.js'
import type { Session } from './session.js'
import { validationOf } from './validation.js'

/** The verb `kubectl replace`. */
export const replace = define({
  name: 'replace',
  usage: 'replace -f FILENAME',
  short: 'Replace a resource by file name or stdin',
  long: 'Replace a resource by file name or stdin.\n\n JSON and YAML formats are accepted. If replacing an existing resource, the complete resource spec must be provided.',
  flags: {
    ...DELETE_FLAGS,
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SAVE_CONFIG_FLAG,
    ...VALIDATE_FLAG,
    ...managerFlag('kubectl-replace'),
    ...rawFlag('PUT to'),
    wait: {
      type: 'boolean',
      usage: WAIT_USAGE,
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    if (args.length > 0) throw usageError(`Unexpected args: [${args.join(' ')}]`, 'replace')
    if (flags.raw) return yield* rawWrite(session, 'PUT', flags.raw, flags)
    needFiles(flags)
    const dryRun = dryRunOf(session, flags.dryRun)
    const { manifests, errors } = yield* readEach(session, flags)
    if (manifests.length === 0 && errors.length === 0)
      throw new CommandError('error: no objects passed to replace')
    if (flags.force && dryRun === 'none') yield* deleteFirst(session, manifests, flags)
    const replaced: AnyObject[] = []
    for (const manifest of manifests) {
      const object = collect(errors, () =>
        dryRun === 'client'
          ? (manifest.body as AnyObject)
          : write(session, manifest, { ...flags, pretend: dryRun === 'server' }),
      )
      if (!object) continue
      report(session, { kind: manifest.kind, object }, 'replaced', { ...flags, dryRun })
      replaced.push(object)
    }
    yield* throwCollected(session, errors)
    return { value: replaced }
  },
})

interface ReplaceFlags {
  readonly force: boolean
  readonly saveConfig: boolean
  readonly validate: string
  readonly fieldManager: string
  readonly pretend: boolean
}

/** With --force the objects are made anew. */
function* deleteFirst(
  session: Session,
  manifests: readonly Manifest[],
  flags: {
    readonly cascade: string
    readonly gracePeriod: number
    readonly timeout: string
  },
): Generator<Wait, void> {
  const { options } = deletionOf(session, {
    cascade: flags.cascade,
    force: false,
    gracePeriod: flags.gracePeriod,
  })
  const found = manifests.flatMap(({ kind, body }) => {
    const object = findObject(session, kind, body.metadata?.name ?? '', body.metadata?.namespace)
    return object ? [{ kind, object }] : []
  })
  for (const one of found) {
    deleteOne(session, one, options)
    session.out(`${deletedText(one)}\n`)
  }
  yield* waitUntilGone(session, found, parseGoDuration(flags.timeout) ?? 0)
}

function write(session: Session, { kind, body, source }: Manifest, flags: ReplaceFlags): AnyObject {
  const name = body.metadata?.name ?? ''
  try {
    const had = flags.force ? undefined : getObject(session, kind, name, body.metadata?.namespace)
    const marked =
      flags.saveConfig ||
      (had?.metadata.annotations?.[LAST_APPLIED] !== undefined &&
        body.metadata?.annotations?.[LAST_APPLIED] !== undefined)
        ? withLastApplied(body)
        : body
    const decoded = decode(kind, marked, validationOf(flags.validate), (text) => session.warn(text))
    const options = { dryRun: flags.pretend, fieldManager: flags.fieldManager }
    const written = flags.force
      ? session.api.create(kind, decoded as never, options)
      : session.api.update(kind, decoded as never, options)
    return written as unknown as AnyObject
  } catch (error) {
    throw fromSource(error, 'replacing', source)
  }
}
