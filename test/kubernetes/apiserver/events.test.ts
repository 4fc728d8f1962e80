import { describe, expect, it } from 'vitest'
import { recorder } from '../../../src/kubernetes/apiserver/client.js'
import type { Recorder } from '../../../src/kubernetes/apiserver/client.js'
import { kindOf } from '../../../src/kubernetes/kinds/index.js'
import { renderTable } from '../../../src/kubernetes/kinds/table.js'
import type { Simulation } from '../../../src/sim/driver.js'
import { asAdmin, newCluster, simplePod } from './cluster.js'

function setUp(component = 'kubelet') {
  const cluster = newCluster()
  const pod = asAdmin(cluster, (api) => api.create('Pod', simplePod('p')))
  const record = (work: (record: Recorder) => void) =>
    cluster.transact((tx) =>
      work(recorder(tx, component, component === 'kubelet' ? 'minikube' : undefined)),
    )
  return { cluster, pod, record }
}

const eventsOf = (cluster: Simulation) =>
  asAdmin(cluster, (api) =>
    api.list('Event', { namespace: 'default', fieldSelector: 'involvedObject.kind=Pod' }),
  )

describe('the event recorder', () => {
  it('counts what repeats', () => {
    const { cluster, pod, record } = setUp()
    record((events) => events.normal(pod, 'Pulling', 'Pulling image "busybox"'))
    cluster.advance(14_000)
    record((events) => events.normal(pod, 'Pulling', 'Pulling image "busybox"'))
    expect(eventsOf(cluster)).toMatchObject([
      {
        count: 2,
        firstTimestamp: '2026-01-01T00:00:00Z',
        lastTimestamp: '2026-01-01T00:00:14Z',
        source: { component: 'kubelet', host: 'minikube' },
        involvedObject: { kind: 'Pod', name: 'p', uid: pod.metadata.uid },
      },
    ])
  })

  it('keeps containers apart', () => {
    const { cluster, pod, record } = setUp()
    for (const name of ['a', 'b'])
      record((events) =>
        events.normal(pod, 'Created', 'Container created', `spec.containers{${name}}`),
      )
    expect(
      eventsOf(cluster).map(({ count, involvedObject }) => [count, involvedObject.fieldPath]),
    ).toEqual([
      [1, 'spec.containers{a}'],
      [1, 'spec.containers{b}'],
    ])
  })

  it('combines the tenth and later messages of one reason', () => {
    const { cluster, pod, record } = setUp('deployment-controller')
    for (let i = 1; i <= 12; i++)
      record((events) => events.normal(pod, 'ScalingReplicaSet', `Scaled up to ${i}`))
    const combined = eventsOf(cluster).filter(({ message }) => message?.startsWith('(combined'))
    expect(eventsOf(cluster)).toHaveLength(10)
    expect(combined).toMatchObject([
      { count: 3, message: '(combined from similar events): Scaled up to 12' },
    ])
  })

  it('lets a component report an object 25 times, and once more every five minutes', () => {
    const { cluster, pod, record } = setUp()
    for (let second = 0; second <= 303; second += 12) {
      record((events) => {
        events.warning(pod, 'ErrImageNeverPull', 'not present with pull policy of Never')
        events.warning(pod, 'Failed', 'Error: ErrImageNeverPull')
      })
      cluster.advance(12_000)
    }
    expect(eventsOf(cluster).map(({ reason, count }) => [reason, count])).toEqual([
      ['ErrImageNeverPull', 26],
      ['Failed', 12],
    ])
  })

  it("writes the scheduler's events as the newer API does", () => {
    const { cluster, pod, record } = setUp('default-scheduler')
    record((events) =>
      events.normal(pod, 'Scheduled', 'Successfully assigned default/p to minikube'),
    )
    const [event] = eventsOf(cluster)
    expect(event).toMatchObject({
      source: {},
      reportingComponent: 'default-scheduler',
      action: 'Binding',
      lastTimestamp: null,
      eventTime: '2026-01-01T00:00:00.000000Z',
    })
    expect(event?.count).toBeUndefined()
    const table = asAdmin(cluster, (api) =>
      renderTable(kindOf('Event'), eventsOf(cluster), { now: api.tx.now + 2000, read: api.tx }),
    )
    expect(table).toEqual([
      ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'],
      ['2s', 'Normal', 'Scheduled', 'pod/p', 'Successfully assigned default/p to minikube'],
    ])
  })

  it('forgets events an hour after they were last seen', () => {
    const { cluster, pod, record } = setUp()
    record((events) => events.normal(pod, 'Started', 'Container started'))
    cluster.advance(3_599_999)
    expect(eventsOf(cluster)).toHaveLength(1)
    cluster.advance(1)
    expect(eventsOf(cluster)).toEqual([])
  })
})
