import { describe, expect, expectTypeOf, it } from 'vitest'
import { createLab as createDockerLab } from '../../src/docker.js'
import {
  type Event,
  type Exchange,
  type ObjectEvent,
  type Pod,
  type Stored,
  UsageError,
  createLab,
  patchBetween,
  viewOf,
} from '../../src/index.js'

describe('events of one kind', () => {
  it('bring objects of that kind, typed', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const phases: (string | undefined)[] = []
    lab.events.on('Pod', (event) => {
      expectTypeOf(event).toEqualTypeOf<ObjectEvent<'Pod'>>()
      expectTypeOf(event.object).toEqualTypeOf<Stored<Pod>>()
      phases.push(`${event.type} ${event.object.status?.phase}`)
    })
    lab.kubectl.run('web', { image: 'nginx' })
    lab.settle()
    lab.kubectl.delete('pod', 'web')
    expect(phases[0]).toBe('ADDED Pending')
    expect(phases).toContain('MODIFIED Running')
    expect(phases.at(-1)).toMatch(/^DELETED /)
  })

  it('are whole objects, however the world keeps them', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const said: string[] = []
    lab.events.on('Event', ({ object }) => {
      expectTypeOf(object).toEqualTypeOf<Stored<Event>>()
      said.push(`${object.kind} ${object.involvedObject.kind}: ${object.reason}`)
    })
    lab.kubectl.run('web', { image: 'nginx' })
    lab.settle()
    expect(said).toContain('Event Pod: Scheduled')
    expect(said).toContain('Event Pod: Started')
  })

  it('end with off, and are those of the kinds that the lab has', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    let told = 0
    const count = (): void => void told++
    lab.events.on('ConfigMap', count)
    lab.kubectl.create('configmap', 'a')
    lab.events.off('ConfigMap', count)
    lab.kubectl.create('configmap', 'b')
    expect(told).toBe(1)
    expect(() => lab.events.on('Pdo' as 'Pod', count)).toThrow(
      new UsageError(
        'event must be change, object, request, output, api, fault, or the name of a kind, not "Pdo"',
      ),
    )
    expect(() => createDockerLab().events.on('Pod', count)).toThrow(UsageError)
  })
})

describe('a request', () => {
  it('says at each of its hops what was done with it there', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const seen: Exchange[] = []
    lab.events.on('request', (exchange) => seen.push(exchange))
    lab.sh('kubectl create deployment web --image=nginx')
    lab.sh('kubectl expose deployment web --port 80 --type NodePort; sleep 20')
    const port = lab.kubectl.get('service', 'web')[0]?.spec?.ports?.[0]?.nodePort
    lab.sh(`curl -s $(minikube ip):${port}`)
    expect(seen.at(-1)?.hops.map(({ by, verdict, service }) => [by, verdict, service])).toEqual([
      ['client', 'send', undefined],
      ['kube-proxy', 'pass', 'default/web'],
      ['server', 'deliver', undefined],
    ])
    lab.sh('kubectl scale deployment web --replicas 0; sleep 5')
    lab.sh(`curl -s $(minikube ip):${port}`)
    expect(seen.at(-1)).toMatchObject({
      state: 'failed',
      failure: 'refused',
      hops: [{ verdict: 'send' }, { by: 'kube-proxy', verdict: 'refuse', service: 'default/web' }],
    })
  })
})

describe('a choice of tables', () => {
  const tables = ['api/pods', 'api/jobs']

  it('limits views and patches; a table that is not there yet is empty', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const shown = lab.state
    const view = viewOf(shown, { tables })
    expect(Object.keys(view.tables)).toEqual(['api/jobs', 'api/pods'])
    expect(view.tables['api/jobs']).toEqual({})
    lab.sh('kubectl create job once --image=busybox')
    const paths = patchBetween(shown, lab.state, { tables }).map(({ path }) => path)
    expect(paths).toContain('/tables/api~1jobs/default~1once')
    expect(paths.filter((path) => !/^\/(now|tables\/api~1(pods|jobs)\/.+)$/.test(path))).toEqual([])
  })

  it('can be compared row by row, from either side', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const before = lab.state
    lab.kubectl.create('configmap', 'a')
    const seen: unknown[] = []
    lab.state.eachDifference(before, 'api/configmaps', (key, was, is) => seen.push([key, was, is]))
    before.eachDifference(lab.state, 'api/configmaps', (key, was, is) => seen.push([key, was, is]))
    const row = lab.state.tables['api/configmaps']?.rows.get('default/a')
    expect(seen).toEqual([
      ['default/a', undefined, row],
      ['default/a', row, undefined],
    ])
  })
})
