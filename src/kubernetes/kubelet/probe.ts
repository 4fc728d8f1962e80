/**
 * Probes: how a kubelet finds out whether a container has started, is alive and is ready.
 *
 * A probe runs `initialDelaySeconds` after the container started and every `periodSeconds` then.
 * Its result changes after
 * `failureThreshold` failures or `successThreshold` successes in a row. Until the startup probe has
 * succeeded the others wait.
 *
 * @see
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
 */
import type { Container, Pod, Probe } from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus, Runtime } from '../../cri/runtime.js'
import { outcomeOf, send } from '../../net/exchange.js'
import { hostNamespace } from '../../net/namespace.js'
import { TIMED_OUT } from '../../net/request.js'
import type { Fabric } from '../../net/rules.js'
import type { Tx } from '../../sim/step.js'
import type { VirtualTime } from '../../sim/world.js'
import type { Recorder } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import { fieldPathOf } from './field-path.js'
import type { PodWorker, ProbeWorker } from './pod-worker.js'
import { GO_ERRNO } from '../../text/errno.js'
import { firstAfter } from './probe-ticks.js'

const UNHEALTHY = 'Unhealthy'

/** The three probes, in the order in which they are looked at. */
const PROBES = [
  { kind: 'startup', field: 'startupProbe', title: 'Startup' },
  { kind: 'liveness', field: 'livenessProbe', title: 'Liveness' },
  { kind: 'readiness', field: 'readinessProbe', title: 'Readiness' },
] as const

type ProbeKind = (typeof PROBES)[number]['kind']

/** What probing needs. */
interface ProbeContext {
  readonly tx: Tx
  readonly runtime: Runtime
  readonly fabric: Fabric
  readonly node: string
  readonly pod: Stored<Pod>
  readonly worker: PodWorker
  readonly record: Recorder
}

const PROBE_CLIENT = 'kubelet:'

/** Who a probe's request is from, so that its answer wakes the pod's worker. */
export const probeClient = (node: string, uid: string): string => `${PROBE_CLIENT}${node}/${uid}`

/** The worker (`<node>/<pod uid>`) that a request was sent for, if a probe sent it. */
export const probedBy = (process: string | undefined): string | undefined =>
  process?.startsWith(PROBE_CLIENT) ? process.slice(PROBE_CLIENT.length) : undefined

const probeKey = (container: string, kind: ProbeKind): string => `${container}/${kind}`

/** Whether a container has passed its startup probe (or has none). */
export function hasStarted(
  worker: PodWorker,
  container: Container,
  status: ContainerStatus,
): boolean {
  if (status.state !== 'running') return false
  return !container.startupProbe || resultOf(worker, container, status, 'startup') === true
}

/** Whether a container is ready: it has started and its readiness probe (if any) succeeds. */
export function isReady(worker: PodWorker, container: Container, status: ContainerStatus): boolean {
  return (
    hasStarted(worker, container, status) &&
    (!container.readinessProbe || resultOf(worker, container, status, 'readiness') === true)
  )
}

function resultOf(
  worker: PodWorker,
  container: Container,
  status: ContainerStatus,
  kind: ProbeKind,
): boolean | undefined {
  const probe = worker.probes[probeKey(container.name, kind)]
  return probe?.container === status.id ? probe.succeeded : undefined
}

/** What probing came to. */
interface Probed {
  readonly probes: PodWorker['probes']
  /** Containers to be stopped, and the probe that failed. */
  readonly failed: readonly { readonly container: string; readonly kind: 'startup' | 'liveness' }[]
  /** When to look again. */
  readonly nextAt: VirtualTime | undefined
}

/** Takes the results that are there and starts what is due, for every running container. */
export function probeAll(context: ProbeContext, containers: readonly ContainerStatus[]): Probed {
  const probes: Record<string, ProbeWorker> = {}
  const failed: { container: string; kind: 'startup' | 'liveness' }[] = []
  let nextAt: VirtualTime | undefined
  const specs = [
    ...(context.pod.spec?.initContainers ?? []),
    ...(context.pod.spec?.containers ?? []),
  ]
  for (const container of specs) {
    const status = containers.findLast((one) => one.name === container.name)
    if (status?.state !== 'running') continue
    for (const { kind, field, title } of PROBES) {
      const probe = container[field]
      if (!probe) continue
      const key = probeKey(container.name, kind)
      const old = context.worker.probes[key]
      const known = old?.container === status.id ? old : undefined
      const waits =
        kind !== 'startup' &&
        container.startupProbe &&
        probes[probeKey(container.name, 'startup')]?.succeeded !== true
      if (waits || (kind === 'startup' && known?.succeeded === true)) {
        if (known) probes[key] = known
        continue
      }
      const is = probeOne(context, container, status, probe, title, known)
      probes[key] = is
      if (is.succeeded === false && kind !== 'readiness')
        failed.push({ container: container.name, kind })
      const at = is.attempt?.deadline ?? is.nextAt
      nextAt = Math.min(nextAt ?? at, at)
    }
  }
  return { probes, failed, nextAt }
}

