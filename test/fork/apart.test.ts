import { describe, expect, it, vi } from 'vitest'
import { type Lab, RequestError, createLab } from '../../src/index.js'
import { aMinute, busyLab } from './scene.js'
import { differences, worldText } from './world-text.js'

// Whole hours of virtual time: however busy the machine is that runs them.
vi.setConfig({ testTimeout: 60_000 })

/** What nobody would do to a lab that they still need. */
function wreck(lab: Lab): void {
  lab.sh(
    'kubectl scale deployment kubia --replicas=7; kubectl delete pod --all --wait=false; docker kill loop cache; pkill kubectl; rm *.log',
  )
  lab.machine('minikube-m02').powerOff()
  for (let i = 0; i < 5; i++)
    lab.sh('curl -s localhost:8080/file; curl -s localhost:8080/crash', { timeout: '3s' })
  lab.writeFile('late/Dockerfile', 'FROM scratch\n')
  lab.publish('me/kubia:v1', { Dockerfile: 'FROM busybox\n' })
  lab.advance('30s')
}

/** Each test begins with a fork of it, but the first, which is about itself. */
const base = busyLab(3)

describe('a fork', () => {
  it('does nothing to the lab that it was made from, which is as one that was never forked', () => {
    const [lab, control] = [base, busyLab(3)]
    wreck(lab.fork())
    expect(differences(lab, control)).toEqual([])
    lab.advance('7s')
    control.advance('7s')
    const fork = lab.fork()
    fork.advance('1s')
    wreck(fork.fork())
    expect(aMinute(lab)).toEqual(aMinute(control))
    expect(differences(lab, control)).toEqual([])
  })

  it('can be forked again and again, and used in any order, a little at a time', () => {
    const lab = base.fork()
    const forks = [lab.fork()]
    while (forks.length < 4) forks.push((forks.at(-1) as Lab).fork())
    const order = [...forks, lab]
    for (const step of ['3s', '700ms', '5s', '0s', '12s']) {
      order.reverse()
      for (const one of order) one.advance(step)
    }
    for (const fork of forks) expect(differences(lab, fork)).toEqual([])
  })

  it('of a lab that has gone on is a fork of that moment', () => {
    const lab = base.fork()
    const early = lab.fork()
    lab.advance('10s')
    const late = lab.fork()
    lab.advance('10s')
    early.advance('20s')
    late.advance('10s')
    expect(differences(lab, early)).toEqual([])
    expect(differences(lab, late)).toEqual([])
  })

  it('goes on alike whether or not somebody watches', () => {
    const lab = base.fork()
    const fork = lab.fork()
    let told = 0
    lab.subscribe(() => void told++)
    lab.events.on('api', () => void told++)
    for (const one of [lab, fork]) one.advance('20s')
    expect(told).toBeGreaterThan(100)
    expect(differences(lab, fork)).toEqual([])
  })

  it('has no listeners, and no listener of the other hears of it', () => {
    const lab = createLab()
    const heard: string[] = []
    lab.subscribe(() => void heard.push('lab'))
    lab.events.on('change', () => void heard.push('lab'))
    const fork = lab.fork()
    fork.sh('docker run -d redis')
    expect(heard).toEqual([])
    fork.subscribe(() => void heard.push('fork'))
    fork.sh('touch x')
    expect(new Set(heard)).toEqual(new Set(['fork']))
    const before = heard.length
    lab.sh('touch x')
    expect(heard.slice(before)).not.toContain('fork')
  })

  it('can be made while a command runs: what the command started goes on in it', () => {
    const lab = createLab()
    lab.sh('docker run -d --name web nginx')
    const forks: Lab[] = []
    const stop = lab.subscribe((_, changes) => {
      if (forks.length === 0 && changes.some(({ table }) => table === 'containers'))
        forks.push(lab.fork())
    })
    lab.sh('docker stop -t 5 web; echo stopped > note; sleep 20; docker start web')
    stop()
    const [fork] = forks as [Lab]
    fork.advance(lab.now - fork.now)
    expect(fork.sh('cat note; docker ps -a')).toEqual(lab.fork().sh('cat note; docker ps -a'))
  })

  it('has what a typed call left open, until the pod is gone; closing it in the one leaves the other', () => {
    const lab = base.fork()
    const forward = lab.kubectl.portForward('deployment/kubia', '7070:8080')
    const fork = lab.fork()
    for (const one of [fork, lab]) expect(one.curl('localhost:7070').body).toMatch(/^You've hit/)
    expect(differences(lab, fork)).toEqual([])
    forward.stop?.()
    expect(() => lab.curl('localhost:7070')).toThrow(RequestError)
    expect(fork.curl('localhost:7070').body).toMatch(/^You've hit/)
  })

  it('of a lab in which nothing runs stays as it is', () => {
    const lab = createLab()
    const before = worldText(lab)
    const fork = lab.fork()
    expect(fork.state).toBe(lab.state)
    fork.settle()
    expect(worldText(fork)).toBe(before)
    for (const one of [lab, fork]) one.advance('1h')
    expect(differences(lab, fork)).toEqual([])
  })

  it('shares what it does not change', () => {
    const lab = base.fork()
    const fork = lab.fork()
    fork.sh('touch here')
    for (const table of ['api/pods', 'images', 'roots', 'api/nodes'])
      if (lab.state.tables[table]) expect(fork.state.tables[table]).toBe(lab.state.tables[table])
    expect(fork.state.tables['files']).not.toBe(lab.state.tables['files'])
  })
})

describe('going back', () => {
  it('leads to what a fork of that moment does, with everything that ran then', () => {
    const lab = base.fork()
    const fork = lab.fork()
    wreck(lab)
    while (lab.state.steps > fork.state.steps) lab.undo()
    expect(lab.state).toBe(fork.state)
    expect(aMinute(lab)).toEqual(aMinute(fork))
    expect(differences(lab, fork)).toEqual([])
  })

  it('and forth again leads to where the lab was', () => {
    const lab = base.fork()
    lab.sh('curl -s localhost:8080/tick; curl -s localhost:8080/slow')
    const fork = lab.fork()
    lab.undo()
    lab.redo()
    expect(aMinute(lab)).toEqual(aMinute(fork))
    expect(differences(lab, fork)).toEqual([])
  })

  it('makes a world of the past that goes on as the present did', () => {
    const lab = base.fork()
    const fork = lab.fork()
    lab.advance('13s')
    fork.advance('6500ms')
    expect(JSON.stringify(lab.at(lab.now - 6_500)) === JSON.stringify(fork.state)).toBe(true)
    fork.advance('6500ms')
    expect(differences(lab, fork)).toEqual([])
  })
})
