import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { enclose } from '../../src/sim/envelope.js'
import {
  type KindTypes,
  type Lab,
  type Recording,
  SnapshotError,
  type Stored,
  createLab,
  replayLab,
  restoreLab,
} from '../../src/index.js'

const text = (lab: Lab): string => JSON.stringify(lab.state)
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const again = (lab: Lab): Lab => replayLab(copy(lab.recording()))

/** A recording with the checksum that it should have. */
const whole = ({ format, version, checksum: _, ...body }: Recording): Recording =>
  enclose({ format, version, what: 'recording' }, body)

/** A session with every kind of call, some of which fail. */
function session(): Lab {
  const lab = createLab({ seed: 5 })
  lab.minikube.start({ nodes: 2 })
  lab.writeFile('app/Dockerfile', 'FROM busybox\nCMD ["sleep", "20"]\n')
  lab.docker.build('app', { tag: ['me/app'] })
  lab.publish('me/crashing', { Dockerfile: 'FROM busybox\nCMD ["false"]\n' })
  lab.registry('docker.io', { latency: 40 })
  lab.docker.run('me/app', { detach: true, name: 'app' })
  expect(() => lab.docker.run('me/app', { detach: true, name: 'app' })).toThrow()
  expect(() => lab.curl('localhost:1')).toThrow()
  lab.kubectl.apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers: [{ name: 'c', image: 'me/crashing' }] },
  })
  lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 3 })
  lab.settle()
  lab.kubectl.expose('deployment', 'web', { port: 80, type: 'LoadBalancer' })
  const tunnel = lab.minikube.tunnel()
  lab.advance('10s')
  lab.advance(1500)
  lab.sh('kubectl scale deployment web --replicas=5', { timeout: '10s' })
  lab.until(() => lab.kubectl.get('pods', { selector: 'app=web' }).length === 5)
  lab.sh('cat', { stdin: 'typed' })
  tunnel.stop?.()
  lab.machine('minikube-m02').powerOff()
  expect(() => lab.machine('minikube-m02').sh('true')).toThrow()
  lab.advance('7m')
  lab.machine('minikube-m02').powerOn()
  lab.machine('minikube').docker.ps()
  expect(() => lab.until(() => false, { timeout: '1s' })).toThrow()
  return lab
}

describe('a recording', () => {
  it('gives the same world, byte for byte, and the same recording', () => {
    const lab = session()
    const replayed = again(lab)
    expect(text(replayed) === text(lab)).toBe(true)
    expect(replayed.recording()).toEqual(lab.recording())
    expectTypeOf(lab.recording()).toEqualTypeOf<Recording>()
  })

  it('holds what changed the world and nothing else, and passing time once', () => {
    const lab = createLab()
    lab.advance(1000)
    lab.docker.ps()
    lab.machine('host').readFile('/etc/hostname')
    lab.advance('2s')
    lab.writeFile('a', 'b')
    expect(
      lab.recording().calls.map(({ call, machine, args }) => ({ call, machine, args })),
    ).toEqual([
      { call: 'advance', machine: undefined, args: [3000] },
      { call: 'writeFile', machine: 'host', args: ['a', 'b'] },
    ])
  })

  it('keeps what was given to a call, whatever its caller does with it later', () => {
    const lab = createLab()
    const files = { Dockerfile: 'FROM busybox\n' }
    lab.publish('me/app', files)
    files.Dockerfile = 'FROM nowhere\n'
    expect(text(again(lab)) === text(lab)).toBe(true)
  })

  it('has what listeners and conditions did while a call was under way', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.events.on('object', ({ type, kind, key }) => {
      if (type === 'DELETED' && kind === 'Pod') lab.writeFile('gone', key)
    })
    lab.kubectl.create('deployment', 'web', { image: 'nginx' })
    lab.settle()
    lab.kubectl.scale('deployment', 'web', { replicas: 0 })
    lab.until(() => lab.sh('test -f gone').exitCode === 0)
    const replayed = again(lab)
    expect(replayed.machine('host').readFile('gone')).toMatch(/^default\/web-/)
    expect(text(replayed) === text(lab)).toBe(true)
    expect(replayed.recording()).toEqual(lab.recording())
  })

  it('has as much of a call as happened: of one that a listener cut short, and of one under way when it was made', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    const midst: (readonly [string, Lab])[] = []
    lab.events.on('object', ({ kind, object }) => {
      if (kind === 'Pod' && (object as Stored<KindTypes['Pod']>).status?.phase === 'Running')
        throw new RangeError('of the listener')
    })
    lab.subscribe(({ steps }) => {
      if (steps % 7 !== 0 || lab.recording().calls.length < 2) return
      lab.writeFile('steps', String(steps))
      midst.push(
        [text(lab), lab.fork()],
        [text(lab), restoreLab(lab.snapshot())],
        [text(lab), again(lab)],
      )
    })
    lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 4 })
    expect(() => lab.sh('sleep 1; kubectl rollout status deployment/web; date')).toThrow(RangeError)
    expect(() => lab.settle()).toThrow(RangeError)
    expect(() => lab.advance('1m')).toThrow(RangeError)
    expect(() => lab.until(() => false)).toThrow(RangeError)
    expect(text(again(lab)) === text(lab)).toBe(true)
    expect(midst.length).toBeGreaterThan(9)
    for (const [then, other] of midst) {
      expect(text(other) === then).toBe(true)
      expect(text(again(other)) === then).toBe(true)
    }
  })

  it('goes on through a snapshot and into forks', () => {
    const lab = session()
    const restored = restoreLab(copy(lab.snapshot()))
    const fork = lab.fork()
    for (const one of [lab, restored, fork]) one.sh('kubectl delete deployment web')
    expect(text(again(restored)) === text(lab)).toBe(true)
    expect(text(again(fork)) === text(lab)).toBe(true)
  })

  it('leaves out what was undone', () => {
    const lab = createLab()
    lab.writeFile('a', 'kept')
    lab.advance(500)
    lab.writeFile('a', 'undone')
    lab.advance(700)
    lab.undo()
    lab.advance(900)
    expect(lab.recording().calls.map(({ args }) => args)).toEqual([['a', 'kept'], [1400]])
    expect(text(again(lab)) === text(lab)).toBe(true)
  })
})

