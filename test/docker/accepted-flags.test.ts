import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

describe('docker run --init', () => {
  it('passes signals on, so that a command without handlers stops at once', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker run -d --init --name ii busybox sleep 1000')
    const before = lab.now
    expect(lab.sh('docker stop ii').exitCode).toBe(0)
    expect(lab.now - before).toBeLessThan(2_000)
    expect(lab.sh("docker inspect -f '{{.State.ExitCode}}' ii").stdout).toBe('143\n')
  })

  it('is the first process, and takes notice of the ends of orphans', () => {
    const lab = createLab({ seed: 1 })
    lab.sh(
      `docker run -d --init --name zz busybox sh -c "sh -c 'sleep 5 & exec sleep 3' & exec sleep 1000"`,
    )
    lab.advance('30s')
    expect(lab.sh('docker exec zz ps -o pid,ppid,stat,args').stdout).toBe(
      [
        'PID   PPID  STAT COMMAND',
        "    1     0 S    /sbin/docker-init -- sh -c sh -c 'sleep 5 & exec sleep 3' & exec sleep 1000",
        '    7     1 S    sleep 1000',
        '    8     7 Z    [sleep]',
        '   10     0 S    ps -o pid,ppid,stat,args',
        '',
      ].join('\n'),
    )
  })

  it('ends as the command ends, or says why it cannot be executed', () => {
    const lab = createLab({ seed: 1 })
    expect(lab.sh('docker run --rm --init busybox sh -c "exit 7"').exitCode).toBe(7)
    const failed = lab.sh('docker run --rm --init busybox nosuch')
    expect(failed.stderr).toBe('[FATAL tini (7)] exec nosuch failed: No such file or directory\n')
    expect(failed.exitCode).toBe(127)
  })
})

describe('docker run --gpus', () => {
  it('is refused as on a machine without a driver', () => {
    const lab = createLab({ seed: 1 })
    const refused = lab.sh('docker run --rm --gpus all busybox true')
    expect(refused.stderr).toContain('could not select device driver "" with capabilities: [[gpu]]')
    expect(refused.exitCode).toBe(125)
    expect(lab.sh('docker run --gpus two busybox true').stderr).toContain(
      'invalid count (two): value must be either "all" or an integer',
    )
  })
})

describe('--health-start-interval', () => {
  it('is the time between checks while the start period lasts', () => {
    const lab = createLab({ seed: 1 })
    lab.sh(
      'docker run -d --name hh --health-cmd true --health-interval 60s --health-start-period 60s --health-start-interval 2s busybox sleep 1000',
    )
    lab.advance('3s')
    expect(lab.sh("docker inspect -f '{{.State.Health.Status}}' hh").stdout).toBe('healthy\n')
  })

  it('is five seconds unless it is given', () => {
    const lab = createLab({ seed: 1 })
    lab.sh(
      'docker run -d --name hh --health-cmd false --health-interval 60s --health-start-period 60s busybox sleep 1000',
    )
    lab.advance('21s')
    const count = lab.sh("docker inspect -f '{{len .State.Health.Log}}' hh").stdout
    expect(count).toBe('4\n')
  })
})
