/**
 * The Service `kubernetes`, by which pods find the API server. The API server looks after it every
 * ten seconds.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 */
import { type Loop, requeueAt, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { endpointSlice } from '../kinds/endpoint-slice.js'
import { endpoints } from '../kinds/endpoints.js'
import { service } from '../kinds/service/index.js'
import { connect } from './client.js'
import { clusterOf } from './cluster.js'

const NAME = 'kubernetes'
const NAMESPACE = 'default'
const ADDRESS = '10.96.0.1'
const PERIOD = 10_000
/** The rounds do not begin with the cluster, and not on a whole second. */
const PHASE = 3_137

/** Makes the Service and its endpoints, as far as they are missing. */
export function ensureKubernetesService(tx: Tx): void {
  const cluster = clusterOf(tx)
  if (!cluster) return
  const api = connect(tx, 'system:apiserver')
  const metadata = { name: NAME, namespace: NAMESPACE }
  if (!api.find('Service', NAME, NAMESPACE)) {
    api.create('Service', {
      metadata: { ...metadata, labels: { component: 'apiserver', provider: 'kubernetes' } },
      spec: {
        type: 'ClusterIP',
        clusterIP: ADDRESS,
        sessionAffinity: 'None',
        ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: cluster.apiServerPort }],
      },
    })
  }
  const port = { name: 'https', port: cluster.apiServerPort, protocol: 'TCP' } as const
  if (!api.find('Endpoints', NAME, NAMESPACE)) {
    api.create('Endpoints', {
      metadata: { ...metadata, labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
      subsets: [{ addresses: [{ ip: cluster.apiServerAddress }], ports: [port] }],
    })
  }
  if (!api.find('EndpointSlice', NAME, NAMESPACE)) {
    api.create('EndpointSlice', {
      metadata: { ...metadata, labels: { 'kubernetes.io/service-name': NAME } },
      addressType: 'IPv4',
      endpoints: [{ addresses: [cluster.apiServerAddress], conditions: { ready: true } }],
      ports: [port],
    })
  }
}

const KEY = `${NAMESPACE}/${NAME}`
const whenGone = ({
  key,
  after,
}: {
  readonly key: string
  readonly after: unknown
}): string | undefined => (key === KEY && after === undefined ? KEY : undefined)

/** Puts back what somebody deleted, at the next of the API server's rounds. */
export const kubernetesService: Loop = {
  name: 'kubernetes-service',
  watches: [
    watch(service.table, whenGone),
    watch(endpoints.table, whenGone),
    watch(endpointSlice.table, whenGone),
  ],
  step(tx) {
    const cluster = clusterOf(tx)
    if (!cluster) return undefined
    const round = (tx.now - cluster.startedAt + PERIOD - PHASE) % PERIOD
    if (round !== 0) return requeueAt(tx.now + PERIOD - round)
    ensureKubernetesService(tx)
    return undefined
  },
}
