import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Lab, createLab, diffWorlds, replayLab, restoreLab } from '../../src/index.js'

const text = (lab: Lab): string => JSON.stringify(lab.state)
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** What somebody may do, in any order; much of it fails. */
const DEEDS: Readonly<Record<string, (lab: Lab) => unknown>> = {
  create: (lab) => lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 2 }),
  scale: (lab) => lab.kubectl.scale('deployment', 'web', { replicas: 3 }),
  update: (lab) => lab.sh('kubectl set image deployment/web nginx=nginx:1.27'),
  delete: (lab) => lab.sh('kubectl delete deployment web'),
  run: (lab) =>
    lab.docker.run('busybox', 'sh', '-c', 'while true; do date; sleep 3; done', {
      detach: true,
      name: 'loop',
    }),
  remove: (lab) => lab.docker.rm('loop', { force: true }),
  write: (lab) => lab.writeFile('notes', String(lab.now)),
  powerOff: (lab) => lab.machine('minikube-m02').powerOff(),
  powerOn: (lab) => lab.machine('minikube-m02').powerOn(),
  late: (lab) => lab.reschedule({ order: 'random', watchDelay: '2s', repeat: 0.1 }),
  punctual: (lab) => lab.reschedule(),
  second: (lab) => lab.advance('1s'),
  minute: (lab) => lab.advance('1m'),
  three: (lab) => lab.until(() => lab.kubectl.get('pods').length === 3, { timeout: '20s' }),
  undo: (lab) => lab.undo(),
  redo: (lab) => lab.redo(),
}

const deeds = fc.array(fc.constantFrom(...Object.keys(DEEDS)), { minLength: 3, maxLength: 12 })

function lived(names: readonly string[]): Lab {
  const lab = createLab({ cluster: { nodes: 2 } })
  for (const name of names) {
    try {
      DEEDS[name]?.(lab)
    } catch {
      // What fails is part of the story.
    }
  }
  return lab
}

describe('whatever somebody did', () => {
  it('a recording, a snapshot and a fork give a lab that is the same and goes on the same', () => {
    fc.assert(
      fc.property(deeds, (names) => {
        const lab = lived(names)
        const others = [
          replayLab(copy(lab.recording())),
          restoreLab(copy(lab.snapshot())),
          lab.fork(),
        ]
        for (const other of others) expect(text(other) === text(lab)).toBe(true)
        for (const one of [lab, ...others]) one.advance('1m')
        for (const other of others) expect(text(other) === text(lab)).toBe(true)
      }),
      { numRuns: 10 },
    )
  }, 60_000)

  it('undoing all of it and doing it again leads to the same world, and every moment between is found', () => {
    fc.assert(
      fc.property(deeds, (names) => {
        const lab = lived(names)
        const end = lab.state
        const way = [end]
        while (lab.undo()) way.push(lab.state)
        for (const _ of way.slice(1)) lab.redo()
        expect(lab.state).toBe(end)
        for (const world of way)
          expect(diffWorlds(lab.at({ revision: world.steps }), world).tables).toEqual({})
      }),
      { numRuns: 10 },
    )
  }, 60_000)
})
