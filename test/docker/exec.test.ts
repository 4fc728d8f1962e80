import { describe, expect, it } from 'vitest'
import {
  execCreate,
  execInspect,
  execOutput,
  execRemove,
  execStart,
  execs,
} from '../../src/docker/exec.js'
import { inspect } from '../../src/docker/inspect.js'
import { kill } from '../../src/docker/kill.js'
import { pause } from '../../src/docker/pause.js'
import { processes } from '../../src/program/process.js'
import { refusal, scene } from './scene.js'

function running() {
  const all = scene()
  const id = all.run('web', ['sleep', '1000'], {}, { Env: ['A=1'], Hostname: 'box' })
  const exec = (Cmd: readonly string[], body = {}): string => {
    const { Id } = all.docker(execCreate, 'web', { Cmd, ...body })
    all.docker(execStart, Id)
    return Id
  }
  const written = (exec: string): string =>
    execOutput(all.sim.read(), 'host', exec)
      .map(({ text }) => text)
      .join('')
  return { ...all, id, exec, written }
}

describe('docker exec', () => {
  it('runs a command with the container’s environment, and more', () => {
    const { exec, advance, docker, written } = running()
    const id = exec(['env'], { Env: ['B=2'] })
    advance(1)
    expect(written(id)).toBe(
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nHOSTNAME=box\nA=1\nB=2\nHOME=/root\n',
    )
    expect(docker(execInspect, id)).toMatchObject({ Running: false, ExitCode: 0 })
  })

  it('is listed with the container while it runs', () => {
    const { exec, advance, docker } = running()
    const id = exec(['sleep', '5'])
    expect(docker(inspect, 'web')['ExecIDs']).toEqual([id])
    advance(6)
    expect(docker(inspect, 'web')['ExecIDs']).toBeNull()
  })

  it('writes why a command cannot be executed', () => {
    const { exec, docker, written } = running()
    const id = exec(['nosuchcommand'])
    expect(written(id)).toBe(
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "nosuchcommand": executable file not found in $PATH\n',
    )
    expect(docker(execInspect, id).ExitCode).toBe(127)
    expect(written(exec(['env'], { WorkingDir: '/nosuch' }))).toMatch(
      /chdir to cwd \("\/nosuch"\) set in config\.json failed: no such file or directory\n$/,
    )
  })

  it('needs a container that runs', () => {
    const { docker, id, advance } = running()
    docker(pause, 'web')
    expect(refusal(() => docker(execCreate, 'web', { Cmd: ['env'] })).message).toBe(
      'Container web is paused, unpause the container before exec',
    )
    docker(kill, 'web')
    advance(1)
    expect(refusal(() => docker(execCreate, 'web', { Cmd: ['env'] }))).toMatchObject({
      status: 409,
      message: `container ${id} is not running`,
    })
  })

  it('ends with its container', () => {
    const { exec, docker, advance } = running()
    const id = exec(['sleep', '1000'])
    docker(kill, 'web')
    advance(1)
    expect(docker(execInspect, id)).toMatchObject({ Running: false, ExitCode: 137 })
  })

  it('leaves nothing behind when it is forgotten, or when nobody waits for it', () => {
    const { exec, docker, advance, sim } = running()
    docker(execRemove, exec(['sleep', '1000']))
    const { Id } = docker(execCreate, 'web', { Cmd: ['sleep', '1'] })
    docker(execStart, Id, { Detach: true })
    advance(2)
    expect([sim.read().count(execs), sim.read().count(processes)]).toEqual([0, 1])
  })
})
