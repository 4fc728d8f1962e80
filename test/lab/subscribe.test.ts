import { describe, expect, it } from 'vitest'
import { type Lab, createLab, replayLab } from '../../src/index.js'

describe('lab.subscribe', () => {
  it('tells each new state, also when only time has passed, and needs no this', () => {
    const lab = createLab()
    lab.settle()
    const { subscribe } = lab
    const told: [changes: number, by: string][] = []
    let last = lab.state
    const end = subscribe((state, changes, { loop }) => {
      expect(state).toBe(lab.state)
      expect(state).not.toBe(last)
      last = state
      told.push([changes.length, loop])
    })
    lab.advance(1_000)
    expect(told).toEqual([[0, 'time']])
    lab.writeFile('a', 'b')
    expect(told[1]?.[1]).toBe('user')
    expect(told[1]?.[0]).toBeGreaterThan(0)
    end()
  })

  it('tells nothing to those who have left, and of calls that change nothing', () => {
    const lab = createLab()
    let told = 0
    const end = lab.subscribe(() => void told++)
    lab.docker.ps()
    lab.advance(0)
    expect(told).toBe(0)
    end()
    lab.advance('1s')
    lab.sh('docker run -d nginx')
    expect(told).toBe(0)
  })

  it('never misses a state: the last one told is the present one', () => {
    const lab = createLab({ cluster: { nodes: 2 } })
    let last = lab.state
    lab.subscribe((state) => {
      last = state
    })
    const deeds: ((lab: Lab) => unknown)[] = [
      () => lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 3 }),
      () => lab.advance(17),
      () => lab.advance('1h'),
      () => lab.settle(),
      () => lab.sh('sleep 3; kubectl get pods'),
      () => lab.curl('minikube').status,
      () => lab.undo(),
      () => lab.redo(),
    ]
    for (const deed of deeds) {
      try {
        deed(lab)
      } catch {
        // What fails changes the state too.
      }
      expect(last).toBe(lab.state)
    }
  })

  it('lets a listener act when time has passed, and a replay does it again', () => {
    const lab = createLab()
    lab.settle()
    let acted = 0
    const end = lab.subscribe((state, changes) => {
      if (changes.length === 0 && acted < 2) lab.writeFile(`at-${++acted}`, String(state.now))
    })
    lab.advance('1s')
    lab.advance('1s')
    end()
    expect(acted).toBe(2)
    expect(JSON.stringify(replayLab(lab.recording()).state)).toBe(JSON.stringify(lab.state))
  })
})
