import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

const BOMB = 'f() { f & f & wait; }; f'

describe('a program whose copies make copies of themselves', () => {
  it('is killed with all of its copies, and the lab goes on', () => {
    const lab = createLab({ seed: 1 })
    const { exitCode, stderr } = lab.sh('f() { f | f; }; f')
    expect(exitCode).toBe(137)
    expect(stderr).toContain('sh: killed: more than 1,000 processes (limits.processes)\n')
    lab.advance('1h')
    expect(lab.sh('echo on').stdout).toBe('on\n')
  })

  it('is killed in a container that nobody waits for', () => {
    const lab = createLab({ seed: 1 })
    lab.sh(`docker run -d --name bomb busybox sh -c '${BOMB}'`)
    lab.advance('1m')
    expect(lab.sh("docker inspect -f '{{.State.ExitCode}}' bomb").stdout).toBe('137\n')
    expect(lab.sh('docker logs bomb').stderr).toContain('more than 1,000 processes')
  })

  it('leaves what else runs there alone', () => {
    const lab = createLab({ seed: 1, limits: { processes: 50 } })
    lab.sh('docker run -d --name box busybox sleep 1000')
    lab.sh(`docker exec box sh -c '${BOMB}'`, { timeout: 10_000 })
    expect(lab.sh("docker inspect -f '{{.State.Status}}' box").stdout).toBe('running\n')
    expect(lab.sh('docker exec box ps -o stat,comm').stdout).not.toContain('S    sh\n')
  })

  it('is no program that has many children of another', () => {
    const lab = createLab({ seed: 1, limits: { processes: 50 } })
    lab.sh('for i in $(seq 100); do sleep 100 & done')
    lab.advance('1s')
    expect(lab.sh("ps -e | grep -c 'sleep'").stdout).toBe('100\n')
  })
})
