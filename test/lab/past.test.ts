import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  HistoryError,
  type Lab,
  type Pod,
  type Stored,
  UsageError,
  createLab,
  replayLab,
} from '../../src/index.js'

const text = (value: unknown): string => JSON.stringify(value)

/** A lab whose deployment had one pod, and three a minute later. */
function growing(): { readonly lab: Lab; readonly small: number } {
  const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
  lab.sh('kubectl create deployment web --image=nginx')
  lab.advance('30s')
  const small = lab.now
  lab.advance('30s')
  lab.sh('kubectl scale deployment web --replicas=3')
  lab.advance('30s')
  return { lab, small }
}

describe('lab.objects', () => {
  it('gives the objects of a kind, typed by its name', () => {
    const { lab } = growing()
    expectTypeOf(lab.objects('Pod')).toEqualTypeOf<readonly Stored<Pod>[]>()
    expect(lab.objects('Pod', { selector: 'app=web' })).toHaveLength(3)
    expect(
      lab.objects('deploy', { namespace: 'kube-system' }).map((one) => one.metadata.name),
    ).toEqual(['coredns'])
    expect(() => lab.objects('Pawn')).toThrow(new UsageError('the cluster has no kind "Pawn"'))
    expect(() => lab.objects('Pod', { selector: 'a in' })).toThrow(UsageError)
  })

  it('gives those of any moment', () => {
    const { lab, small } = growing()
    expect(lab.objects('Pod', { namespace: 'default', at: small })).toHaveLength(1)
    expect(() => lab.objects('Pod', { at: lab.now + 1 })).toThrow(HistoryError)
  })
})

describe('lab.forkAt', () => {
  it('begins a lab where this one was, which goes on as this one did', () => {
    const { lab, small } = growing()
    const fork = lab.forkAt(small)
    expect(fork.now).toBe(small)
    expect(text(fork.state)).toBe(text(lab.at(small)))
    fork.advance('30s')
    fork.sh('kubectl scale deployment web --replicas=3')
    fork.advance('30s')
    expect(text(fork.state) === text(lab.state)).toBe(true)
    expect(text(replayLab(fork.recording()).state) === text(fork.state)).toBe(true)
  })

  it('has the past before it: what was called, what can be undone, what caused what', () => {
    const { lab, small } = growing()
    const fork = lab.forkAt(small)
    expect(fork.timeline().filter(({ type }) => type === 'command')).toHaveLength(1)
    expect(fork.trace.list().at(-1)?.time).toBeLessThanOrEqual(small)
    expect(fork.undo()?.args[0]).toBe('kubectl create deployment web --image=nginx')
    expect(fork.objects('Deployment', { namespace: 'default' })).toHaveLength(0)
  })

  it('begins in the midst of a command too, and is recorded as such', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const begun = lab.now
    lab.sh('touch a; sleep 10; touch b; sleep 10')
    for (const moment of [begun + 5_000, begun + 15_000, { revision: lab.state.steps - 3 }]) {
      const fork = lab.forkAt(moment)
      fork.sh('touch c')
      fork.advance('1m')
      const again = replayLab(fork.recording())
      expect(text(again.state) === text(fork.state)).toBe(true)
    }
    expect(lab.forkAt(begun + 5_000).sh('ls').stdout).toContain('a\n')
    expect(lab.forkAt(begun + 5_000).sh('ls').stdout).not.toContain('b\n')
  })
})

describe('lab.past', () => {
  it('answers kubectl and docker as things were, and stays as it was', () => {
    const { lab, small } = growing()
    const { state } = lab
    const then = lab.past(small)
    expect(then.kubectl.get('pods', { selector: 'app=web' })).toHaveLength(1)
    expect(then.sh('kubectl get pods --no-headers | wc -l').stdout).toBe('1\n')
    expect(then.docker.images()).toEqual([])
    expect(lab.state).toBe(state)
  })

  it('cannot be changed', () => {
    const { lab, small } = growing()
    const then = lab.past(small)
    const refused =
      /^only looking is possible here, and this changes api\/deployments default\/web$/
    expect(() => then.sh('kubectl delete deployment web')).toThrow(refused)
    expect(() => then.kubectl.scale('deployment', 'web', { replicas: 2 })).toThrow(HistoryError)
    expect(() => then.sh('echo hi > file')).toThrow(HistoryError)
    expect(then.kubectl.get('deployments')).toHaveLength(1)
  })
})