describe('a recording that is wrong', () => {
  const { calls, ...head } = createLab().recording()
  const complaint = (recording: unknown): unknown => {
    try {
      return replayLab(recording)
    } catch (error) {
      return error
    }
  }

  it.each([
    [
      'a snapshot',
      createLab().snapshot(),
      'this is not a recording: its "format" is "kubarium/snapshot", not "kubarium/recording"',
    ],
    [
      'of a newer version',
      { ...head, calls, version: 7 },
      'the recording is of version 7, and this library reads versions up to 1: it was made by a newer kubarium',
    ],
    [
      'with an unknown call',
      { ...head, calls: [{ call: 'fly', args: [], time: 0, step: 0, end: { time: 0, step: 0 } }] },
      'calls[0].call is no call of a lab: "fly"',
    ],
    [
      'with time that does not pass',
      {
        ...head,
        calls: [{ call: 'advance', args: ['soon'], time: 0, step: 0, end: { time: 0, step: 0 } }],
      },
      'calls[0].args[0] is not a whole number',
    ],
    ['with half a call', { ...head, calls: [{ call: 'sh' }] }, 'calls[0] has no "args"'],
    [
      'changed by hand',
      { ...head, calls, options: { seed: 2 } },
      'the recording is damaged: its content does not give its checksum',
    ],
  ])('is refused: %s', (_, recording, message) => {
    expect(complaint(recording)).toEqual(new SnapshotError(message))
  })

  it('stops at the call that leads elsewhere', () => {
    const lab = createLab()
    lab.writeFile('a', 'b')
    lab.sh('sleep 3')
    const recording = lab.recording()
    const elsewhere = {
      ...recording,
      calls: recording.calls.map((call) =>
        call.call === 'sh' ? { ...call, end: { ...call.end, step: 9999 } } : call,
      ),
    }
    expect(complaint(whole(elsewhere))).toMatchObject({
      name: 'SnapshotError',
      message: expect.stringMatching(
        /^call 1 \(sh\) does not lead where it led when it was recorded/,
      ) as unknown,
    })
    const foreign = {
      ...recording,
      calls: recording.calls.map((call) =>
        call.call === 'sh' ? { ...call, call: 'docker.constructor' } : call,
      ),
    }
    expect(complaint(whole(foreign))).toEqual(
      new SnapshotError('there is no docker.constructor here'),
    )
  })

  it('is refused whatever is changed in it', () => {
    const lab = createLab()
    lab.sh('docker run -d --name web nginx')
    lab.writeFile('a', 'b')
    const recording = JSON.stringify(lab.recording())
    fc.assert(
      fc.property(
        fc.nat(recording.length - 1),
        fc.constantFrom('', '0', '9', 'x', '"', '{', ',', 'é'),
        (at, letter) => {
          const changed = recording.slice(0, at) + letter + recording.slice(at + 1)
          const found = complaint(changed)
          if (changed === recording) expect(found).not.toBeInstanceOf(Error)
          else expect(found).toBeInstanceOf(SnapshotError)
        },
      ),
    )
  })
})
