import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Call,
  HistoryError,
  type KindTypes,
  type Lab,
  type Stored,
  type TimelineEntry,
  UsageError,
  type World,
  createLab,
} from '../../src/index.js'
import { kinds } from '../../src/kubernetes/kinds/index.js'

const text = (world: World): string => JSON.stringify(world)

/** A lab in which commands, time and crashes take turns. */
function story(): Lab {
  const lab = createLab({ cluster: { nodes: 2 } })
  lab.publish('me/crashing', { Dockerfile: 'FROM busybox\nCMD ["sh", "-c", "sleep 3; exit 1"]\n' })
  lab.publish('me/counting', {
    Dockerfile: 'FROM node:7\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n',
    'app.js': 'let n = 0; setInterval(() => console.log(++n), 1000)',
  })
  return lab
}
const commands = [
  'kubectl create deployment web --image=nginx --replicas=2',
  'kubectl create deployment crashing --image=me/crashing',
  'docker run -d --name counting me/counting',
  'sleep 4',
  'kubectl delete deployment web',
  'docker rm -f counting',
]

describe('lab.at', () => {
  it('gives the world at any moment, exactly as it was, also in the midst of a command', () => {
    const lab = story()
    const seen = new Map<number, World>()
    // A step is followed by time that passes, which is no step.
    lab.subscribe((world) => void (seen.has(world.steps) || seen.set(world.steps, world)))
    for (const command of commands) {
      lab.sh(command)
      lab.advance(2500)
    }
    const steps = [...seen.keys()]
    fc.assert(
      fc.property(fc.constantFrom(...steps), (revision) => {
        expect(text(lab.at({ revision })) === text(seen.get(revision) as World)).toBe(true)
      }),
      { numRuns: 25 },
    )
    const times = [...new Set([...seen.values()].map(({ now }) => now))]
    fc.assert(
      fc.property(fc.constantFrom(...times.slice(0, -1)), fc.constantFrom(0, 1), (time, later) => {
        const last = [...seen.values()].findLast(({ now }) => now <= time) as World
        const found = lab.at(time + later)
        expect(found.now).toBe(time + later)
        if (later === 0 || !times.includes(time + 1))
          expect(JSON.stringify(found.tables['api/pods']?.rows.entries().next().value)).toBe(
            JSON.stringify(last.tables['api/pods']?.rows.entries().next().value),
          )
      }),
      { numRuns: 25 },
    )
  })

  it('finds moments after a command was stopped that had begun long before', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    lab.settle()
    const forward = lab.kubectl.portForward('deployment/web', '8080:80')
    lab.writeFile('a', '1')
    lab.advance('1m')
    forward.stop?.()
    const stopped = lab.state
    lab.writeFile('a', '2')
    lab.advance('1m')
    expect(text(lab.at({ revision: stopped.steps })) === text(stopped)).toBe(true)
    expect(lab.at(lab.now - 1000).steps).toBe(lab.at(lab.now - 999).steps)
  })

  it('gives moments at which listeners acted', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    const seen: World[] = []
    lab.events.on('object', ({ kind, type }) => {
      if (kind === 'Pod' && type === 'ADDED') lab.sh('date > added')
    })
    lab.subscribe((world) => {
      const last = seen.at(-1)
      if (last && world.steps % 10 === 0)
        expect(text(lab.at({ revision: last.steps })) === text(last)).toBe(true)
      seen.push(world)
    })
    lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 2 })
    lab.settle()
    for (const world of seen)
      expect(text(lab.at({ revision: world.steps })) === text(world)).toBe(true)
  })

  it('takes a time or a revision, and gives a world', () => {
    expectTypeOf<Lab['at']>().parameter(0).toEqualTypeOf<number | { readonly revision: number }>()
    expectTypeOf<Lab['at']>().returns.toEqualTypeOf<World>()
  })

  it('does not disturb the lab: it goes on as one that was never asked', () => {
    const [asked, other] = [story(), story()]
    for (const lab of [asked, other]) lab.sh(commands.join('; '))
    for (const ago of [0, 1, 500, 3000]) asked.at(asked.now - ago)
    for (const lab of [asked, other]) lab.advance('1m')
    expect(text(asked.state) === text(other.state)).toBe(true)
  })

  it('refuses the future, what is no moment, and what is not kept any more', () => {
    const lab = createLab({ history: 2 })
    const begun = lab.now
    for (const name of ['a', 'b', 'c']) {
      lab.sh('sleep 1')
      lab.writeFile(name, name)
    }
    expect(() => lab.at(lab.now + 1)).toThrow(
      new HistoryError(
        `2026-01-01T00:00:03Z lies in the future: now it is 2026-01-01T00:00:03Z, after ${lab.state.steps} steps`,
      ),
    )
    expect(() => lab.at({ revision: lab.state.steps + 1 })).toThrow(HistoryError)
    expect(() => lab.at(Number.NaN)).toThrow(UsageError)
    expect(lab.history.checkpoints).toHaveLength(2)
    expect(() => lab.at(begun)).toThrow(
      /^2026-01-01T00:00:00Z is not kept any more: the oldest checkpoint is of 2026-01-01T00:00:02Z, after \d+ steps$/,
    )
    expect(() => createLab({ history: 0 }).at(0)).toThrow(/there is no checkpoint$/)
  })
})

