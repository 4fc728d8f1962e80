/**
 * kube-proxy's health checks of Services: at a Service's `healthCheckNodePort` every node says how
 * many of its endpoints serve there, so that a load balancer outside sends traffic only where some
 * are.
 *
 * @see https://kubernetes.io/docs/tutorials/services/source-ip/#source-ip-for-services-with-type-loadbalancer
 */
import type { Service } from '../../types/kubernetes/core/v1.js'
import { respond } from '../../net/exchange.js'
import { closeListeners, listen } from '../../net/listen.js'
import { hostNamespace, namespaces } from '../../net/namespace.js'
import { type Answer, type Exchange, exchanges } from '../../net/request.js'
import { type Loop, awaitChange, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { node as nodeKind } from '../kinds/node.js'
import { services } from '../kinds/service/table.js'
import { localEndpoints } from './endpoints.js'

/** The port at which nodes answer for a Service. Its key is the Service's. */
const checks = defineTable<{ readonly port: number }>('proxy-health-checks')

/** Who listens: no process of a container, but each node's proxy, for each Service. */
const listenerName = (service: string, node: string): string => `kube-proxy ${node} ${service}`
const partsOf = (process: string): readonly string[] => process.split(' ')
const ANSWER = 'answer '

/** Opens and closes the ports, and answers there. Keys are Services', or `answer <exchange>`. */
export const healthCheckLoop: Loop = {
  name: 'kube-proxy-health',
  watches: [
    watch(services, ({ key, before, after }) =>
      before?.spec?.healthCheckNodePort === after?.spec?.healthCheckNodePort ? undefined : key,
    ),
    watch(nodeKind.table, ({ before, after }, tx) =>
      before && after ? undefined : checkedServices(tx),
    ),
    watch(exchanges, ({ key, after }) => (isCheck(after) ? `${ANSWER}${key}` : undefined)),
  ],
  step(tx, key) {
    if (key.startsWith(ANSWER)) answer(tx, key.slice(ANSWER.length))
    else open(tx, key)
    return awaitChange
  },
}

const isCheck = (row: Exchange | undefined): boolean =>
  row?.state === 'arrived' && row.to?.process.startsWith('kube-proxy ') === true

function checkedServices(tx: Tx): readonly string[] {
  const keys: string[] = []
  tx.each(checks, '', (_, key) => keys.push(key))
  return keys
}

function open(tx: Tx, key: string): void {
  const port = tx.get(services, key)?.spec?.healthCheckNodePort
  const known = tx.get(checks, key)
  if (known && known.port !== port)
    for (const { id } of tx.rows(namespaces, 'host:'))
      closeListeners(tx, listenerName(key, id.slice('host:'.length)))
  if (port === undefined) {
    tx.delete(checks, key)
    return
  }
  tx.put(checks, key, { port })
  tx.each(nodeKind.table, '', ({ metadata: { name } }) => {
    listen(tx, hostNamespace(name), port, listenerName(key, name))
  })
}

function answer(tx: Tx, id: string): void {
  const row = tx.get(exchanges, id)
  const [, node = '', key = ''] = partsOf(row?.to?.process ?? '')
  const service = tx.get(services, key)
  if (service) respond(tx, id, reportOf(service, localEndpoints(tx, key, node)))
}

function reportOf(service: Stored<Service>, count: number): Answer {
  const [namespace = '', name = ''] = keyOf(service).split('/')
  const report = { service: { namespace, name }, localEndpoints: count, serviceProxyHealthy: true }
  const healthy = count > 0
  return {
    status: healthy ? 200 : 503,
    statusText: healthy ? 'OK' : 'Service Unavailable',
    headers: {
      'Content-Type': 'application/json',
      'X-Content-Type-Options': 'nosniff',
      'X-Load-Balancing-Endpoint-Weight': String(count),
    },
    body: JSON.stringify(report, null, '\t'),
  }
}
