import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

describe('a terminal', () => {
  it('gives what a line wrote, and its exit code', () => {
    expect(createLab().sh('echo out; echo err >&2; exit 3')).toEqual({
      stdout: 'out\n',
      stderr: 'err\n',
      exitCode: 3,
    })
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
    expect(lab.sh('while true; do echo tick; sleep 1; done', { timeout: '3500ms' })).toEqual({
      stdout: 'tick\ntick\ntick\ntick\n',
      stderr: '',
      exitCode: 130,
    })
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
    expect(createLab().sh('read name; echo "hello $name"', { stdin: 'world\n' }).stdout).toBe(
      'hello world\n',
    )
  })

  it('finds docker, kubectl, minikube and curl like any other program', () => {
    expect(
      createLab().sh('which docker kubectl minikube curl').stdout.trim().split('\n'),
    ).toHaveLength(4)
  })

  it('joins tools by pipes', () => {
    const lab = createLab()
    lab.docker.pull('busybox')
    expect(lab.sh('docker images | tail -n +2 | wc -l').stdout.trim()).toBe('1')
  })

  it('lets a line that traps Ctrl-C tidy up, and a command that took the place of the shell', () => {
    const lab = createLab()
    expect(lab.sh("trap 'echo bye; exit 7' INT; sleep 100", { timeout: '2s' })).toEqual({
      stdout: 'bye\n',
      stderr: '',
      exitCode: 7,
    })
    const line = `docker run --rm busybox sh -c 'trap "echo got it; exit 5" INT; while true; do sleep 1; done'`
    expect(lab.sh(line, { timeout: '5s' })).toMatchObject({ stdout: 'got it\n', exitCode: 5 })
    expect(lab.sh('docker ps -aq').stdout).toBe('')
  })

  it('is a terminal for what is typed into a container', () => {
    const lab = createLab()
    lab.sh('docker run -d --name box --hostname box busybox sleep 1000')
    expect(lab.sh('docker exec -ti box sh', { stdin: 'hostname\nexit 3\n' })).toMatchObject({
      stdout: '/ # hostname\nbox\n/ # exit 3\n',
      exitCode: 3,
    })
    expect(lab.sh('docker exec -i box sh', { stdin: 'hostname\nexit 3\n' })).toMatchObject({
      stdout: 'box\n',
      exitCode: 3,
    })
  })

  it('sees the processes of containers among its own, but they are root’s', () => {
    const lab = createLab()
    lab.sh('docker run -d --name box busybox sleep 1000')
    expect(lab.sh('ps aux').stdout).toMatch(/^root +\d+ .* sleep 1000$/m)
    const pid = lab.sh("docker inspect -f '{{.State.Pid}}' box").stdout.trim()
    expect(lab.sh('ps aux | grep "sleep 1000"').stdout.trim().split(/ +/)[1]).toBe(pid)
  })

  it('leaves nothing of a line that is over', () => {
    const lab = createLab()
    lab.sh(
      'echo a | cat | cat > /dev/null; x=$(echo b); (sleep 1; echo late) & curl -s localhost:9; sleep 100',
      { timeout: '3s' },
    )
    lab.advance('200s')
    for (const table of ['processes', 'pipes', 'exchanges', 'listeners'])
      expect([table, lab.state.tables[table]?.rows.size ?? 0]).toEqual([table, 0])
  })

  it('forks with its background commands, which go on alike', () => {
    const lab = createLab()
    lab.sh(
      'docker run -d --name box busybox sh -c "while true; do echo tick; sleep 1; done"; docker logs -f box > log & (sleep 5; echo late > note) &',
    )
    lab.advance('2s')
    const fork = lab.fork()
    for (const one of [lab, fork]) one.advance('10s')
    for (const one of [lab, fork]) expect(one.sh('cat note').stdout).toBe('late\n')
    expect(lab.sh('docker logs box').stdout).toBe(fork.sh('docker logs box').stdout)
    fork.sh('pkill docker; sleep 1')
    expect(fork.sh('ps aux').stdout).not.toContain('docker logs')
    expect(lab.sh('ps aux').stdout).toContain('docker logs')
  })
})