describe('undo and redo', () => {
  it('go back to before the last command, time included, and forth again', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    const before = lab.state
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    lab.advance('1m')
    const after = lab.state
    expectTypeOf(lab.undo()).toEqualTypeOf<Call | undefined>()
    expect(lab.state).toBe(before)
    expect(lab.redo()).toMatchObject({
      call: 'kubectl.create',
      args: ['deployment', 'web', { image: 'nginx' }],
    })
    expect(lab.state).toBe(after)
    expect(lab.redo()).toBeUndefined()
  })

  it('undo as many commands as are kept, and then none', () => {
    const lab = createLab()
    const first = lab.state
    lab.writeFile('a', '1')
    lab.writeFile('a', '2')
    expect([lab.undo(), lab.undo(), lab.undo()].map((call) => call?.args)).toEqual([
      ['a', '2'],
      ['a', '1'],
      undefined,
    ])
    expect(lab.state).toBe(first)
    expect([lab.redo(), lab.redo(), lab.redo()].map((call) => call?.args)).toEqual([
      ['a', '1'],
      ['a', '2'],
      undefined,
    ])
    expect(lab.machine('host').readFile('a')).toBe('2')
  })

  it('pass over what changed nothing', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.writeFile('a', '1')
    lab.kubectl.get('pods')
    expect(lab.undo()?.call).toBe('writeFile')
  })

  it('forget what was undone as soon as something else happens', () => {
    for (const next of [(lab: Lab) => lab.writeFile('b', ''), (lab: Lab) => lab.advance(1)]) {
      const lab = createLab()
      lab.writeFile('a', '')
      lab.undo()
      expect(lab.history.canRedo).toBe(true)
      next(lab)
      expect(lab.history.canRedo).toBe(false)
      expect(lab.redo()).toBeUndefined()
    }
  })

  it('tell listeners what differs', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('configmap', 'settings', { fromLiteral: 'a=b' })
    const told: string[] = []
    lab.events.on('object', ({ type, kind, key }) => void told.push(`${type} ${kind} ${key}`))
    const states: World[] = []
    lab.subscribe((state) => void states.push(state))
    lab.undo()
    lab.redo()
    expect(told).toEqual(['DELETED ConfigMap default/settings', 'ADDED ConfigMap default/settings'])
    expect(states).toHaveLength(2)
    expect(states[1]).toBe(lab.state)
  })

  it('leave a world that goes on as if what was undone had never been', () => {
    const [one, other] = [story(), story()]
    for (const lab of [one, other]) lab.sh(commands[2] as string)
    one.advance('20s')
    one.sh('docker stop counting; kubectl create deployment web --image=nginx')
    one.advance('20s')
    one.undo()
    other.advance('20s')
    for (const lab of [one, other]) {
      lab.sh('docker logs counting > logs')
      lab.advance('20s')
    }
    expect(text(one.state) === text(other.state)).toBe(true)
    expect(one.trace.list().at(-1)?.step).toBe(other.trace.list().at(-1)?.step)
  })

  it('cannot be called while a call is under way', () => {
    const lab = createLab()
    lab.writeFile('a', '')
    const stop = lab.subscribe(() => lab.undo())
    expect(() => lab.sh('true')).toThrow(new UsageError('cannot undo while a call is under way'))
    stop()
  })

  it('in a fork are its own', () => {
    const lab = createLab()
    lab.writeFile('a', '1')
    const fork = lab.fork()
    expect(fork.undo()?.call).toBe('writeFile')
    expect(() => fork.machine('host').readFile('a')).toThrow()
    expect(lab.machine('host').readFile('a')).toBe('1')
    expect(lab.history.canRedo).toBe(false)
  })

  it('leave a command that was undone without effect when its caller stops it', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    lab.settle()
    const forward = lab.kubectl.portForward('deployment/web', '8080:80')
    lab.undo()
    const { state } = lab
    forward.stop?.()
    expect(lab.state).toBe(state)
    lab.redo()
    expect(lab.curl('localhost:8080').status).toBe(200)
    forward.stop?.()
    expect(() => lab.curl('localhost:8080')).toThrow('connection refused')
    while (lab.undo()?.call !== 'stop');
    expect(lab.fork().curl('localhost:8080').status).toBe(200)
    expect(() => forward.stop?.()).toThrow(
      new UsageError(
        'this kubectl portForward was stopped, and that was undone: it can be stopped by lab.redo() alone',
      ),
    )
  })
})

