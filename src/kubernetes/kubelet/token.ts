/**
 * The token of a pod's service account, as the pod's volumes hold it.
 *
 * The API server lets a token that is asked for an hour be good for a year, so that programs that
 * read it once keep working; so one token serves a pod for its life.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#serviceaccount-token-volume-projection
 */
import type { Pod, ServiceAccountTokenProjection } from '../../types/kubernetes/core/v1.js'
import { parseTime } from '../../text/time.js'
import { tokenAt } from '../apiserver/authentication/token.js'
import type { Api } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import type { PodFacts } from './env.js'

const HOUR = 3600
/** What is asked for by those who mean a token for the API server. */
const USUAL = 3607
const YEAR = 365 * 24 * HOUR

/** The token: the same whenever it is asked for. */
export function podToken(
  api: Api,
  { metadata, spec }: Stored<Pod>,
  { audience, expirationSeconds = HOUR }: ServiceAccountTokenProjection,
  { nodeName }: PodFacts,
): string {
  const { namespace = '', uid, creationTimestamp } = metadata
  const name = spec?.serviceAccountName ?? 'default'
  const node = nodeName === '' ? undefined : api.find('Node', nodeName)
  return tokenAt(api.tx, Math.floor((parseTime(creationTimestamp) ?? 0) / 1000), {
    namespace,
    account: { name, uid: api.find('ServiceAccount', name, namespace)?.metadata.uid ?? '' },
    ...(audience ? { audiences: [audience] } : {}),
    expirationSeconds: expirationSeconds === USUAL ? YEAR : expirationSeconds,
    bound: {
      ...(node ? { node: { name: nodeName, uid: node.metadata.uid } } : {}),
      pod: { name: metadata.name, uid },
    },
    id: uid,
  })
}
