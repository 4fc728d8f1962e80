/**
 * The TTL-after-finished controller: deletes jobs some time after they have finished.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
 */
import { awaitChange, requeueAt } from '../../sim/loop.js'
import { parseTime } from '../../text/time.js'
import { controller, deleteIfThere } from './controller.js'

export const ttlAfterFinishedController = controller('ttl-after-finished-controller', {
  of: 'Job',
  matters: (before, after) =>
    before.status?.conditions !== after.status?.conditions ||
    before.spec?.ttlSecondsAfterFinished !== after.spec?.ttlSecondsAfterFinished,
  reconcile(job, { api, now }) {
    const seconds = job.spec?.ttlSecondsAfterFinished
    const finished = job.status?.conditions?.find(
      ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
    )
    const at = parseTime(finished?.lastTransitionTime ?? '')
    if (seconds === undefined || at === undefined || job.metadata.deletionTimestamp)
      return awaitChange
    const due = at + seconds * 1000
    if (now < due) return requeueAt(due)
    deleteIfThere(api, 'Job', job, { propagationPolicy: 'Foreground' })
    return awaitChange
  },
})
