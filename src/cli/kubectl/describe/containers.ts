/**
 * Containers, as descriptions of pods and of pod templates show them.
 *
 * @module
 */
import type {
  Container,
  ContainerState,
  ContainerStatus,
  EnvVar,
  ObjectFieldSelector,
  Probe,
  ResourceFieldSelector,
} from '../../../types/kubernetes/core/v1.js'
import { parseQuantity } from '../../../text/quantity.js'
import { type Description, NONE, byKey, timeText, titleCase } from './text.js'

/** Resources of which a container has the node's unless it has limits. */
const OF_NODE: readonly string[] = ['limits.cpu', 'limits.memory']

/** What describing containers needs besides them. */
interface ContainerContext {
  /** `Containers` or `Init Containers`. */
  readonly title: string
  readonly statuses?: readonly ContainerStatus[] | undefined
  /** What a variable from a field of the pod stands for; templates do not know. */
  readonly fieldOf?: (field: ObjectFieldSelector) => string
  /** Inside a pod template. */
  readonly inTemplate?: boolean
}

/** Adds the containers to a description. */
export function describeContainers(
  to: Description,
  containers: readonly Container[],
  context: ContainerContext,
): void {
  const space = context.inTemplate ? '  ' : ''
  to.line(0, `${space}${context.title}:${containers.length === 0 ? ` ${NONE}` : ''}`)
  for (const container of containers) {
    const status = context.statuses?.find(({ name }) => name === container.name)
    to.line(1, `${context.inTemplate ? ' ' : ''}${container.name}:`)
    describeBasics(to, container, status)
    describeCommand(to, container)
    if (status) describeStatus(to, status)
    describeResources(to, container)
    if (container.livenessProbe) to.field(2, 'Liveness', probeText(container.livenessProbe))
    if (container.readinessProbe) to.field(2, 'Readiness', probeText(container.readinessProbe))
    if (container.startupProbe) to.field(2, 'Startup', probeText(container.startupProbe))
    describeEnvironment(to, container, context.fieldOf)
    describeMounts(to, container)
  }
}

function describeBasics(
  to: Description,
  { image, ports = [] }: Container,
  status: ContainerStatus | undefined,
): void {
  if (status) to.field(2, 'Container ID', status.containerID)
  to.field(2, 'Image', image)
  if (status) to.field(2, 'Image ID', status.imageID)
  const listen = ports
    .map(
      ({ containerPort, protocol, name }) =>
        `${containerPort}/${protocol ?? 'TCP'}${name ? ` (${name})` : ''}`,
    )
    .join(', ')
  const host = ports
    .map(
      ({ hostPort, protocol, name }) =>
        `${hostPort ?? 0}/${protocol ?? 'TCP'}${name ? ` (${name})` : ''}`,
    )
    .join(', ')
  to.field(2, listen.includes(',') ? 'Ports' : 'Port', listen || NONE)
  to.field(2, host.includes(',') ? 'Host Ports' : 'Host Port', host || NONE)
}

function describeCommand(to: Description, { command = [], args = [] }: Container): void {
  for (const [title, words] of [
    ['Command', command],
    ['Args', args],
  ] as const) {
    if (words.length === 0) continue
    to.line(2, `${title}:`)
    for (const word of words) for (const line of word.split('\n')) to.line(3, line)
  }
}

function describeStatus(to: Description, status: ContainerStatus): void {
  describeState(to, 'State', status.state ?? {})
  if (status.lastState?.terminated) describeState(to, 'Last State', status.lastState)
  to.field(2, 'Ready', titleCase(status.ready))
  to.field(2, 'Restart Count', status.restartCount)
}

function describeState(
  to: Description,
  title: string,
  { running, waiting, terminated }: ContainerState,
): void {
  if (running) {
    to.field(2, title, 'Running').field(3, 'Started', timeText(running.startedAt))
  } else if (terminated) {
    to.field(2, title, 'Terminated')
    if (terminated.reason) to.field(3, 'Reason', terminated.reason)
    if (terminated.message) to.field(3, 'Message', terminated.message)
    to.field(3, 'Exit Code', terminated.exitCode)
    if (terminated.signal) to.field(3, 'Signal', terminated.signal)
    to.field(3, 'Started', timeText(terminated.startedAt)).field(
      3,
      'Finished',
      timeText(terminated.finishedAt),
    )
  } else {
    to.field(2, title, 'Waiting')
    if (waiting?.reason) to.field(3, 'Reason', waiting.reason)
  }
}

