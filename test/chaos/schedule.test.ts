import type { Pod } from '../../src/types/kubernetes/core/v1.js'
import { describe, expect, it } from 'vitest'
import {
  type Change,
  type Lab,
  type ScheduleOptions,
  type Stored,
  UsageError,
  createLab,
  restoreLab,
} from '../../src/index.js'
import { faultOf } from './rest.js'

const nodes = ['n1', 'n2', 'n3'].map((name) => ({ name, runtime: 'hollow' as const }))
const labWith = (schedule?: ScheduleOptions): Lab =>
  createLab({ cluster: { nodes }, ...(schedule ? { schedule } : {}) })

/**
 * What each step did, from now on: seconds since the beginning, who, and the tables that it
 * changed.
 */
function steps(
  lab: Lab,
): { readonly at: number; readonly loop: string; readonly changes: readonly Change[] }[] {
  const seen: { at: number; loop: string; changes: readonly Change[] }[] = []
  lab.subscribe(
    (state, changes, { loop }) =>
      void seen.push({ at: (state.now - state.start) / 1000, loop, changes }),
  )
  return seen
}

const DISTURBED: ScheduleOptions = {
  seed: 7,
  order: 'random',
  watchDelay: '2s',
  drop: 0.1,
  repeat: 0.2,
  conflicts: 0.2,
  crashes: 0.02,
}

function rollOut(lab: Lab): void {
  lab.sh('kubectl create deployment web --image=nginx --replicas=4')
  lab.sh('kubectl expose deployment web --port=80')
  lab.advance('2m')
  lab.sh('kubectl set image deployment web nginx=nginx:1.27')
}

