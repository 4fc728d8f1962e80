/**
 * `kubectl rollout status`: waits until a rollout is done, and says how far it is.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_status/
 */
import { objectAt } from '../../../kubernetes/apiserver/watch/watch.js'
import { dequal } from 'dequal'
import type { DaemonSet, Deployment, StatefulSet } from '../../../types/kubernetes/apps/v1.js'
import { notFound } from '../../../kubernetes/apiserver/errors.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { parseGoDuration } from '../../../text/duration.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { FILE_FLAGS, SELECTOR_FLAG } from '../flags.js'
import { revisionOf } from '../replica-sets.js'
import type { AnyObject, Found } from '../resources.js'
import type { Session } from '../session.js'
import { timedOut } from '../timeout.js'
import { targetsOf } from './targets.js'

const TIMED_OUT_REASON = 'ProgressDeadlineExceeded'
const SPEC_NOT_SEEN = 'Waiting for deployment spec update to be observed...'

/** How far a rollout is. */
interface Progress {
  readonly text: string
  readonly done: boolean
}

/** The kinds whose rollouts have a status. */
const VIEWERS: Readonly<Record<string, (object: AnyObject, revision: number) => Progress>> = {
  Deployment: (object, revision) => deploymentProgress(object as Stored<Deployment>, revision),
  DaemonSet: (object) => daemonSetProgress(object as Stored<DaemonSet>),
  StatefulSet: (object) => statefulSetProgress(object as Stored<StatefulSet>),
}

/** The verb `kubectl rollout status`. */
export const status = define({
  name: 'rollout status',
  usage: 'rollout status (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Show the status of the rollout',
  flags: {
    ...FILE_FLAGS,
    ...SELECTOR_FLAG,
    revision: {
      type: 'int',
      default: 0,
      usage: 'Pin to a specific revision for showing its status. Defaults to 0 (last revision).',
    },
    timeout: {
      type: 'duration',
      default: '0s',
      usage:
        'The length of time to wait before ending watch, zero means never. Any other values should contain a corresponding time unit (e.g. 1s, 2m, 3h).',
    },
    watch: {
      type: 'boolean',
      short: 'w',
      default: true,
      usage: "Watch the status of the rollout until it's done.",
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const found = yield* targetsOf(session, args, flags)
    const timeout = parseGoDuration(flags.timeout) ?? 0
    const until = timeout > 0 ? session.tx.now + timeout : undefined
    for (const one of found)
      yield* watchOne(session, one, {
        revision: flags.revision,
        watch: flags.watch,
        until,
      })
    return { value: found.map(({ object }) => object) }
  },
})

function* watchOne(
  session: Session,
  { kind, object }: Found,
  {
    revision,
    watch,
    until,
  }: { readonly revision: number; readonly watch: boolean; readonly until: number | undefined },
): Generator<Wait, void> {
  const view = Object.hasOwn(VIEWERS, kind.kind) ? VIEWERS[kind.kind] : undefined
  if (!view) throw new CommandError(`error: no status viewer has been implemented for ${kind.kind}`)
  const { name, namespace } = object.metadata
  session.authorize('watch', kind, { name, namespace })
  for (;;) {
    const now = objectAt(session.tx, kind, name, namespace)
    if (!now) throw notFound(kind, name)
    const { text, done } = view(now, revision)
    session.out(`${text}\n`)
    if (done || !watch || session.cli.interrupted) return
    if (until !== undefined && session.tx.now >= until) throw timedOut()
    yield {
      when: (read) => !dequal(objectAt(read, kind, name, namespace), now),
      ...(until === undefined ? {} : { until }),
    }
    if (
      until !== undefined &&
      session.tx.now >= until &&
      dequal(objectAt(session.tx, kind, name, namespace), now)
    )
      throw timedOut()
  }
}

function deploymentProgress(deployment: Stored<Deployment>, revision: number): Progress {
  const { metadata, spec, status: is = {} } = deployment
  const { name } = metadata
  if (revision > 0 && revision !== revisionOf(deployment))
    throw new CommandError(
      `error: desired revision (${revision}) is different from the running revision (${revisionOf(deployment)})`,
    )
  if ((metadata.generation ?? 0) > (is.observedGeneration ?? 0))
    return { text: SPEC_NOT_SEEN, done: false }
  if (
    is.conditions?.some(({ type, reason }) => type === 'Progressing' && reason === TIMED_OUT_REASON)
  )
    throw new CommandError(`error: deployment "${name}" exceeded its progress deadline`)
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0 } = is
  const waiting = (what: string): Progress => ({
    text: `Waiting for deployment "${name}" rollout to finish: ${what}...`,
    done: false,
  })
  if (updatedReplicas < (spec?.replicas ?? 0))
    return waiting(
      `${updatedReplicas} out of ${spec?.replicas ?? 0} new replicas have been updated`,
    )
  if (replicas > updatedReplicas)
    return waiting(`${replicas - updatedReplicas} old replicas are pending termination`)
  if (availableReplicas < updatedReplicas)
    return waiting(`${availableReplicas} of ${updatedReplicas} updated replicas are available`)
  return { text: `deployment "${name}" successfully rolled out`, done: true }
}

function daemonSetProgress({ metadata, spec, status: is }: Stored<DaemonSet>): Progress {
  if (spec?.updateStrategy?.type !== 'RollingUpdate')
    throw new CommandError(
      'error: rollout status is only available for RollingUpdate strategy type',
    )
  const { name } = metadata
  if ((metadata.generation ?? 0) > (is?.observedGeneration ?? 0))
    return { text: 'Waiting for daemon set spec update to be observed...', done: false }
  const { updatedNumberScheduled = 0, desiredNumberScheduled = 0, numberAvailable = 0 } = is ?? {}
  const waiting = (what: string): Progress => ({
    text: `Waiting for daemon set "${name}" rollout to finish: ${what}...`,
    done: false,
  })
  if (updatedNumberScheduled < desiredNumberScheduled)
    return waiting(
      `${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated`,
    )
  if (numberAvailable < desiredNumberScheduled)
    return waiting(`${numberAvailable} of ${desiredNumberScheduled} updated pods are available`)
  return { text: `daemon set "${name}" successfully rolled out`, done: true }
}

function statefulSetProgress({ metadata, spec, status: is }: Stored<StatefulSet>): Progress {
  if (spec?.updateStrategy?.type !== 'RollingUpdate')
    throw new CommandError(
      'error: rollout status is only available for RollingUpdate strategy type',
    )
  if (
    (is?.observedGeneration ?? 0) === 0 ||
    (metadata.generation ?? 0) > (is?.observedGeneration ?? 0)
  )
    return { text: 'Waiting for statefulset spec update to be observed...', done: false }
  const { replicas = 0 } = spec
  const {
    readyReplicas = 0,
    updatedReplicas = 0,
    currentReplicas = 0,
    updateRevision = '',
    currentRevision = '',
  } = is ?? {}
  if (readyReplicas < replicas)
    return { text: `Waiting for ${replicas - readyReplicas} pods to be ready...`, done: false }
  const partition = spec.updateStrategy.rollingUpdate?.partition
  if (partition !== undefined) {
    if (updatedReplicas < replicas - partition)
      return {
        text: `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${replicas - partition} new pods have been updated...`,
        done: false,
      }
    return {
      text: `partitioned roll out complete: ${updatedReplicas} new pods have been updated...`,
      done: true,
    }
  }
  if (updateRevision !== currentRevision)
    return {
      text: `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
      done: false,
    }
  return {
    text: `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`,
    done: true,
  }
}
