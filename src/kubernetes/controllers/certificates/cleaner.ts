/**
 * The cleaner of certificate requests: once an hour it deletes those that nobody needs any more.
 *
 * A request that was decided, issued or has failed goes after an hour, one that nobody looked at
 * after a day, one whose certificate has run out at once.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#request-signing-process
 */
import type { CertificateSigningRequest } from '../../../types/kubernetes/certificates/v1.js'
import { awaitChange, requeueAt } from '../../../sim/loop.js'
import type { VirtualTime } from '../../../sim/world.js'
import { parseTime, rfc3339 } from '../../../text/time.js'
import { utcText } from '../../../text/x509/der.js'
import { clusterOf } from '../../apiserver/cluster.js'
import { certificateOf } from '../../kinds/certificate-signing-request.js'
import type { Stored } from '../../kinds/kind.js'
import { type Context, controller, deleteIfThere } from '../controller.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export const certificateCleaner = controller('certificate-cleaner', {
  of: 'CertificateSigningRequest',
  reconcile(request, context) {
    if (!isDue(request, context.now)) return requeueAt(nextRound(context))
    if (nextRound(context) - HOUR === context.now)
      deleteIfThere(context.api, 'CertificateSigningRequest', request)
    else return requeueAt(nextRound(context))
    return awaitChange
  },
})

/** The first round after now. Rounds are counted from the beginning of the cluster. */
function nextRound({ tx, now }: Context): VirtualTime {
  const start = clusterOf(tx)?.startedAt ?? 0
  return start + (Math.floor((now - start) / HOUR) + 1) * HOUR
}

/** Whether a request has been there for too long. */
function isDue(request: Stored<CertificateSigningRequest>, now: VirtualTime): boolean {
  const conditions = request.status?.conditions ?? []
  const isOlder = (time: string | undefined, age: number): boolean =>
    now - (parseTime(time ?? '') ?? now) > age
  if (conditions.length === 0) return isOlder(request.metadata.creationTimestamp, DAY)
  const certificate = certificateOf(request)
  return (
    conditions.some(({ lastUpdateTime }) => isOlder(lastUpdateTime, HOUR)) ||
    (certificate !== undefined && certificate.until < utcText(rfc3339(now)))
  )
}