describe('a schedule', () => {
  it('of nothing changes nothing but its own row', () => {
    const [plain, scheduled] = [labWith(), labWith({})]
    for (const lab of [plain, scheduled]) {
      rollOut(lab)
      lab.advance('5m')
    }
    const rows = (lab: Lab, table: string): unknown => [
      ...(lab.state.tables[table]?.rows.entries() ?? []),
    ]
    for (const table of Object.keys(plain.state.tables))
      expect(rows(scheduled, table), table).toEqual(rows(plain, table))
  })

  it('lets a client see the world as late as it says, and write to the API server of this moment', () => {
    const lab = labWith({ watchDelay: { 'replicaset-controller': '5s' } })
    const seen = steps(lab)
    lab.sh('kubectl create deployment web --image=nginx')
    lab.advance('20s')
    const made = (table: string): number =>
      seen.find(({ changes }) => changes.some((change) => change.table === table && !change.before))
        ?.at ?? 0
    expect(made('api/replicasets')).toBeLessThan(1)
    expect(made('api/pods') - made('api/replicasets')).toBeGreaterThanOrEqual(5)
  })

  it('makes an update conflict that stands on an old object', () => {
    const lab = labWith({ watchDelay: { 'deployment-controller': '5s' } })
    lab.sh('kubectl create deployment web --image=nginx')
    lab.advance('5s')
    const failed = new Set<string>()
    lab.subscribe((_, changes) => {
      for (const { table, key } of changes)
        if (table === 'failures') failed.add(key.split('\u0000').join(' '))
    })
    lab.sh('kubectl scale deployment web --replicas=2')
    lab.sh('kubectl annotate deployment web note=new')
    lab.advance('1m')
    expect([...failed]).toEqual(['deployment-controller default/web'])
    expect(faultOf(lab)).toBeUndefined()
  })

  it('loses notifications until the client lists again', () => {
    const lab = labWith({ drop: { 'default-scheduler': 1 } })
    lab.sh('kubectl run web --image=nginx')
    const node = (): string | undefined => lab.kubectl.get('pods')[0]?.spec?.nodeName
    lab.advance('10s')
    expect(node()).toBeUndefined()
    lab.advance('25s')
    expect(node()).toBeDefined()
  })

  it('refuses updates by chance, and they are tried again', () => {
    const lab = labWith({ conflicts: 0.3 })
    const seen = steps(lab)
    rollOut(lab)
    lab.advance('30m')
    expect(
      seen.filter(({ changes }) =>
        changes.some(({ table, after }) => table === 'failures' && after),
      ).length,
    ).toBeGreaterThan(3)
    expect(faultOf(lab)).toBeUndefined()
  })

  it('crashes a client between two writes: what was written stays, and the rest is done when it is back', () => {
    const lab = labWith({ seed: 3, crashes: { 'replicaset-controller': 0.3 }, restart: '10s' })
    const seen = steps(lab)
    lab.sh('kubectl create deployment web --image=nginx --replicas=6')
    lab.advance('10m')
    const creations = seen
      .map(({ at, changes }) => ({
        at,
        made: changes.filter(({ table, before }) => table === 'api/pods' && !before).length,
      }))
      .filter(({ made }) => made > 0)
    expect(creations.reduce((sum, { made }) => sum + made, 0)).toBe(6)
    expect(creations.length).toBeGreaterThan(1)
    for (let i = 1; i < creations.length; i++)
      expect((creations[i]?.at ?? 0) - (creations[i - 1]?.at ?? 0)).toBeGreaterThanOrEqual(10)
  })

  it('crashes a kubelet: its pods run on, and it takes them up again', () => {
    const lab = createLab({
      cluster: { nodes: 1 },
      schedule: { seed: 5, crashes: { kubelet: 0.3 } },
    })
    lab.sh('kubectl create deployment web --image=nginx --replicas=3')
    lab.advance('5m')
    const pods = lab.kubectl.get('pods') as readonly Stored<Pod>[]
    expect(pods.map(({ status }) => status?.phase)).toEqual(['Running', 'Running', 'Running'])
    expect(lab.state.tables['schedule-processes']?.rows.size).toBe(1)
    expect(
      lab
        .machine('minikube')
        .docker.ps()
        .filter(({ Image }) => Image.includes('nginx')),
    ).toHaveLength(3)
  })

  it('crashes a kubelet in the middle of a pull: the pods that wait behind it pull all the same', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.sh('kubectl run first --image=nginx:1.25')
    lab.advance('500ms')
    lab.reschedule({ crashes: { kubelet: 1 }, restart: '1m' })
    lab.sh('kubectl run second --image=redis:7')
    lab.advance('50s')
    expect(lab.state.tables['schedule-processes']?.rows.size).toBe(1)
    lab.reschedule()
    lab.advance('2m')
    expect(lab.kubectl.get('pods').map(({ status }) => status?.phase)).toEqual([
      'Running',
      'Running',
    ])
    expect(lab.state.tables['kubelet-pull-turns']?.rows.size).toBe(0)
  })

  it('lets a scheduler forget the pods that it assumes on a node that goes', () => {
    const lab = labWith({ watchDelay: { 'default-scheduler': '2s' } })
    lab.sh('kubectl create deployment web --image=nginx --replicas=6')
    lab.advance('1s')
    lab.sh('kubectl delete node n1 --wait=false')
    lab.advance('2s')
    expect(lab.state.tables['scheduler/assumed']?.rows.size).toBe(6)
    lab.advance('3m')
    expect(lab.state.tables['scheduler/assumed']?.rows.size).toBe(0)
    expect(faultOf(lab)).toBeUndefined()
  })

  it('lets a controller expect no longer what somebody else has done before it', () => {
    const lab = labWith({ watchDelay: { 'replicaset-controller': '20s' } })
    lab.sh('kubectl create deployment web --image=nginx')
    lab.advance('20ms')
    lab.sh('kubectl scale deployment web --replicas=0')
    lab.advance('30s')
    expect(lab.kubectl.get('pods')).toHaveLength(1)
    lab.sh('kubectl delete pods --all --wait=false')
    lab.advance('5m')
    expect(lab.state.tables['controller-expectations']?.rows.size).toBe(0)
    expect(faultOf(lab)).toBeUndefined()
  })

  it('gives the same world for the same seed, another one for another', () => {
    const worldOf = (seed: number): string => {
      const lab = labWith({ ...DISTURBED, seed })
      rollOut(lab)
      lab.advance('10m')
      return JSON.stringify(lab.state)
    }
    expect(worldOf(1)).toBe(worldOf(1))
    expect(worldOf(1)).not.toBe(worldOf(2))
  })

  it('goes on in forks and in restored labs exactly as it would have, with what is late and who is away', () => {
    const lab = labWith(DISTURBED)
    rollOut(lab)
    lab.advance('3s')
    const [fork, restored] = [lab.fork(), restoreLab(JSON.parse(JSON.stringify(lab.snapshot())))]
    expect(lab.state.past?.size).toBeGreaterThan(0)
    for (const one of [lab, fork, restored]) one.advance('1h')
    expect(JSON.stringify(fork.state)).toBe(JSON.stringify(lab.state))
    expect(JSON.stringify(restored.state)).toBe(JSON.stringify(lab.state))
  })

  it('can end: what is late arrives, and everything comes to rest', () => {
    const lab = labWith(DISTURBED)
    rollOut(lab)
    lab.advance('1s')
    lab.reschedule()
    lab.advance('20m')
    expect(faultOf(lab)).toBeUndefined()
    expect(lab.state.past).toBeUndefined()
  })

  it.each([
    [{ order: 'lifo' }, 'schedule.order must be "fifo" or "random", not "lifo"'],
    [{ drop: 2 }, 'schedule.drop must be a number from 0 to 1, not 2'],
    [
      { watchDelay: 'soon' },
      'schedule.watchDelay must be a duration (milliseconds, or a text such as "5s" or "1m30s"), not "soon"',
    ],
    [{ crashes: { web: 1 } }, 'schedule.crashes names "web", which is no client of the API server'],
    [{ latency: 5 }, 'unknown option "schedule.latency": there are seed, order'],
    [{ relist: 0 }, 'schedule.relist must be longer than nothing'],
    [{ seed: 0.5 }, 'schedule.seed must be a whole number, not 0.5'],
  ])('says what is wrong with %j', (schedule, message) => {
    expect(() => createLab({ schedule: schedule as ScheduleOptions })).toThrow(UsageError)
    expect(() => createLab({ schedule: schedule as ScheduleOptions })).toThrow(message)
  })
})
