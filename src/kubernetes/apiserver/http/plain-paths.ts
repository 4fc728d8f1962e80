/**
 * Paths that are no resources: the version, whether the server is well, what it does not serve.
 *
 * @see https://kubernetes.io/docs/reference/using-api/health-checks/
 */
import type { Reader } from '../../../sim/world.js'
import { clusterOf } from '../cluster.js'
import { serverVersion } from '../version.js'
import { failureAnswer, noPage, notSimulated, objectAnswer, textAnswer } from './answer.js'
import type { HttpAnswer, Query } from './message.js'

/** The checks of the server's health, as `?verbose` lists them. */
const CHECKS = [
  'ping',
  'log',
  'etcd',
  'poststarthook/start-apiserver-admission-initializer',
  'poststarthook/generic-apiserver-start-informers',
  'poststarthook/priority-and-fairness-config-consumer',
  'poststarthook/priority-and-fairness-filter',
  'poststarthook/storage-object-count-tracker-hook',
  'poststarthook/start-apiextensions-informers',
  'poststarthook/start-apiextensions-controllers',
  'poststarthook/crd-informer-synced',
  'poststarthook/start-system-namespaces-controller',
  'poststarthook/start-cluster-authentication-info-controller',
  'poststarthook/start-kube-apiserver-identity-lease-controller',
  'poststarthook/start-kube-apiserver-identity-lease-garbage-collector',
  'poststarthook/start-legacy-token-tracking-controller',
  'poststarthook/start-service-ip-repair-controllers',
  'poststarthook/rbac/bootstrap-roles',
  'poststarthook/scheduling/bootstrap-system-priority-classes',
  'poststarthook/priority-and-fairness-config-producer',
  'poststarthook/bootstrap-controller',
  'poststarthook/start-kubernetes-service-cidr-controller',
  'poststarthook/aggregator-reload-proxy-client-cert',
  'poststarthook/start-kube-aggregator-informers',
  'poststarthook/apiservice-status-local-available-controller',
  'poststarthook/apiservice-status-remote-available-controller',
  'poststarthook/apiservice-registration-controller',
  'poststarthook/apiservice-discovery-controller',
  'poststarthook/kube-apiserver-autoregistration',
  'autoregister-completion',
  'poststarthook/apiservice-openapi-controller',
  'poststarthook/apiservice-openapiv3-controller',
]
/** Checks that say whether the server is ready, and not whether it lives. */
const READINESS = ['etcd-readiness', 'informer-sync', 'shutdown']

const HEALTH: Readonly<Record<string, readonly string[]>> = {
  healthz: CHECKS,
  livez: CHECKS,
  readyz: [...CHECKS, ...READINESS],
}

/** What other servers than this one would say; there is nothing to say here. */
const UNSERVED: Readonly<Record<string, string>> = {
  metrics: 'the metrics of the API server',
  debug: 'profiles of the API server',
  logs: 'the logs of the API server as files',
}

/** Answers a path that is no resource. */
export function plainAnswer(read: Reader, method: string, path: string, query: Query): HttpAnswer {
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '')
  if (first === 'version' && rest.length === 0)
    return objectAnswer(200, serverVersion(clusterOf(read)?.version ?? ''))
  if (Object.hasOwn(HEALTH, first)) return healthAnswer(first, rest, query)
  if (Object.hasOwn(UNSERVED, first)) return failureAnswer(notSimulated(UNSERVED[first] ?? ''))
  if (first === '' && method === 'GET') return objectAnswer(200, { paths: rootPaths() })
  return noPage()
}

function healthAnswer(name: string, rest: readonly string[], query: Query): HttpAnswer {
  const checks = HEALTH[name] ?? []
  const excluded = query.get('exclude') ?? []
  if (rest.length > 0) return checks.includes(rest.join('/')) ? textAnswer(200, 'ok') : noPage()
  if (!query.has('verbose')) return textAnswer(200, 'ok')
  const lines = checks.map((one) =>
    excluded.includes(one) ? `[+]${one} excluded: ok` : `[+]${one} ok`,
  )
  return textAnswer(200, `${lines.join('\n')}\n${name} check passed\n`)
}

/** What `/` lists, besides what groups there are. */
const rootPaths = (): readonly string[] => [
  '/api',
  '/api/v1',
  '/apis',
  ...Object.keys(HEALTH).flatMap((name) => [
    `/${name}`,
    ...(HEALTH[name] ?? []).map((one) => `/${name}/${one}`),
  ]),
  '/metrics',
  '/openapi/v3',
  '/version',
]
