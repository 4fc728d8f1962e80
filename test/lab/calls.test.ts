import { describe, expect, it } from 'vitest'
import { BaseLab } from '../../src/lab/base-lab.js'
import { TimedLab } from '../../src/lab/timed-lab.js'
import { Lab, Machine, createLab, replayLab } from '../../src/index.js'
import { DockerLab } from '../../src/docker.js'

/** Methods that change the world, each with a call that does. */
const CHANGING: Readonly<Record<string, (lab: Lab) => unknown>> = {
  sh: (lab) => lab.sh('true'),
  curl: (lab) => lab.machine('host').curl('localhost'),
  writeFile: (lab) => lab.writeFile('a', 'b'),
  publish: (lab) => lab.publish('me/app', { Dockerfile: 'FROM busybox\n' }),
  registry: (lab) => lab.registry('docker.io', { away: true }),
  reschedule: (lab) => lab.reschedule({ order: 'random' }),
  advance: (lab) => lab.advance(1),
  settle: (lab) => lab.settle(),
  until: (lab) => lab.until(() => false, { timeout: '1s' }),
  request: (lab) =>
    lab.request({
      method: 'POST',
      path: '/api/v1/namespaces',
      body: '{"metadata":{"name":"asked"}}',
    }),
  terminal: (lab) => lab.terminal().write('echo hello\r'),
  powerOff: (lab) => lab.machine('minikube-m02').powerOff(),
  powerOn: (lab) => lab.machine('minikube-m02').powerOn(),
}

/** Methods that look, listen, travel, or do what other methods do. */
const OTHERS = [
  'machine',
  'readFile',
  'complete',
  'subscribe',
  'fork',
  'snapshot',
  'recording',
  'at',
  'forkAt',
  'past',
  'objects',
  'ready',
  'undo',
  'redo',
  'timeline',
  'diff',
  'play',
  'pause',
  'call',
  'watchLines',
  'explain',
  'why',
]
/** What is not for users. */
const INNER = [
  'constructor',
  'furnish',
  'replay',
  'perform',
  'setSchedule',
  'setUp',
  'facadeOf',
  'change',
  'request',
  'row',
  'another',
  'replayTo',
  'look',
  'beginAt',
  'goOn',
  'run',
]

const methods = (prototype: object): readonly string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([name, { value }]) =>
    typeof value === 'function' ? [name] : [],
  )

describe('the calls of a lab', () => {
  it('are known: each method is one that changes the world, or one that does not', () => {
    const known = [...Object.keys(CHANGING), ...OTHERS, ...INNER]
    expect(
      [Lab, DockerLab, BaseLab, TimedLab, Machine]
        .flatMap(({ prototype }) => methods(prototype))
        .filter((name) => !known.includes(name)),
    ).toEqual([])
  })

  it('are written down, every one that changes the world', () => {
    const lab = createLab({ cluster: { nodes: 2 } })
    for (const [name, deed] of Object.entries(CHANGING)) {
      const before = lab.state
      lab.kubectl.create('deployment', `for-${name.toLowerCase()}`, { image: 'nginx' })
      try {
        deed(lab)
      } catch {
        // A call that fails changes the world too.
      }
      expect(lab.state, name).not.toBe(before)
      expect(
        lab.recording().calls.some(({ call }) => call.split('.')[0] === name),
        name,
      ).toBe(true)
    }
    expect(JSON.stringify(replayLab(lab.recording()).state) === JSON.stringify(lab.state)).toBe(
      true,
    )
  })
})
