import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab, replayLab, restoreLab } from '../../src/index.js'
import { sitDown } from './screen.js'

let lab: Lab
beforeEach(() => {
  lab = createLab()
})

describe('a terminal', () => {
  it('shows a container its keys, and comes back to the shell', async () => {
    const { type } = sitDown(lab)
    lab.docker.pull('busybox')
    await type('docker run -it --rm --hostname box busybox\r', 2_000)
    await type('hostname\r')
    await type('sleep 30\r')
    expect(await type('\x03')).toMatch(/\/ # hostname\nbox\n\/ # sleep 30\n\^C\n\/ # $/)
    await type('exit 3\r', 2_000)
    expect(await type('echo $?\r')).toMatch(/exit 3\nuser@host:~\$ echo \$\?\n3\nuser@host:~\$ $/)
  })

  it('lets go of a container by Ctrl-P Ctrl-Q', async () => {
    const { type } = sitDown(lab)
    lab.sh('docker run -dit --name box busybox')
    await type('docker attach box\r')
    await type('echo in\r')
    expect(await type('\x10\x11')).toMatch(
      /echo in\nin\n\/ # read escape sequence\nuser@host:~\$ $/,
    )
    expect(lab.sh('docker ps -q').stdout).not.toBe('')
  })

  it('reaches pods and nodes', async () => {
    const cluster = createLab({ cluster: { nodes: 1 } })
    const { type } = sitDown(cluster)
    cluster.sh('kubectl run web --image=busybox -- sleep 1000')
    cluster.settle()
    await type('kubectl exec -it web -- sh\r')
    expect(await type('hostname\r')).toMatch(/\/ # hostname\nweb\n\/ # $/)
    await type('\x04')
    await type('minikube ssh\r')
    expect(await type('whoami\r')).toMatch(/docker@minikube:~\$ whoami\ndocker\n/)
    expect(await type('exit\r')).toMatch(/logout\nuser@host:~\$ $/)
  })

  it('ends what runs by Ctrl-C, and the rest of its line', async () => {
    const { type } = sitDown(lab)
    await type('while true; do sleep 1; done; echo not reached\r', 3_000)
    expect(await type('\x03')).toMatch(/\^C\nuser@host:~\$ $/)
    expect(await type('echo $?\r')).toMatch(/\n130\nuser@host:~\$ $/)
  })

  it('completes commands, files and variables', async () => {
    const { type } = sitDown(lab)
    lab.sh('mkdir -p some/where; touch "some/a file"')
    expect(await type('minik\t')).toMatch(/\$ minikube $/)
    expect(await type('\x15cd so\t')).toMatch(/\$ cd some\/$/)
    expect(await type('\t\t')).toMatch(/\na file {2}where\/ *\nuser@host:~\$ cd some\/$/)
    expect(await type('a\t')).toMatch(/\$ cd some\/a\\ file $/)
    expect(await type('\x15echo $HOM\t\r')).toMatch(/\n\/home\/user\nuser@host:~\$ $/)
  })

  it('shows text by the page', async () => {
    const { type } = sitDown(lab)
    expect(await type('seq 100 | less\r')).toMatch(/^1\n2\n[^]*\n29\n:$/)
    expect(await type(' ')).toMatch(/^30\n/)
    expect(await type('G')).toMatch(/\n100\n\(END\)$/)
    expect(await type('q')).toMatch(/\$ seq 100 \| less\nuser@host:~\$ $/)
  })

  it('searches pages, goes to lines, and wraps what is too long', async () => {
    const { type } = sitDown(lab, { columns: 40, rows: 6 })
    expect(await type('seq 200 | less\r')).toMatch(/^1\n2\n3\n4\n5\n:$/)
    expect(await type('/4')).toMatch(/\n5\n\/4$/)
    expect(await type('\r')).toMatch(/^4\n5\n/)
    expect(await type('n')).toMatch(/^14\n/)
    expect(await type('N')).toMatch(/^4\n/)
    expect(await type('?zz\r')).toMatch(/^4\n[^]*\nPattern not found {2}\(press RETURN\)$/)
    expect(await type('\r')).toMatch(/^4\n[^]*\n:$/)
    expect(await type('50')).toMatch(/\n:50$/)
    expect(await type('g')).toMatch(/^50\n/)
    expect(await type('3j')).toMatch(/^53\n/)
    expect(await type('/^19.$\r')).toMatch(/^190\n/)
    await type('q')
    lab.writeFile('long', `${'a'.repeat(50)}\nb\n`)
    expect(await type('less long\r')).toBe(
      `${'a'.repeat(40)}\n${'a'.repeat(10)}\nb\n~\n~\nlong (END)`,
    )
    await type('q')
    expect(await type('less -S long\r')).toMatch(/^a{39}>\nb\n~/)
  })

  it('goes on in a fork, a restored and a replayed lab as in its own, whatever runs in it', async () => {
    const { terminal, type } = sitDown(lab)
    lab.docker.pull('busybox')
    await type('X=5; docker run -it --rm --hostname box busybox\r', 2_000)
    await type('Y=6; ech')
    const others = [lab.fork(), restoreLab(lab.snapshot()), replayLab(lab.recording())]
    for (const one of [lab, ...others]) {
      const here = sitDown(one, { id: terminal.id })
      await here.type('o $Y\r')
      expect(await here.type('exit\r', 2_000)).toMatch(/\/ # Y=6; echo \$Y\n6\n\/ # exit\n/)
      expect(await here.type('echo $X\r')).toMatch(/\n5\nuser@host:~\$ $/)
    }
  })

  it('ends with its shell, and hangs up what runs in it when it is closed', async () => {
    const { terminal, type } = sitDown(lab)
    await type('exit\r')
    expect(terminal.isOpen).toBe(false)
    const other = sitDown(lab)
    await other.type('sleep 1000\r')
    other.terminal.close()
    expect(lab.sh('ps aux').stdout).not.toContain('sleep 1000')
  })

  it('is named by ps, which shows what runs at it', async () => {
    const { type } = sitDown(lab)
    lab.sh('docker run -d --name box busybox sleep 1000')
    await type('sleep 100 &\r')
    expect(await type('ps\r')).toMatch(
      /\n +PID TTY +TIME CMD\n +\d+ pts\/0 {4}00:00:00 bash\n +\d+ pts\/0 {4}00:00:00 sleep\n +\d+ pts\/0 {4}00:00:00 ps\n/,
    )
    expect(await type('clear; ps -ef | grep 1000\r')).toMatch(/ \? +00:00:00 sleep 1000\n/)
  })

  it('is as wide as its screen', async () => {
    const { terminal, type } = sitDown(lab, { columns: 30, rows: 10 })
    expect(await type(`echo ${'x'.repeat(30)}\x01\x05y`)).toBe(
      `user@host:~$ echo ${'x'.repeat(12)}\n${'x'.repeat(18)}y`,
    )
    terminal.resize(60, 10)
    expect(terminal.size).toEqual({ columns: 60, rows: 10 })
  })

  it('is on a machine that is there', () => {
    expect(() => lab.terminal({ machine: 'nowhere' })).toThrow('no machine')
    expect(() => lab.terminal({ id: 'tty-9' })).toThrow('there is no terminal "tty-9"')
    expect(() => lab.terminal({ columns: -1 })).toThrow('columns')
  })
})
