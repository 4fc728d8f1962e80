import type { ContainerStatus, Pod, PodStatus } from '../../../src/types/kubernetes/core/v1.js'
import { describe, expect, it } from 'vitest'
import type { Stored } from '../../../src/kubernetes/kinds/kind.js'
import { pod } from '../../../src/kubernetes/kinds/pod/index.js'
import { qosClass } from '../../../src/kubernetes/kinds/pod/qos.js'
import { renderTable } from '../../../src/kubernetes/kinds/table.js'
import { emptyWorld, readerOf } from '../../../src/sim/world.js'
import { parseTime } from '../../../src/text/time.js'

const NOW = parseTime('2026-01-01T00:05:15Z') ?? 0
const container = (name: string, rest: Partial<ContainerStatus> = {}): ContainerStatus => ({
  name,
  image: '',
  imageID: '',
  ready: false,
  restartCount: 0,
  ...rest,
})
const running = { state: { running: {} }, ready: true }
const ended = (exitCode: number, reason = '', finishedAt = '2026-01-01T00:05:02Z') => ({
  terminated: { exitCode, reason, finishedAt },
})

/** The READY, STATUS and RESTARTS cells of a pod. */
function cells(status: PodStatus, { init = 0, main = 1, deleted = false } = {}): string {
  const list = (count: number, prefix: string) =>
    Array.from({ length: count }, (_, i) => ({ name: `${prefix}${i}`, image: 'x' }))
  const object = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'p',
      namespace: 'default',
      uid: 'u',
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...(deleted ? { deletionTimestamp: '2026-01-01T00:05:00Z' } : {}),
    },
    spec: { containers: list(main, 'c'), initContainers: list(init, 'i') },
    status,
  } as Stored<Pod>
  const [row = []] = renderTable(pod, [object], {
    now: NOW,
    read: readerOf(emptyWorld(1)),
    noHeaders: true,
  })
  return row.slice(1, 4).join(' ')
}

describe('the columns of kubectl get pods', () => {
  it.each<[string, string, PodStatus, { init?: number; main?: number; deleted?: boolean }?]>([
    ['not scheduled', '0/1 Pending 0', { phase: 'Pending' }],
    [
      'waiting',
      '0/1 ContainerCreating 0',
      {
        phase: 'Pending',
        containerStatuses: [
          container('c0', { state: { waiting: { reason: 'ContainerCreating' } } }),
        ],
      },
    ],
    [
      'running',
      '1/1 Running 0',
      { phase: 'Running', containerStatuses: [container('c0', running)] },
    ],
    [
      'restarted',
      '1/1 Running 3 (13s ago)',
      {
        phase: 'Running',
        containerStatuses: [container('c0', { ...running, restartCount: 3, lastState: ended(1) })],
      },
    ],
    [
      'crashing',
      '0/1 CrashLoopBackOff 5 (13s ago)',
      {
        phase: 'Running',
        containerStatuses: [
          container('c0', {
            state: { waiting: { reason: 'CrashLoopBackOff' } },
            restartCount: 5,
            lastState: ended(1, 'Error'),
          }),
        ],
      },
    ],
    [
      'done',
      '0/1 Completed 0',
      {
        phase: 'Succeeded',
        containerStatuses: [container('c0', { state: ended(0, 'Completed') })],
      },
    ],
    [
      'failed without a reason',
      '0/1 ExitCode:3 0',
      { phase: 'Failed', containerStatuses: [container('c0', { state: ended(3) })] },
    ],
    [
      'first init container',
      '0/1 Init:0/2 0',
      {
        phase: 'Pending',
        initContainerStatuses: [container('i0', { state: { running: {} } }), container('i1')],
      },
      { init: 2 },
    ],
    [
      'init container failed',
      '0/1 Init:Error 0',
      { phase: 'Failed', initContainerStatuses: [container('i0', { state: ended(5, 'Error') })] },
      { init: 1 },
    ],
    [
      'init containers done',
      '0/1 PodInitializing 0',
      {
        phase: 'Pending',
        initContainerStatuses: [container('i0', { state: ended(0, 'Completed') })],
        containerStatuses: [container('c0', { state: { waiting: { reason: 'PodInitializing' } } })],
      },
      { init: 1 },
    ],
    [
      'on its way out',
      '1/1 Terminating 0',
      { phase: 'Running', containerStatuses: [container('c0', running)] },
      { deleted: true },
    ],
    [
      'on a lost node',
      '1/1 Unknown 0',
      { phase: 'Running', reason: 'NodeLost', containerStatuses: [container('c0', running)] },
      { deleted: true },
    ],
    ['evicted', '0/1 Evicted 0', { phase: 'Failed', reason: 'Evicted' }],
    [
      'half done',
      '1/2 NotReady 0',
      {
        phase: 'Running',
        containerStatuses: [
          container('c0', { state: ended(0, 'Completed') }),
          container('c1', running),
        ],
      },
      { main: 2 },
    ],
  ])('%s: %s', (_, expected, status, options = {}) => expect(cells(status, options)).toBe(expected))
})

describe('the quality-of-service class', () => {
  const specOf = (resources: object) => ({ containers: [{ name: 'a', image: 'x', resources }] })
  it.each([
    ['BestEffort', {}],
    ['Burstable', { requests: { cpu: '100m' } }],
    [
      'Guaranteed',
      { requests: { cpu: '1', memory: '64Mi' }, limits: { cpu: '1000m', memory: '65536Ki' } },
    ],
    ['Burstable', { requests: { cpu: '1', memory: '32Mi' }, limits: { cpu: '1', memory: '64Mi' } }],
  ])('%s', (expected, resources) => expect(qosClass(specOf(resources))).toBe(expected))
})