describe('lab.sh with record: false', () => {
  it('looks: no time passes, and nothing is written down', () => {
    const { lab } = growing()
    const { state } = lab
    const calls = text(lab.recording())
    expect(lab.sh('kubectl get pods --no-headers | wc -l', { record: false }).stdout).toBe('3\n')
    expect(lab.machine('minikube').sh('ls /', { record: false }).exitCode).toBe(0)
    expect(lab.state).toBe(state)
    expect(text(lab.recording())).toBe(calls)
  })

  it('refuses a line that changes something', () => {
    const { lab } = growing()
    for (const line of [
      'kubectl delete pods --all',
      'docker pull busybox',
      'touch a',
      'export A=1',
      'cd /tmp',
      'sleep 100 &',
    ])
      expect(() => lab.sh(line, { record: false }), line).toThrow(HistoryError)
  })
})

describe('undo', () => {
  it('passes over what only looked', () => {
    const { lab } = growing()
    for (const look of [
      'kubectl get pods',
      'kubectl describe deployment web',
      'kubectl logs deployment/web',
      'kubectl exec deployment/web -- ls /',
      'docker ps -a',
      'ls -l | head -2',
      'cat /etc/hostname; echo $HOME',
      'sleep 1',
      'kubectl get nothing',
    ])
      lab.sh(look)
    lab.kubectl.get('pods')
    expect(() => lab.curl('192.168.49.2:80')).toThrow('connection refused')
    expect(lab.undo()?.args[0]).toBe('kubectl scale deployment web --replicas=3')
    expect(lab.objects('Deployment', { namespace: 'default' })[0]?.spec?.replicas).toBe(1)
    lab.redo()
    expect(lab.objects('Pod', { namespace: 'default' })).toHaveLength(3)
  })

  it.each([
    'cd /tmp',
    'A=1',
    'hello() { echo hi; }',
    'touch a',
    'docker run -d nginx',
    'docker exec web touch /a',
    'kubectl label node minikube a=b',
    'minikube ssh -- touch a',
  ])('takes back %s', (line) => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.sh('docker run -d --name web nginx')
    lab.sh(line)
    lab.sh('docker ps')
    expect(lab.undo()?.args[0]).toBe(line)
  })

  it('takes a line that was typed at a terminal as one step', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const terminal = lab.terminal()
    lab.writeFile('before', '')
    for (const key of 'kubectl create namespace shop\r') terminal.write(key)
    lab.advance('5s')
    for (const key of 'kubectl get namespaces\r') terminal.write(key)
    lab.advance('5s')
    expect(lab.objects('Namespace', { selector: 'kubernetes.io/metadata.name=shop' })).toHaveLength(
      1,
    )
    expect(lab.undo()?.call).toBe('terminal.write')
    expect(lab.objects('Namespace', { selector: 'kubernetes.io/metadata.name=shop' })).toEqual([])
    expect(lab.undo()?.call).toBe('writeFile')
  })

  it('keeps steps longer than looks', () => {
    const lab = createLab({ seed: 1, history: 5 })
    lab.sh('touch a')
    for (let i = 0; i < 20; i++) lab.sh('ls')
    expect(lab.undo()?.args[0]).toBe('touch a')
  })
})

describe('lab.history.goTo', () => {
  it('goes back to a checkpoint, and forth again', () => {
    const lab = createLab({ seed: 1 })
    const first = lab.history.keep('first')
    lab.sh('touch a')
    const second = lab.history.keep('second')
    lab.sh('touch b')
    const { state } = lab
    lab.history.goTo(first)
    expect(lab.state).toBe(first.world)
    lab.history.goTo(second)
    expect(lab.state).toBe(second.world)
    expect(lab.sh('ls', { record: false }).stdout).toBe('a\n')
    lab.redo()
    expect(lab.state).toBe(state)
  })

  it('goes to where a command began, and is undone by redo', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('touch a')
    lab.sh('touch b')
    const [, a] = lab.history.checkpoints
    if (!a) throw new Error('no checkpoint')
    const { state } = lab
    lab.history.goTo(a)
    lab.history.goTo(a)
    expect(lab.state).toBe(a.world)
    expect(lab.history.canUndo).toBe(false)
    lab.redo()
    expect(lab.state).toBe(state)
    lab.history.goTo(a)
    lab.sh('touch c')
    expect(lab.sh('ls').stdout).toBe('c\n')
    expect(text(replayLab(lab.recording()).state) === text(lab.state)).toBe(true)
  })

  it('refuses what is no checkpoint, and one that is not kept any more', () => {
    const lab = createLab({ seed: 1, history: 2 })
    const first = lab.history.keep()
    for (const name of ['a', 'b', 'c']) lab.writeFile(name, '')
    expect(() => lab.history.goTo(first)).toThrow(HistoryError)
    expect(() => lab.history.goTo(7 as never)).toThrow(UsageError)
  })
})
