/**
 * The environment of a container: its own variables, those from ConfigMaps, Secrets and the pod
 * itself, and one set for each Service of the namespace.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/
 */
import type { Container, EnvVar, Pod, Service } from '../../types/kubernetes/core/v1.js'
import type { Api } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import { fromBase64 } from '../../text/base64.js'
import { formatQuantity, parseQuantity } from '../../text/quantity.js'

/**
 * A container cannot be made from its configuration; the message is what its status and events say.
 */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** What the environment needs to know of the pod besides its spec. */
export interface PodFacts {
  readonly podIP: string | undefined
  readonly hostIP: string
  readonly nodeName: string
  readonly allocatable: Readonly<Record<string, string>>
}

/** All variables of a container in the order in which the kubelet sets them. */
export function environmentOf(
  api: Api,
  pod: Stored<Pod>,
  container: Container,
  facts: PodFacts,
): { name: string; value: string }[] {
  const result = new Map<string, string>()
  for (const [name, value] of serviceVariables(api, pod)) result.set(name, value)
  for (const [name, value] of fromSources(api, pod, container)) result.set(name, value)
  for (const variable of container.env ?? []) {
    const value = valueOf(api, pod, container, variable, facts, result)
    if (value !== undefined) result.set(variable.name, value)
  }
  return [...result].map(([name, value]) => ({ name, value }))
}

/**
 * Replaces `$(NAME)` by variables that are known; `$$(NAME)` stays `$(NAME)`, and unknown names
 * stay as they are.
 */
export const expand = (text: string, env: ReadonlyMap<string, string>): string =>
  text.replace(/\$\$|\$\(([^)]*)\)/g, (all, name: string | undefined) =>
    name === undefined ? '$' : (env.get(name) ?? all),
  )

function fromSources(api: Api, pod: Stored<Pod>, container: Container): [string, string][] {
  const found: [string, string][] = []
  for (const source of container.envFrom ?? []) {
    const reference = source.configMapRef ?? source.secretRef
    if (!reference?.name) continue
    const data = dataOf(
      api,
      pod,
      source.configMapRef ? 'ConfigMap' : 'Secret',
      reference.name,
      reference.optional === true,
    )
    for (const [key, value] of Object.entries(data ?? {}))
      found.push([(source.prefix ?? '') + key, value])
  }
  return found
}

/** The data of a ConfigMap or Secret as text; undefined when it is optional and not there. */
export function dataOf(
  api: Api,
  pod: Stored<Pod>,
  kind: 'ConfigMap' | 'Secret',
  name: string,
  optional: boolean,
): Readonly<Record<string, string>> | undefined {
  const namespace = pod.metadata.namespace ?? 'default'
  if (kind === 'ConfigMap') {
    const map = api.find('ConfigMap', name, namespace)
    if (!map && !optional) throw new ConfigError(`configmap "${name}" not found`)
    return map && (map.data ?? {})
  }
  const secret = api.find('Secret', name, namespace)
  if (!secret && !optional) throw new ConfigError(`secret "${name}" not found`)
  return (
    secret &&
    Object.fromEntries(
      Object.entries(secret.data ?? {}).map(([key, value]) => [key, fromBase64(value) ?? '']),
    )
  )
}

function valueOf(
  api: Api,
  pod: Stored<Pod>,
  container: Container,
  variable: EnvVar,
  facts: PodFacts,
  env: ReadonlyMap<string, string>,
): string | undefined {
  const from = variable.valueFrom
  if (!from) return expand(variable.value ?? '', env)
  if (from.fieldRef) return fieldOf(pod, from.fieldRef.fieldPath, facts)
  if (from.resourceFieldRef) return resourceOf(pod, container, from.resourceFieldRef, facts)
  const reference = from.configMapKeyRef ?? from.secretKeyRef
  if (!reference) return ''
  const kind = from.configMapKeyRef ? 'ConfigMap' : 'Secret'
  const data = dataOf(api, pod, kind, reference.name ?? '', reference.optional === true)
  const value = data && Object.hasOwn(data, reference.key) ? data[reference.key] : undefined
  if (value === undefined && reference.optional !== true) {
    throw new ConfigError(
      `couldn't find key ${reference.key} in ${kind} ${pod.metadata.namespace}/${reference.name}`,
    )
  }
  return value
}

