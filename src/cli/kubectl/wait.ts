/**
 * `kubectl wait`: until a condition holds, or an object is gone.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_wait/
 */
import { objectAt } from '../../kubernetes/apiserver/watch/watch.js'
import type { Kind } from '../../kubernetes/kinds/kind.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { parseGoDuration } from '../../text/duration.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { collect, throwCollected } from './failure.js'
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  FIELD_SELECTOR_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  SELECTOR_FLAG,
} from './flags.js'
import { report } from './report.js'
import {
  type AnyObject,
  type Found,
  type Request,
  type WhichFlags,
  fetch,
  requestsOf,
} from './resources.js'
import type { Session } from './session.js'
import { timedOut } from './timeout.js'
import { type Condition, conditionsOf } from './wait/condition.js'

const NOTHING = 'error: no matching resources found'
const MET = 'condition met'
const NOT_MET = ({ plural }: Kind, name: string): string =>
  `error: condition not met for ${plural}/${name}`
/** Milliseconds between two looks for something to be made. */
const LOOKS_AGAIN = 500
const A_WEEK = 604_800_000

/** The verb `kubectl wait`. */
export const wait = define({
  name: 'wait',
  usage:
    "wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
  short: 'Experimental: Wait for a specific condition on one or many resources',
  flags: {
    ...ALL_FLAG,
    ...ALL_NAMESPACES_FLAG,
    ...FIELD_SELECTOR_FLAG,
    filename: FILE_FLAGS.filename,
    recursive: { ...FILE_FLAGS.recursive, default: true },
    ...PRINT_FLAGS,
    ...SELECTOR_FLAG,
    for: {
      type: 'strings',
      verbatim: true,
      usage:
        "The condition to wait on: [create|delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath expression}'=[JSONPath value]]. The default condition-value is true. Condition values are compared after Unicode simple case folding, which is a more general form of case-insensitivity. Multiple conditions are supported and AND'ed to each other in a sequential order. If --for=create is passed, it is always waited first.",
    },
    timeout: {
      type: 'duration',
      default: '30s',
      usage:
        "The length of time to wait before giving up.  Zero means check once and don't wait, negative means wait for a week.",
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const conditions = conditionsOf(flags.for)
    const timeout = parseGoDuration(flags.timeout) ?? 0
    const until = session.tx.now + (timeout < 0 ? A_WEEK : timeout)
    const requests = yield* requestsOf(session, args, flags)
    if (conditions.some(({ is }) => is === 'create'))
      for (const request of requests) yield* untilCreated(session, request, flags, until)
    const mayBeGone = conditions.some(({ is }) => is === 'delete')
    const errors: unknown[] = []
    const found = requests.flatMap((request) => foundOf(session, request, flags, mayBeGone, errors))
    if (found.length === 0 && errors.length === 0 && !mayBeGone) throw new CommandError(NOTHING)
    for (const one of found) {
      for (const condition of conditions) {
        const failed = yield* untilMet(session, one, condition, { until, once: timeout === 0 })
        if (failed) {
          errors.push(failed)
          break
        }
        report(session, one, MET, flags)
      }
    }
    yield* throwCollected(session, errors)
    return { value: found.map(({ object }) => object) }
  },
})

/** What is there to wait for; that something to be deleted is not there is as it should be. */
function foundOf(
  session: Session,
  request: Request,
  flags: WhichFlags,
  mayBeGone: boolean,
  errors: unknown[],
): readonly Found[] {
  const own: unknown[] = []
  const found = collect(own, () => fetch(session, request, flags)) ?? []
  errors.push(...own.filter((error) => !(mayBeGone && isApiError(error, 'NotFound'))))
  return found
}

/** Waits until what was asked for is there: the object, or at least one. */
function* untilCreated(
  session: Session,
  request: Request,
  flags: WhichFlags,
  until: number,
): Generator<Wait, void> {
  while (!isThere(session, request, flags)) {
    if (session.tx.now >= until || session.cli.interrupted) throw timedOut()
    yield { until: Math.min(session.tx.now + LOOKS_AGAIN, until) }
  }
}

function isThere(session: Session, request: Request, flags: WhichFlags): boolean {
  try {
    return fetch(session, request, flags).length > 0
  } catch (error) {
    if (isApiError(error, 'NotFound')) return false
    throw error
  }
}

/** Waits; the error when it took too long, or when it can never be. */
function* untilMet(
  session: Session,
  { kind, object }: Found,
  { holds }: Condition,
  { until, once }: { readonly until: number; readonly once: boolean },
): Generator<Wait, unknown> {
  const { name, namespace, uid } = object.metadata
  const same = (row: AnyObject | undefined): AnyObject | undefined =>
    row && (row.metadata === undefined || row.metadata.uid === uid) ? row : undefined
  try {
    while (!holds(same(objectAt(session.tx, kind, name, namespace)))) {
      if (once) return new CommandError(NOT_MET(kind, name))
      if (session.tx.now >= until || session.cli.interrupted) return timedOut(kind, name)
      yield {
        when: (read) => isDecided(() => holds(same(objectAt(read, kind, name, namespace)))),
        until,
      }
    }
  } catch (error) {
    if (error instanceof CommandError) return error
    throw error
  }
  return undefined
}

/** Whether it holds, or can never be said to. */
function isDecided(holds: () => boolean): boolean {
  try {
    return holds()
  } catch {
    return true
  }
}