describe('checkpoints', () => {
  it('are kept before each command, and on demand', () => {
    const lab = createLab()
    lab.writeFile('a', '1')
    lab.advance('1h')
    const kept = lab.history.keep('before the lesson')
    lab.advance('1h')
    expect(lab.history.checkpoints.map(({ label, command }) => label ?? command?.call)).toEqual([
      'createLab',
      'writeFile',
      'before the lesson',
    ])
    expect(lab.at(kept.time)).toBe(kept.world)
  })

  it('are pointers: they share what did not change', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.writeFile('a', '1')
    const checkpoint = lab.history.checkpoints.at(-1)
    expect(checkpoint?.world.tables['api/nodes']).toBe(lab.state.tables['api/nodes'])
    expect(Object.keys(lab.diff(checkpoint?.world as World).tables)).toEqual(['files'])
  })
})

describe('lab.diff', () => {
  it('gives rows by table, with the types of the API’s objects', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 1 })
    const before = lab.state
    lab.kubectl.scale('deployment', 'web', { replicas: 4 })
    const diff = lab.diff(before)
    expectTypeOf(diff.tables['api/deployments']?.modified[0]?.after).toEqualTypeOf<
      Stored<KindTypes['Deployment']> | undefined
    >()
    expect(
      diff.tables['api/deployments']?.modified.map(({ key, before, after }) => [
        key,
        before.spec?.replicas,
        after.spec?.replicas,
      ]),
    ).toEqual([['default/web', 1, 4]])
    expect(
      lab.diff(lab.state, before).tables['api/deployments']?.modified[0]?.after.spec?.replicas,
    ).toBe(1)
    expect(lab.diff(lab.state, lab.fork().state).tables).toEqual({})
  })

  it('knows the tables by the names that they have', () => {
    const { tables } = createLab({ cluster: { nodes: 1 } }).state
    for (const table of [
      'api/pods',
      'api/nodes',
      'api/namespaces',
      'api/services',
      'api/endpoints',
      'api/endpointslices',
      'api/deployments',
      'api/replicasets',
      'api/replicationcontrollers',
      'api/configmaps',
      'api/secrets',
      'api/serviceaccounts',
    ])
      expect(kinds.map(({ table: { name } }) => name)).toContain(table)
    expect(Object.keys(tables)).toContain('api/nodes')
  })
})

describe('the timeline', () => {
  it('has commands, events of Kubernetes and of Docker in order', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.sh('docker run -d --name web nginx')
    lab.advance('1s')
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    lab.settle()
    const timeline = lab.timeline()
    expectTypeOf(timeline).toEqualTypeOf<readonly TimelineEntry[]>()
    expect(timeline.map(({ time }) => time)).toEqual(
      timeline.map(({ time }) => time).toSorted((a, b) => a - b),
    )
    const lines = timeline.map(({ type, text }) => `${type}: ${text}`)
    const order = [
      'command: docker run -d --name web nginx',
      'docker: host: container start web',
      'command: kubectl create deployment web --image=nginx',
      'kubernetes: Deployment/web: ScalingReplicaSet: Scaled up replica set',
    ]
    const places = order.map((line) => lines.findIndex((one) => one.startsWith(line)))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})
