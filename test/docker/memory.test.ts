import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'

const inspect = (lab: Lab, name: string): string =>
  lab.sh(`docker inspect -f '{{.State.Status}} {{.State.OOMKilled}} {{.State.ExitCode}}' ${name}`)
    .stdout

/** Writes a megabyte a second into a file. */
const fills = (path: string): string =>
  `while dd if=/dev/zero bs=1M count=1 status=none >> ${path}; do sleep 1; done`

describe('a container that takes more memory than it may', () => {
  it('is killed, and says so', () => {
    const lab = createLab({ seed: 1 })
    const started = lab.sh('docker run --name app -m 32m busybox tail /dev/zero')
    expect(started.exitCode).toBe(137)
    expect(started.stdout + started.stderr).not.toContain('limits')
    expect(inspect(lab, 'app')).toBe('exited true 137\n')
    lab.sh('docker events > /tmp/events &')
    lab.sh('docker start app')
    lab.advance('2s')
    expect(lab.sh("grep -oE 'container (start|oom|die)' /tmp/events").stdout).toBe(
      'container start\ncontainer oom\ncontainer die\n',
    )
  })

  it('is not, with enough', () => {
    const lab = createLab({ seed: 1 })
    expect(lab.sh('docker run --name app -m 64m busybox true').exitCode).toBe(0)
    expect(inspect(lab, 'app')).toBe('exited false 0\n')
  })

  it('lives on where a child is the largest process', () => {
    const lab = createLab({ seed: 1 })
    const said = lab.sh(
      "docker run --name app -m 32m busybox sh -c 'tail /dev/zero; echo left: $?'",
    )
    expect(said).toMatchObject({ exitCode: 0 })
    expect(said.stdout).toContain('left: 137')
    expect(inspect(lab, 'app')).toBe('exited true 0\n')
  })

  it('is started again with a clean slate', () => {
    const lab = createLab({ seed: 1 })
    lab.sh(
      "docker run --name app -m 32m busybox sh -c '[ -e /again ] && exit 3; touch /again; exec tail /dev/zero'",
    )
    expect(inspect(lab, 'app')).toBe('exited true 137\n')
    lab.sh('docker start -a app')
    expect(inspect(lab, 'app')).toBe('exited false 3\n')
  })

  it('is restarted as its policy says', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker run -d --name app -m 32m --restart on-failure:2 busybox tail /dev/zero')
    lab.advance('1m')
    expect(lab.sh("docker inspect -f '{{.RestartCount}} {{.State.OOMKilled}}' app").stdout).toBe(
      '2 true\n',
    )
  })

  it('may have no less than 6 MB', () => {
    const lab = createLab({ seed: 1 })
    expect(lab.sh('docker run -m 5m busybox true')).toMatchObject({
      stderr: expect.stringContaining('Minimum memory limit allowed is 6MB') as string,
      exitCode: 125,
    })
  })
})

describe('files in memory', () => {
  it('count: below /dev/shm', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker run --name app -m 32m busybox dd if=/dev/zero of=/dev/shm/x bs=1M count=200')
    expect(inspect(lab, 'app')).toBe('exited true 137\n')
  })

  it('below /dev/shm are 64 MB at most', () => {
    const lab = createLab({ seed: 1 })
    const said = lab.sh('docker run busybox dd if=/dev/zero of=/dev/shm/x bs=1M count=200')
    expect(said.exitCode).toBe(1)
    expect(said.stderr).toContain(
      "dd: error writing '/dev/shm/x': No space left on device\n65+0 records in\n64+0 records out\n67108864 bytes (64.0MB) copied",
    )
  })

  it('count: in a tmpfs, which has a size', () => {
    const lab = createLab({ seed: 1 })
    const dd = 'dd if=/dev/zero of=/fast/x bs=1M count=10'
    expect(lab.sh(`docker run --name app -m 8m --tmpfs /fast busybox ${dd}`).exitCode).toBe(137)
    expect(inspect(lab, 'app')).toBe('exited true 137\n')
    const said = lab.sh(`docker run --name sized -m 8m --tmpfs /fast:size=2m busybox ${dd}`)
    expect(said).toMatchObject({ exitCode: 1 })
    expect(said.stderr).toContain('No space left on device\n3+0 records in\n2+0 records out')
    expect(lab.sh(`docker run -m 8m busybox ${dd.replace('/fast', '')}`).exitCode).toBe(0)
  })

  it('give memory back when they are removed', () => {
    const lab = createLab({ seed: 1 })
    lab.sh(`docker run -d --name app -m 8m --tmpfs /fast busybox sh -c '${fills('/fast/x')}'`)
    for (let i = 0; i < 10; i++) {
      lab.advance('3s')
      lab.sh('docker exec app rm /fast/x')
    }
    expect(inspect(lab, 'app')).toBe('running false 0\n')
  })
})

describe('docker stats', () => {
  const usage = (lab: Lab, name: string): string =>
    lab.sh(`docker stats --no-stream --format '{{.MemUsage}}' ${name}`).stdout

  it('reads the account that the limit is held against', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker run -d --name web -m 64m nginx')
    lab.sh(`docker run -d --name app -m 64m --tmpfs /fast busybox sleep 1000`)
    lab.settle()
    expect(usage(lab, 'web')).toMatch(/^\d+(\.\d+)?MiB \/ 64MiB\n$/)
    expect(usage(lab, 'app')).toBe('400KiB / 64MiB\n')
    lab.sh("docker exec app sh -c 'head -c 60000 /dev/zero > /fast/x'")
    expect(usage(lab, 'app')).toMatch(/^45\d(\.\d+)?KiB \/ 64MiB\n$/)
    lab.sh('docker update -m 128m --memory-swap -1 app')
    expect(usage(lab, 'app')).toMatch(/ \/ 128MiB\n$/)
  })

  it('says what programs read in their cgroup', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker pull busybox')
    expect(
      lab.sh(
        'docker run -m 64m busybox cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory.current',
      ).stdout,
    ).toBe('67108864\n409600\n')
    expect(lab.sh('docker run busybox cat /sys/fs/cgroup/memory.max').stdout).toBe('max\n')
  })

  it('shows the memory of the machine where there is no limit', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker run -d --name app busybox sleep 1000')
    expect(usage(lab, 'app')).toBe('400KiB / 7.76GiB\n')
  })
})

describe('stress', () => {
  it('ends when a worker is killed', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker pull polinux/stress')
    const said = lab.sh('docker run --name app -m 64m polinux/stress stress --vm 1 --vm-bytes 128M')
    expect(said.exitCode).toBe(1)
    expect(said.stderr).toMatch(
      /^stress: FAIL: \[1\] \(416\) <-- worker \d+ got signal 9\nstress: WARN: \[1\] \(418\) now reaping child worker processes\n/,
    )
    expect(inspect(lab, 'app')).toBe('exited true 1\n')
  })

  it('ends after its time, and tells what it does not know', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker pull polinux/stress')
    expect(lab.sh('docker run polinux/stress stress --cpu 2 -t 10s').stdout).toBe(
      'stress: info: [1] dispatching hogs: 2 cpu, 0 io, 0 vm, 0 hdd\nstress: info: [1] successful run completed in 10s\n',
    )
    expect(lab.sh('docker run polinux/stress stress --what').exitCode).toBe(1)
  })
})
