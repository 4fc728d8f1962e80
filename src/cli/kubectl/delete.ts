/**
 * `kubectl delete`: deletes objects and waits until they are gone.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/
 */
import { objectAt } from '../../kubernetes/apiserver/watch/watch.js'
import type { DeleteOptions } from '../../kubernetes/apiserver/client.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { parseGoDuration } from '../../text/duration.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { confirmDeletion } from './delete-confirm.js'
import { collect, throwCollected } from './failure.js'
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  DELETE_FLAGS,
  DRY_RUN_FLAG,
  FIELD_SELECTOR_FLAG,
  FILE_FLAGS,
  RECORD_FLAG,
  SELECTOR_FLAG,
  WAIT_USAGE,
} from './flags.js'
import { nothingFound } from './nothing-found.js'
import { rawDelete, rawFlag } from './raw.js'
import { dryRunOf, dryRunSuffix } from './report.js'
import { type AnyObject, type Found, fetch, nameOf, requestsOf, singularOf } from './resources.js'
import type { Session } from './session.js'
import { timedOut } from './timeout.js'

const IMMEDIATE =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n'
const FORCE_WITH_GRACE =
  'error: --force and --grace-period greater than 0 cannot be specified together'
const NOW_WITH_GRACE = 'error: --now and --grace-period cannot be specified together'

/** What the flags of a deletion come to. */
interface Deletion {
  readonly options: DeleteOptions
  readonly force?: boolean | undefined
}

/** The flags that say how a deletion goes. */
export interface DeletionFlags {
  readonly cascade: string
  readonly force: boolean
  readonly gracePeriod: number
  /** Only `kubectl delete` has it. */
  readonly now?: boolean
}

