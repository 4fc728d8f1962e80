/**
 * `kubectl scale`: sets how many replicas there are to be.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_scale/
 */
import { objectAt } from '../../kubernetes/apiserver/watch/watch.js'
import { dequal } from 'dequal'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { parseGoDuration } from '../../text/duration.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { recordCause } from './change-cause.js'
import { define } from './definition.js'
import {
  ALL_FLAG,
  DRY_RUN_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  RECORD_FLAG,
  SELECTOR_FLAG,
} from './flags.js'
import { collect, throwCollected } from './failure.js'
import { type AnyObject, type Found, fetch, getObject, requestsOf } from './resources.js'
import { report } from './report.js'
import type { Session } from './session.js'
import { timedOut } from './timeout.js'

const COUNT_NEEDED =
  'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0'
const NOTHING = 'error: no objects passed to scale'

/** The verb `kubectl scale`. */
export const scale = define({
  name: 'scale',
  usage:
    'scale [--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)',
  short: 'Set a new size for a deployment, replica set, or replication controller',
  long: 'Set a new size for a deployment, replica set, replication controller, or stateful set.\n\n Scale also allows users to specify one or more preconditions for the scale action.',
  flags: {
    ...ALL_FLAG,
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...SELECTOR_FLAG,
    'current-replicas': {
      type: 'int',
      default: -1,
      usage:
        'Precondition for current size. Requires that the current size of the resource match this value in order to scale. -1 (default) for no condition.',
    },
    replicas: {
      type: 'int',
      required: true,
      usage: 'The new desired number of replicas. Required.',
    },
    'resource-version': {
      type: 'string',
      usage:
        'Precondition for resource version. Requires that the current resource version match this value in order to scale.',
    },
    timeout: {
      type: 'duration',
      default: '0s',
      usage:
        "The length of time to wait before giving up on a scale operation, zero means don't wait. Any other values should contain a corresponding time unit (e.g. 1s, 2m, 3h).",
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const replicas = flags.replicas
    if (replicas < 0) throw new CommandError(COUNT_NEEDED)
    const requests = yield* requestsOf(session, args, flags)
    const errors: unknown[] = []
    const found = requests.flatMap(
      (request) => collect(errors, () => fetch(session, request, flags)) ?? [],
    )
    if (found.length === 0)
      throw new CommandError(
        errors[0] instanceof Error ? `${NOTHING} ${errors[0].message}` : NOTHING,
      )
    const scaled: Found[] = []
    for (const one of found) {
      const done = collect(errors, () => scaleOne(session, one, replicas, flags))
      if (done) scaled.push(done)
    }
    yield* throwCollected(session, errors)
    const timeout = parseGoDuration(flags.timeout) ?? 0
    if (timeout > 0) yield* waitForReplicas(session, scaled, replicas, timeout)
    return { value: scaled.map(({ object }) => object) }
  },
})

function scaleOne(
  session: Session,
  { kind, object }: Found,
  replicas: number,
  flags: {
    readonly currentReplicas: number
    readonly resourceVersion?: string | undefined
    readonly dryRun: string
    readonly output?: string | undefined
    readonly record: boolean
  },
): Found {
  const { name, namespace } = object.metadata
  const { api } = session
  if (flags.dryRun === 'none') {
    const now = api.getScale(kind, name, namespace).spec?.replicas ?? 0
    if (flags.currentReplicas >= 0 && now !== flags.currentReplicas)
      throw new CommandError(`error: Expected replicas to be ${flags.currentReplicas}, was ${now}`)
    if (flags.resourceVersion && flags.resourceVersion !== object.metadata.resourceVersion)
      throw new CommandError(
        `error: Expected resource version to be ${flags.resourceVersion}, was ${object.metadata.resourceVersion}`,
      )
    api.scale(kind, name, namespace, replicas, { fieldManager: 'kubectl' })
    if (flags.record) recordCause(session, kind, name, namespace)
  }
  const scaled = { kind, object: getObject(session, kind, name, namespace) }
  report(session, scaled, 'scaled', flags)
  return scaled
}

function* waitForReplicas(
  session: Session,
  scaled: readonly Found[],
  replicas: number,
  timeout: number,
): Generator<Wait, void> {
  const until = session.tx.now + timeout
  for (const { kind, object } of scaled) {
    const { name, namespace } = object.metadata
    const reached = (): boolean => {
      try {
        return session.api.getScale(kind, name, namespace).status?.replicas === replicas
      } catch (error) {
        return isApiError(error, 'NotFound')
      }
    }
    while (!reached()) {
      if (session.tx.now >= until || session.cli.interrupted) throw timedOut(kind, name)
      const before = objectAt(session.tx, kind, name, namespace)
      yield { when: (read) => !dequal(objectAt(read, kind, name, namespace), before), until }
    }
  }
}
