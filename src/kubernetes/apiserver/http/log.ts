/**
 * The log of a container over HTTP.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 */
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { parseTime, rfc3339nano } from '../../../text/time.js'
import { utf8Slice } from '../../../text/utf8.js'
import type { Stored } from '../../kinds/kind.js'
import { pod as podKind } from '../../kinds/pod/index.js'
import type { PodConnections } from '../connect.js'
import { badRequest } from '../errors.js'
import { get } from '../get.js'
import { headersOf, notSimulated } from './answer.js'
import type { Call, HttpAnswer } from './message.js'
import { numberOf, switchOf, textOf } from './parameters.js'
import type { ResourceRoute } from './route.js'
import type { Tx } from '../../../sim/step.js'

/** `GET …/pods/name/log`. @throws ApiError NotFound, BadRequest */
export function logAnswer(
  { tx, call, route }: { readonly tx: Tx; readonly call: Call; readonly route: ResourceRoute },
  connections: PodConnections,
): HttpAnswer {
  const { query } = call
  const pod = get(tx, podKind, route.name, route.namespace)
  if (switchOf(query, 'follow')) throw notSimulated('following a log over HTTP')
  const seconds = numberOf(query, 'sinceSeconds')
  const since =
    seconds === undefined ? parseTime(textOf(query, 'sinceTime')) : tx.now - 1000 * seconds
  const tail = numberOf(query, 'tailLines')
  const limit = numberOf(query, 'limitBytes')
  const withTimes = switchOf(query, 'timestamps')
  const lines = connections.logs(tx, route.namespace, route.name, {
    container: textOf(query, 'container') || onlyContainer(pod),
    ...(switchOf(query, 'previous') ? { previous: true } : {}),
    ...(tail === undefined ? {} : { tail }),
    ...(since === undefined ? {} : { since }),
  })
  const text = lines
    .map((line) => (withTimes ? `${rfc3339nano(line.time)} ${line.text}` : line.text))
    .join('')
  const body = limit === undefined ? text : utf8Slice(text, 0, limit)
  return { status: 200, headers: headersOf('text/plain'), body }
}

/** @throws ApiError BadRequest when a pod has several */
function onlyContainer({ metadata, spec }: Stored<Pod>): string {
  const names = (spec?.containers ?? []).map(({ name }) => name)
  const [first, ...others] = names
  if (others.length === 0) return first ?? ''
  const init = (spec?.initContainers ?? []).map(({ name }) => name)
  const more = init.length > 0 ? ` or one of the init containers: [${init.join(' ')}]` : ''
  throw badRequest(
    `a container name must be specified for pod ${metadata.name}, choose one of: [${names.join(' ')}]${more}`,
  )
}
