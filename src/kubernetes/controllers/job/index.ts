/**
 * The Job controller: runs pods until as many as wanted have succeeded, or until there is no hope.
 *
 * Each look counts what has ended, decides whether the job is over, brings the number of active pods
 * to what is wanted, and writes the status. Changes of pods are seen in batches of a second.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
import { type Outcome, awaitChange, requeueAt, retry, watch } from '../../../sim/loop.js'
import { rfc3339 } from '../../../text/time.js'
import type { Stored } from '../../kinds/kind.js'
import { jobs } from '../../kinds/job.js'
import { pods } from '../../kinds/pod/index.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { type Context, controller, moreThanStatus } from '../controller.js'
import { forgetAllExpectations, forgetExpectations, shownFrom } from '../expectations.js'
import { isReady, podMatters } from '../pods.js'
import { orphanWatch } from '../replicas/replicas.js'
import { forgetBackoff, forgetBackoffs, noteEnds } from './backoff.js'
import { COMPLETIONS, type End, RESUMED, SUSPENDED, withCondition } from './conditions.js'
import { type Managed, deletePods, managePods } from './manage.js'
import { isFinished, isForeign, jobKeyOf, restartsOf } from './pods.js'
import { NAME, type Round, lookAt } from './round.js'
import { type Status, writeStatus } from './track.js'
import { deadlineOf, endOf } from './verdict.js'

/** Changes of pods are looked at together, once a second. */
const BATCH = 1000

export const jobController = controller(NAME, {
  of: 'Job',
  watches: [
    watch(
      pods,
      ({ before, after }) => {
        if (before && after && !matters(before, after)) return undefined
        const was = before && jobKeyOf(before)
        const is = after && jobKeyOf(after)
        return was === undefined || is === undefined ? (was ?? is) : [was, is]
      },
      { latency: BATCH },
    ),
    orphanWatch(jobs, ({ spec }) => spec?.selector ?? {}),
  ],
  matters: moreThanStatus,

  reconcile(cached, context) {
    const { name, namespace, uid } = cached.metadata
    const job = context.api.live.find('Job', name, namespace)
    if (!job?.spec || job.metadata.uid !== uid || isForeign(job)) return awaitChange
    if (isFinished(job)) {
      forgetBackoff(context.tx, `${namespace}/${name}`)
      return awaitChange
    }
    return sync(lookAt(job, context), context)
  },

  gone(key, { tx }) {
    forgetExpectations(tx, NAME, key)
    forgetBackoff(tx, key)
    return awaitChange
  },

  forget(tx) {
    forgetAllExpectations(tx, NAME)
    forgetBackoffs(tx)
  },
})

/** Besides what matters to every owner: restarts, which count where pods restart themselves. */
const matters = (before: Stored<Pod>, after: Stored<Pod>): boolean =>
  podMatters(before, after) || restartsOf(before) !== restartsOf(after)

function sync(round: Round, context: Context): Outcome {
  const { job, key } = round
  const { tx, now } = context
  const status: Status = { ...job.status }
  if (job.spec?.suspend !== true && status.startTime === undefined) status.startTime = rfc3339(now)
  let end = endOf(round, now)
  noteEnds(tx, key, job.metadata.uid, round.newlySucceeded, round.newlyFailed)
  const { managed, says } = act(round, end, context)
  if (!end && managed.active === 0 && isComplete(round)) end = COMPLETIONS
  if (!end && says) suspendOrResume(round, status, context)
  const gone = new Set(managed.deleted)
  status.ready = round.active.filter((pod) => isReady(pod) && !gone.has(pod)).length
  status.terminating = round.terminating + gone.size
  if (managed.active > 0) status.active = managed.active
  else delete status.active
  if (writeStatus(round, status, end, context)) {
    forgetBackoff(tx, key)
    return awaitChange
  }
  if (managed.failed) return retry
  const deadline = end ? undefined : deadlineOf({ ...job, status })
  const times = [managed.at, deadline].filter((at) => at !== undefined)
  const shown = shownFrom(tx, NAME, key)
  if (shown !== undefined) return requeueAt(Math.min(shown, ...times), { idle: false })
  return times.length === 0 ? awaitChange : requeueAt(Math.max(now, Math.min(...times)))
}

/** Ends what runs of a job that is over, or sees to what runs of one that is not. */
function act(
  round: Round,
  end: End | undefined,
  context: Context,
): { readonly managed: Managed; readonly says: boolean } {
  if (end) return { managed: deletePods(round, round.active, context), says: false }
  if (round.satisfied && !round.job.metadata.deletionTimestamp)
    return { managed: managePods(round, context), says: true }
  return { managed: { active: round.active.length, deleted: [] }, says: false }
}

/** Whether enough pods have succeeded; one does where the job does not say how many. */
const isComplete = ({ succeeded, completions }: Round): boolean =>
  completions === undefined ? succeeded > 0 : succeeded >= completions

function suspendOrResume({ job }: Round, status: Status, { now, record }: Context): void {
  const suspended = job.spec?.suspend === true
  const says = suspended ? SUSPENDED : RESUMED
  const is = suspended ? 'True' : 'False'
  const before = status.conditions ?? []
  const conditions = withCondition(before, 'Suspended', is, says, now)
  if (conditions === before) return
  status.conditions = conditions
  if (!suspended) status.startTime = rfc3339(now)
  record.normal(job, suspended ? 'Suspended' : 'Resumed', says.message)
}
