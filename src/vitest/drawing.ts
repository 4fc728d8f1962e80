/**
 * A lab drawn as text, for a failing test and for snapshots: nodes with their pods, what is on no
 * node, services with where they lead, the workstation's containers, and the last warnings.
 *
 * @module
 */
import type { Lab } from '../lab/lab.js'
import type { Pod } from '../types/kubernetes/core/v1.js'
import type { Stored } from '../kubernetes/kinds/kind.js'
import { rfc3339 } from '../text/time.js'
import { type AnyLab, hasCluster } from './subject.js'

/** How many pods, services and containers are drawn; the rest is a number. */
const MOST = 40
const SYSTEM = 'kube-system'

/** Draws a lab. What the cluster runs for itself (`kube-system`) is left out. */
export function drawLab(lab: AnyLab): string {
  return [
    `lab at ${rfc3339(lab.now)}`,
    ...(hasCluster(lab) ? clusterOf(lab) : []),
    ...containersOf(lab),
    ...warningsOf(lab),
  ].join('\n')
}

function clusterOf(lab: Lab): readonly string[] {
  const pods = lab.objects('Pod').filter(({ metadata }) => metadata.namespace !== SYSTEM)
  const nodes = lab.objects('Node').map((node) => {
    const { name } = node.metadata
    const isReady = node.status?.conditions?.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    )
    const marks = [
      isReady ? 'Ready' : 'NotReady',
      ...(node.spec?.unschedulable ? ['cordoned'] : []),
    ]
    const here = pods.filter(({ spec }) => spec?.nodeName === name).map(lineOfPod)
    return tree(`node ${name} (${marks.join(', ')})`, here)
  })
  const nowhere = pods.filter(({ spec }) => !spec?.nodeName).map(lineOfPod)
  return [
    ...nodes.flat(),
    ...(nowhere.length > 0 ? tree('on no node', nowhere) : []),
    ...servicesOf(lab),
  ]
}

function lineOfPod({ metadata, status }: Stored<Pod>): string {
  const containers = status?.containerStatuses ?? []
  const ready = containers.filter((one) => one.ready).length
  const restarts = containers.reduce((sum, { restartCount }) => sum + restartCount, 0)
  const waiting = containers.find(({ state }) => state?.waiting)?.state?.waiting?.reason
  const unscheduled = status?.conditions?.find(
    ({ type, status: is }) => type === 'PodScheduled' && is === 'False',
  )
  const phase = metadata.deletionTimestamp ? 'Terminating' : (waiting ?? status?.phase ?? 'Pending')
  return [
    `pod ${metadata.namespace}/${metadata.name}`,
    `${phase} ${ready}/${containers.length}`,
    ...(restarts > 0 ? [`${restarts} restarts`] : []),
    ...(status?.podIP ? [status.podIP] : []),
    ...(unscheduled?.message ? [unscheduled.message] : []),
  ].join('  ')
}

function servicesOf(lab: Lab): readonly string[] {
  const slices = lab.objects('EndpointSlice')
  const lines = lab
    .objects('Service')
    .filter(({ metadata }) => metadata.namespace !== SYSTEM && metadata.name !== 'kubernetes')
    .map(({ metadata, spec }) => {
      const ready = slices
        .filter(
          (slice) =>
            slice.metadata.namespace === metadata.namespace &&
            slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
        )
        .flatMap(({ endpoints = [] }) => endpoints ?? [])
        .filter(({ conditions }) => conditions?.ready)
        .flatMap(({ addresses }) => addresses)
      const ports = (spec?.ports ?? []).map(({ port, nodePort }) =>
        nodePort ? `${port}:${nodePort}` : `${port}`,
      )
      return `service ${metadata.namespace}/${metadata.name}  ${spec?.clusterIP ?? ''} ${ports.join(',')}  -> ${ready.join(', ') || 'no endpoint'}`
    })
  return cut(lines)
}

function containersOf(lab: AnyLab): readonly string[] {
  const copy = lab.fork()
  const containers = copy.docker.ps({ all: true })
  if (containers.length === 0) return []
  return tree(
    'docker on host',
    containers.map(({ Names, Image, Status }) => {
      const names = Names.map((name) => name.replace(/^\//, '')).join(',')
      return `container ${names}  ${Image}  ${Status}`
    }),
  )
}

function warningsOf({ seen }: AnyLab): readonly string[] {
  if (seen.warnings.length === 0) return []
  return [
    'last warnings',
    ...seen.warnings.map(
      ({ about, reason, message, count }) =>
        `  ${about}: ${reason}: ${message}${count > 1 ? ` (${count} times)` : ''}`,
    ),
  ]
}

function tree(head: string, lines: readonly string[]): readonly string[] {
  const shown = cut(lines)
  return [head, ...shown.map((line, i) => `${i === shown.length - 1 ? '└─' : '├─'} ${line}`)]
}

const cut = (lines: readonly string[]): readonly string[] =>
  lines.length <= MOST ? lines : [...lines.slice(0, MOST), `and ${lines.length - MOST} more`]
