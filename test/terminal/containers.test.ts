import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { replayed } from './recorded.js'
import { sitDown } from './screen.js'

let lab: Lab
beforeEach(() => {
  lab = createLab()
  lab.docker.pull('busybox')
})

describe('containers at a terminal', () => {
  // Containers of an earlier session were there on the recorded machine: `bg`, into which somebody
  // had gone before, and `ticker`, which had written for a while. Its busybox was Debian's, whose
  // shell runs `ps` without another name.
  it('show what real ones show', async () => {
    lab.sh('docker run -dit --name bg busybox sh; docker exec bg sh -c "ps; true"')
    lab.sh('docker run -d --name ticker busybox sh -c "while true; do echo tick 1; sleep 1; done"')
    lab.advance(100_000)
    const mask = (text: string): string =>
      text.replaceAll(/^tick \d+$/gm, 'tick').replace(' {ps} sh', ' ps')
    for (const { keys, real, ours } of await replayed(lab, 'docker', { mask }))
      expect(`${keys}\n${ours}`).toBe(`${keys}\n${real}`)
  })

  it('are as wide as the terminal, and follow it', async () => {
    const { terminal, type } = sitDown(lab)
    await type('docker run -it --rm busybox\r', 1_000)
    expect(await type('stty size\r')).toMatch(/stty size\n30 100\n\/ # $/)
    terminal.resize(80, 24)
    expect(await type('stty size\r')).toMatch(/stty size\n24 80\n\/ # $/)
  })

  it('show the line that is typed in them to who comes back', async () => {
    lab.sh('docker run -dit --name box busybox')
    const { type } = sitDown(lab)
    expect(await type('docker attach box\r')).toMatch(/attach box\n\/ # $/)
    await type('echo half')
    expect(await type('\x10\x11')).toMatch(/echo halfread escape sequence\nuser@host:~\$ $/)
    expect(await type('docker attach box\r')).toMatch(/attach box\n\/ # echo half$/)
  })

  it('are started again with a keyboard', async () => {
    const { type } = sitDown(lab)
    await type('docker run -it --name box busybox\r', 1_000)
    await type('exit\r')
    await type('docker start -ai box\r', 1_000)
    expect(await type('echo $((1 + 1))\r')).toMatch(/\n\/ # echo \$\(\(1 \+ 1\)\)\n2\n\/ # $/)
    await type('exit 4\r')
    expect(await type('echo $?\r')).toMatch(/\n4\nuser@host:~\$ $/)
  })
})

describe('keys that let go', () => {
  const leaves = async (command: string, keys: readonly string[]): Promise<string> => {
    const { type } = sitDown(lab)
    await type(`${command}\r`, 1_000)
    for (const key of keys) await type(key)
    return type('echo $?; docker ps -q | wc -l\r')
  }

  it('are Ctrl-P and then Ctrl-Q, however slowly; run and start say nothing of it', async () => {
    const left = await leaves('docker run -it --name box busybox', ['\x10', '\x11'])
    expect(left).toMatch(/\n\/ # user@host:~\$ echo .*\n0\n1\nuser/)
  })

  it('fail attach and exec, which say so', async () => {
    lab.sh('docker run -dit --name box busybox')
    expect(await leaves('docker attach box', ['\x10\x11'])).toMatch(
      /\n\/ # read escape sequence\nuser@host:~\$ echo .*\n1\n1\nuser/,
    )
    expect(await leaves('docker exec -it box sh', ['\x10\x11'])).toMatch(
      /escape sequence\n.*\n1\n1/,
    )
    expect(lab.sh('docker top box').stdout.match(/ sh\n/g)).toHaveLength(2)
  })

  it('go on to the container where another key follows', async () => {
    const { type } = sitDown(lab)
    await type('docker run -it --rm busybox\r', 1_000)
    await type('echo one\r')
    await type('\x10')
    expect(await type('\x05')).toMatch(/\/ # echo one\none\n\/ # echo one$/)
  })

  it('are what a flag or the configuration says', async () => {
    lab.sh('docker run -dit --name box busybox')
    expect(await leaves('docker attach --detach-keys ctrl-x,q box', ['\x18q'])).toContain('escape')
    lab.sh(`mkdir -p ~/.docker; echo '{"detachKeys": "ctrl-e,e"}' > ~/.docker/config.json`)
    expect(await leaves('clear; docker attach box', ['\x05e'])).toContain('escape')
  })

  it('have to be keys', () => {
    lab.sh('docker run -dit --name box busybox')
    expect(lab.sh('docker attach --detach-keys ctrl-pp box')).toMatchObject({
      stderr: 'Error response from daemon: Invalid detach keys (ctrl-pp) provided\n',
      exitCode: 1,
    })
    expect(lab.sh('docker exec --detach-keys f5 box true')).toMatchObject({
      stderr: 'Error response from daemon: Invalid escape keys (f5) provided\n',
      exitCode: 1,
    })
  })
})