function probeOne(
  context: ProbeContext,
  container: Container,
  status: ContainerStatus,
  probe: Probe,
  title: string,
  known: ProbeWorker | undefined,
): ProbeWorker {
  const { tx } = context
  const period = (probe.periodSeconds ?? 10) * 1000
  const first = (status.startedAt ?? tx.now) + firstAfter(probe, title)
  const old: ProbeWorker = known ?? {
    container: status.id,
    succeeded: undefined,
    successes: 0,
    failures: 0,
    nextAt: first,
  }
  if (old.attempt) {
    const result = resultOfAttempt(context, probe, old.attempt)
    if (!result) return old
    const { attempt: _, ...rest } = old
    if (result.ok) {
      const successes = old.successes + 1
      return {
        ...rest,
        successes,
        failures: 0,
        succeeded: successes >= (probe.successThreshold ?? 1) ? true : (old.succeeded ?? undefined),
      }
    }
    context.record.warning(
      context.pod,
      UNHEALTHY,
      `${title} probe failed: ${result.why}`,
      fieldPathOf(context.pod, container.name),
    )
    const failures = old.failures + 1
    return {
      ...rest,
      failures,
      successes: 0,
      succeeded: failures >= (probe.failureThreshold ?? 3) ? false : old.succeeded,
    }
  }
  if (tx.now < old.nextAt) return old
  const attempt = startAttempt(context, container, status, probe)
  return { ...old, nextAt: Math.max(old.nextAt + period, tx.now + 1), attempt }
}

function startAttempt(
  context: ProbeContext,
  container: Container,
  status: ContainerStatus,
  probe: Probe,
): NonNullable<ProbeWorker['attempt']> {
  const { tx, runtime, node, worker, fabric, pod } = context
  const timeout = (probe.timeoutSeconds ?? 1) * 1000
  const deadline = tx.now + timeout
  if (probe.exec)
    return {
      kind: 'exec',
      id: runtime.exec(tx, node, status.id, probe.exec.command ?? [], {}),
      deadline,
    }
  const http = probe.httpGet
  const port = portNumber(container, http?.port ?? probe.tcpSocket?.port ?? probe.grpc?.port ?? 0)
  const host = http?.host ?? probe.tcpSocket?.host ?? worker.address ?? ''
  const message = http
    ? {
        protocol: 'http' as const,
        method: 'GET',
        path: http.path ?? '/',
        headers: Object.fromEntries([
          ['User-Agent', 'kube-probe/1.36'],
          ...(http.httpHeaders ?? []).map(({ name, value }): [string, string] => [name, value]),
        ]),
        body: '',
      }
    : { protocol: 'tcp' as const, body: '' }
  return {
    kind: 'exchange',
    id: send(tx, fabric, {
      namespace: hostNamespace(node),
      process: probeClient(node, pod.metadata.uid),
      host,
      port,
      message,
      timeout,
    }),
    deadline,
  }
}

/** The number of a container's port, which may be named. */
export function portNumber(container: Container, port: string | number): number {
  if (typeof port === 'number') return port
  return container.ports?.find(({ name }) => name === port)?.containerPort ?? (Number(port) || 0)
}

/** How an attempt ended; undefined while it is under way. */
function resultOfAttempt(
  context: ProbeContext,
  probe: Probe,
  attempt: NonNullable<ProbeWorker['attempt']>,
): { ok: true } | { ok: false; why: string } | undefined {
  const { tx, runtime, node } = context
  if (attempt.kind === 'exec') {
    const status = runtime.execStatus(tx, node, attempt.id)
    if (status && !status.done && tx.now < attempt.deadline) return undefined
    runtime.execRemove(tx, node, attempt.id)
    if (!status?.done)
      return {
        ok: false,
        why: `command timed out: "${(probe.exec?.command ?? []).join(' ')}" timed out after ${probe.timeoutSeconds ?? 1}s`,
      }
    if (status.error) return { ok: false, why: status.error }
    return status.exitCode === 0
      ? { ok: true }
      : { ok: false, why: (status.stdout + status.stderr).trimEnd() }
  }
  const outcome = outcomeOf(tx, attempt.id)
  if (!outcome)
    return tx.now < attempt.deadline ? undefined : { ok: false, why: timeoutOf(context, probe) }
  if ('failure' in outcome) return { ok: false, why: failureOf(context, probe, outcome.failure) }
  if (!probe.httpGet) return { ok: true }
  const { status } = outcome.answer
  return status >= 200 && status < 400
    ? { ok: true }
    : { ok: false, why: `HTTP probe failed with statuscode: ${status}` }
}

function failureOf(context: ProbeContext, probe: Probe, failure: string): string {
  if (failure === 'timeout') return timeoutOf(context, probe)
  const dial = `dial tcp ${addressOf(context, probe)}: connect: ${failure === 'refused' ? GO_ERRNO.ECONNREFUSED : failure === 'reset' ? GO_ERRNO.ECONNRESET : GO_ERRNO.EHOSTUNREACH}`
  return probe.httpGet ? `Get "${urlOf(context, probe)}": ${dial}` : dial
}

function timeoutOf(context: ProbeContext, probe: Probe): string {
  return probe.httpGet
    ? `Get "${urlOf(context, probe)}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`
    : `dial tcp ${addressOf(context, probe)}: ${TIMED_OUT}`
}

function addressOf({ pod, worker }: ProbeContext, probe: Probe): string {
  const port = probe.httpGet?.port ?? probe.tcpSocket?.port ?? 0
  const container = (pod.spec?.containers ?? []).find((one) =>
    one.ports?.some(({ name }) => name === port),
  )
  return `${worker.address ?? ''}:${container ? portNumber(container, port) : port}`
}

const urlOf = (context: ProbeContext, probe: Probe): string =>
  `${(probe.httpGet?.scheme ?? 'HTTP').toLowerCase()}://${addressOf(context, probe)}${probe.httpGet?.path ?? '/'}`
