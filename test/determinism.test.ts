import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../src/index.js'

/** The whole world after a few calls, as text. */
function story(seed: number, watch: (lab: Lab) => void = () => undefined): string {
  const lab = createLab({ seed, cluster: { nodes: 2 } })
  watch(lab)
  lab.sh('docker run -d --name web nginx; docker ps')
  lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 3 })
  lab.advance('30s')
  lab.sh('kubectl delete pod -l app=web --wait=false')
  lab.advance('1m')
  return JSON.stringify(lab.state)
}

describe('a lab', () => {
  it('gives the same world, byte for byte, for the same seed and the same calls', () => {
    const [one, other] = [story(7), story(7)]
    expect(one === other).toBe(true)
  })

  it('gives the same world whether somebody watches each step or nobody does', () => {
    let steps = 0
    const watched = story(7, (lab) => {
      lab.subscribe(() => steps++)
      lab.events.on('api', () => steps++)
    })
    expect(steps).toBeGreaterThan(100)
    expect(watched === story(7)).toBe(true)
  })

  it('gives another world for another seed', () => {
    expect(story(7) === story(8)).toBe(false)
  })

  it('forks into labs that go on alike, and apart once they are told apart', () => {
    const lab = createLab({ cluster: { nodes: 2 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 2 })
    const before = lab.state
    const fork = lab.fork()
    fork.settle()
    expect(lab.state).toBe(before)
    lab.settle()
    expect(JSON.stringify(lab.state) === JSON.stringify(fork.state)).toBe(true)
  })
})