/** The verb `kubectl delete`. */
export const remove = define({
  name: 'delete',
  usage: 'delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)])',
  short:
    'Delete resources by file names, stdin, resources and names, or by resources and label selector',
  flags: {
    ...ALL_FLAG,
    ...ALL_NAMESPACES_FLAG,
    ...DELETE_FLAGS,
    ...DRY_RUN_FLAG,
    ...FIELD_SELECTOR_FLAG,
    ...FILE_FLAGS,
    ...RECORD_FLAG,
    ...SELECTOR_FLAG,
    'ignore-not-found': {
      type: 'boolean',
      tristate: true,
      usage:
        'Treat "resource not found" as a successful delete. Defaults to "true" when --all is specified.',
    },
    interactive: {
      type: 'boolean',
      short: 'i',
      usage: 'If true, delete resource only when user confirms.',
    },
    now: {
      type: 'boolean',
      usage: 'If true, resources are signaled for immediate shutdown (same as --grace-period=1).',
    },
    output: {
      type: 'string',
      short: 'o',
      usage: 'Output mode. Use "-o name" for shorter output (resource/name).',
    },
    ...rawFlag('DELETE to'),
    wait: {
      type: 'boolean',
      default: true,
      usage: WAIT_USAGE,
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    if (flags.raw) return yield* rawDelete(session, flags.raw, args, flags)
    checkDeletion(flags)
    const dryRun = dryRunOf(session, flags.dryRun)
    const requests = yield* requestsOf(session, args, flags)
    if (flags.output && flags.output !== 'name')
      throw new CommandError(
        `error: unexpected -o output mode: ${flags.output}. We only support '-o name'`,
      )
    const deletion = deletionOf(session, flags)
    if (flags.interactive && !(yield* confirmDeletion(session, requests, flags)))
      return { value: [] }
    const ignoreNotFound =
      flags.ignoreNotFound ?? Boolean(flags.all || flags.selector || flags.fieldSelector)
    const errors: unknown[] = []
    const deleted: Found[] = []
    let count = 0
    for (const request of requests) {
      const own: unknown[] = []
      const found =
        collect(own, () => {
          // Whoever may not delete it is not told whether it is there.
          if (request.name !== undefined && dryRun !== 'client')
            session.authorize('delete', request.kind, request)
          return fetch(session, request, flags)
        }) ?? []
      for (const one of found) {
        count++
        const done = collect(own, () =>
          deleteOne(
            session,
            one,
            { ...deletion.options, dryRun: dryRun === 'server' },
            dryRun === 'client',
          ),
        )
        if (!done) continue
        deleted.push(done)
        session.out(
          flags.output === 'name'
            ? `${nameOf(one)}\n`
            : `${deletedText(one, deletion)}${dryRunSuffix(dryRun)}\n`,
        )
      }
      errors.push(...own.filter((error) => !(ignoreNotFound && isApiError(error, 'NotFound'))))
    }
    if (count === 0 && errors.length === 0) session.out(nothingFound(session, [], true))
    if (flags.wait && dryRun === 'none')
      yield* waitUntilGone(session, deleted, parseGoDuration(flags.timeout) ?? 0)
    yield* throwCollected(session, errors)
    return { value: deleted.map(({ object }) => object) }
  },
})

/** What is wrong with the flags whatever is to be deleted. @throws CommandError */
function checkDeletion({ cascade, gracePeriod, now }: DeletionFlags): void {
  void policyOf(cascade)
  if (now && gracePeriod !== -1) throw new CommandError(NOW_WITH_GRACE)
}

/** @throws CommandError for flags that contradict each other */
export function deletionOf(
  session: Session,
  { cascade, force, gracePeriod, now }: DeletionFlags,
): Deletion {
  if (gracePeriod > 0 && force) throw new CommandError(FORCE_WITH_GRACE)
  // Zero without --force is taken for one, so that nobody loses a pod by accident.
  const seconds = now ? 1 : force ? 0 : gracePeriod === 0 ? 1 : gracePeriod
  if (force) session.err(IMMEDIATE)
  return {
    options: {
      propagationPolicy: policyOf(cascade),
      ...(seconds >= 0 ? { gracePeriodSeconds: seconds } : {}),
    },
    force,
  }
}

function policyOf(cascade: string): NonNullable<DeleteOptions['propagationPolicy']> {
  if (cascade === '' || cascade === 'background' || cascade === 'true') return 'Background'
  if (cascade === 'orphan' || cascade === 'false') return 'Orphan'
  if (cascade === 'foreground') return 'Foreground'
  throw new CommandError(
    `error: invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`,
  )
}

/** `pod "web" deleted from shop namespace`. */
export function deletedText(
  { kind, object }: Found,
  { force }: Pick<Deletion, 'force'> = { force: false },
): string {
  const { name, namespace } = object.metadata
  const where = namespace === undefined ? '' : ` from ${namespace} namespace`
  return `${singularOf(kind)} "${name}"${force ? ' force' : ''} deleted${where}`
}

/** Deletes one object. @throws ApiError */
export function deleteOne(
  session: Session,
  { kind, object }: Found,
  options: DeleteOptions,
  pretend = false,
): Found {
  const { name, namespace } = object.metadata
  if (!pretend) session.api.delete(kind, name, namespace, options)
  return { kind, object }
}

/**
 * Waits until none of the objects is there any more. @throws CommandError when that takes longer
 * than `timeout` milliseconds (0: no limit)
 */
export function* waitUntilGone(
  session: Session,
  deleted: readonly Found[],
  timeout: number,
): Generator<Wait, void> {
  const until = timeout > 0 ? session.tx.now + timeout : Number.POSITIVE_INFINITY
  for (const { kind, object } of deleted) {
    const { name, namespace, uid } = object.metadata
    const isGone = (row: AnyObject | undefined): boolean =>
      row === undefined || (row.metadata !== undefined && row.metadata.uid !== uid)
    while (!isGone(objectAt(session.tx, kind, name, namespace))) {
      if (session.cli.interrupted) return
      if (session.tx.now >= until) throw timedOut(kind, name)
      yield {
        when: (read) => isGone(objectAt(read, kind, name, namespace)),
        ...(timeout > 0 ? { until } : {}),
      }
    }
  }
}