function describeResources(to: Description, { resources }: Container): void {
  for (const [title, amounts] of [
    ['Limits', resources?.limits],
    ['Requests', resources?.requests],
  ] as const) {
    const entries = Object.entries(amounts ?? {}).sort(byKey)
    if (entries.length === 0) continue
    to.line(2, `${title}:`)
    for (const [name, amount] of entries) to.field(3, name, amount)
  }
}

/** `http-get http://:8080/ delay=2s timeout=1s period=2s #success=1 #failure=3` */
function probeText(probe: Probe): string {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 1,
    periodSeconds = 10,
    successThreshold = 1,
    failureThreshold = 3,
  } = probe
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`
  const { exec, httpGet, tcpSocket, grpc } = probe as Probe & {
    readonly grpc?: { readonly port: number; readonly service?: string }
  }
  if (exec) return `exec [${(exec.command ?? []).join(' ')}] ${times}`
  if (httpGet)
    return `http-get ${(httpGet.scheme ?? 'HTTP').toLowerCase()}://${httpGet.host ?? ''}:${String(httpGet.port)}${(httpGet.path ?? '').replace(/^(?=[^/])/, '/')} ${times}`
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${String(tcpSocket.port)} ${times}`
  return grpc ? `grpc <pod>:${grpc.port} ${grpc.service ?? ''} ${times}` : `unknown ${times}`
}

function describeEnvironment(
  to: Description,
  container: Container,
  fieldOf: ContainerContext['fieldOf'],
): void {
  const { env = [], envFrom = [] } = container
  if (envFrom.length > 0) to.line(2, 'Environment Variables from:')
  for (const { configMapRef, secretRef, prefix } of envFrom) {
    const from = configMapRef ? 'ConfigMap' : 'Secret'
    const ref = configMapRef ?? secretRef
    to.line(
      3,
      `${ref?.name ?? ''}\t${from}${prefix ? ` with prefix '${prefix}'` : ''}\tOptional: ${ref?.optional === true}`,
    )
  }
  to.line(2, env.length === 0 ? `Environment:\t${NONE}` : 'Environment:')
  for (const variable of env) to.line(3, variableText(container, variable, fieldOf))
}

function variableText(
  container: Container,
  { name, value = '', valueFrom }: EnvVar,
  fieldOf: ContainerContext['fieldOf'],
): string {
  if (!valueFrom) return `${name}:\t${value.split('\n').join(`\n${'  '.repeat(3)}\t`)}`
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom
  if (fieldRef)
    return `${name}:\t${fieldOf?.(fieldRef) ?? ''} (${fieldRef.apiVersion ?? 'v1'}:${fieldRef.fieldPath})`
  if (resourceFieldRef)
    return `${name}:\t${amountText(container, resourceFieldRef)} (${resourceFieldRef.resource})`
  if (secretKeyRef)
    return `${name}:\t<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>\tOptional: ${secretKeyRef.optional === true}`
  return `${name}:\t<set to the key '${configMapKeyRef?.key}' of config map '${configMapKeyRef?.name}'>\tOptional: ${configMapKeyRef?.optional === true}`
}

/** What a variable that refers to a resource of its container stands for. */
export function amountText(
  { resources }: Container,
  { resource, divisor }: ResourceFieldSelector,
): string {
  const [, list, name = ''] = /^(limits|requests)\.(.+)$/.exec(resource) ?? []
  const amount = resources?.[list as 'limits' | 'requests']?.[name]
  if (amount === undefined) return OF_NODE.includes(resource) ? 'node allocatable' : '0'
  const unit = parseQuantity(String(divisor ?? '1')) || 1
  return String(Math.ceil(parseQuantity(amount) / unit))
}

function describeMounts(to: Description, { volumeMounts = [] }: Container): void {
  to.line(2, volumeMounts.length === 0 ? `Mounts:\t${NONE}` : 'Mounts:')
  const sorted = [...volumeMounts].sort((a, b) => (a.mountPath < b.mountPath ? -1 : 1))
  for (const { mountPath, name, readOnly, subPath } of sorted)
    to.line(
      3,
      `${mountPath} from ${name} (${readOnly ? 'ro' : 'rw'}${subPath ? `,path="${subPath}"` : ''})`,
    )
}
