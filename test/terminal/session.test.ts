import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/lab.js'

describe('a terminal', () => {
  it('gives what a line wrote, and its exit code', () => {
    expect(createLab().sh('echo out; echo err >&2; exit 3')).toEqual({ stdout: 'out\n', stderr: 'err\n', exitCode: 3 })
  })

  it('lets as much time pass as the line takes', () => {
    const lab = createLab()
    const before = lab.now
    lab.sh('sleep 30')
    expect(lab.now - before).toBe(30_000)
  })

  it('stays where the user went', () => {
    const lab = createLab()
    lab.sh('mkdir -p work && cd work')
    expect(lab.sh('pwd').stdout).toBe('/home/user/work\n')
  })

  it('ends what does not end by itself when its time is over, as Ctrl-C does', () => {
    const lab = createLab()
    const before = lab.now
    expect(lab.sh('while true; do echo tick; sleep 1; done', { timeout: '3500ms' })).toEqual({ stdout: 'tick\ntick\ntick\ntick\n', stderr: '', exitCode: 130 })
    expect(lab.now - before).toBeLessThan(4_600)
  })

  it('leaves what was started in the background running', () => {
    const lab = createLab()
    lab.sh('(sleep 5; echo late > note) &')
    expect(lab.sh('cat note').exitCode).toBe(1)
    lab.advance('6s')
    expect(lab.sh('cat note').stdout).toBe('late\n')
  })

  it('types what it is given', () => {
    expect(createLab().sh('read name; echo "hello $name"', { stdin: 'world\n' }).stdout).toBe('hello world\n')
  })

  it('finds docker, kubectl, minikube and curl like any other program', () => {
    expect(createLab().sh('which docker kubectl minikube curl').stdout.trim().split('\n')).toHaveLength(4)
  })

  it('joins tools by pipes', () => {
    const lab = createLab()
    lab.docker.pull('busybox')
    expect(lab.sh('docker images | tail -n +2 | wc -l').stdout.trim()).toBe('1')
  })
})