/** The value of a downward API field, such as `metadata.name` or `metadata.labels['app']`. */
export function fieldOf(pod: Stored<Pod>, path: string, facts: PodFacts): string {
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path)
  if (subscript)
    return pod.metadata[subscript[1] as 'labels' | 'annotations']?.[subscript[2] as string] ?? ''
  const pairs = (map: Readonly<Record<string, string>> | undefined) =>
    Object.entries(map ?? {})
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .sort()
      .join('\n')
  switch (path) {
    case 'metadata.name':
      return pod.metadata.name
    case 'metadata.namespace':
      return pod.metadata.namespace ?? ''
    case 'metadata.uid':
      return pod.metadata.uid
    case 'metadata.labels':
      return pairs(pod.metadata.labels)
    case 'metadata.annotations':
      return pairs(pod.metadata.annotations)
    case 'spec.nodeName':
      return facts.nodeName
    case 'spec.serviceAccountName':
      return pod.spec?.serviceAccountName ?? ''
    case 'status.hostIP':
    case 'status.hostIPs':
      return facts.hostIP
    case 'status.podIP':
    case 'status.podIPs':
      return facts.podIP ?? ''
    default:
      return ''
  }
}

/**
 * The value of `limits.cpu` and the like, in units of `divisor`, rounded up; a missing limit is
 * what the node has.
 */
export function resourceOf(
  pod: Stored<Pod>,
  container: Container,
  reference: { containerName?: string; resource: string; divisor?: string | number },
  facts: PodFacts,
): string {
  const [section, ...rest] = reference.resource.split('.')
  const name = rest.join('.')
  const owner = reference.containerName
    ? (pod.spec?.containers.find((one) => one.name === reference.containerName) ?? container)
    : container
  const given = (section === 'limits' ? owner.resources?.limits : owner.resources?.requests)?.[name]
  const value = parseQuantity(
    String(given ?? (section === 'limits' ? (facts.allocatable[name] ?? '0') : '0')),
  )
  const divisor = parseQuantity(String(reference.divisor ?? '1')) || 1
  return formatQuantity(Math.ceil(value / divisor))
}

/** `REDIS_SERVICE_HOST` and its like, for each Service of the namespace, and the API server's. */
function serviceVariables(api: Api, pod: Stored<Pod>): [string, string][] {
  const services: Stored<Service>[] = []
  const own = pod.metadata.namespace ?? 'default'
  if (pod.spec?.enableServiceLinks !== false)
    services.push(...api.list('Service', { namespace: own }))
  if (!services.some(({ metadata }) => metadata.name === 'kubernetes')) {
    const kubernetes = api.find('Service', 'kubernetes', 'default')
    if (kubernetes) services.push(kubernetes)
  }
  return services.flatMap(variablesOf)
}

function variablesOf(service: Stored<Service>): [string, string][] {
  const address = service.spec?.clusterIP
  const ports = service.spec?.ports ?? []
  const first = ports[0]
  if (!address || address === 'None' || !first) return []
  const prefix = service.metadata.name.toUpperCase().replaceAll('-', '_')
  const found: [string, string][] = [
    [`${prefix}_SERVICE_HOST`, address],
    [`${prefix}_SERVICE_PORT`, String(first.port)],
  ]
  for (const { name, port } of ports)
    if (name)
      found.push([
        `${prefix}_SERVICE_PORT_${name.toUpperCase().replaceAll('-', '_')}`,
        String(port),
      ])
  found.push([
    `${prefix}_PORT`,
    `${(first.protocol ?? 'TCP').toLowerCase()}://${address}:${first.port}`,
  ])
  for (const { port, protocol = 'TCP' } of ports) {
    const link = `${prefix}_PORT_${port}_${protocol.toUpperCase()}`
    found.push(
      [link, `${protocol.toLowerCase()}://${address}:${port}`],
      [`${link}_PROTO`, protocol.toLowerCase()],
      [`${link}_PORT`, String(port)],
      [`${link}_ADDR`, address],
    )
  }
  return found
}
