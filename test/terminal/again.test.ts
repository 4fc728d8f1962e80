/**
 * What is drawn again and again until somebody has seen enough.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { sitDown } from './screen.js'

let lab: Lab
beforeEach(() => {
  lab = createLab()
  lab.docker.pull('busybox')
  lab.sh('docker run -dit --name box busybox')
})

describe('a picture that is drawn again', () => {
  it('is at the top of the screen: docker stats', async () => {
    const { type } = sitDown(lab)
    expect(await type('docker stats\r', 3_500)).toMatch(
      /^CONTAINER ID {3}NAME .*\n[0-9a-f]{12} {3}box .*$/,
    )
    lab.sh('docker run -d --name two busybox sleep 1000')
    expect(await type('', 2_000)).toMatch(/^CONTAINER.*\n.* two .*\n.* box .*$/)
    lab.sh('docker rm -f two')
    expect(await type('', 2_000)).not.toMatch(/ two /)
    expect(await type('\x03')).toMatch(/\n\^Cuser@host:~\$ $/)
  })

  it('has a screen of its own on a Debian machine, as wide as the terminal: watch', async () => {
    const { type } = sitDown(lab)
    await type('echo before\r')
    const shown = await type('watch -n 1 echo hi\r', 2_500)
    expect(shown).toMatch(/^Every 1\.0s: echo hi +host: Thu Jan {2}1 00:00:\d\d 2026\n\nhi$/)
    expect(shown.split('\n')[0]).toHaveLength(100)
    expect(await type('\x03')).toMatch(
      /echo before\nbefore\nuser@host:~\$ watch -n 1 echo hi\n(\^C)?user@host:~\$ $/,
    )
  })

  it('stays on the screen in a container: watch', async () => {
    const { type } = sitDown(lab)
    await type('docker exec -it box sh\r')
    const shown = await type('watch -n 1 echo hi\r', 2_500)
    expect(shown).toMatch(/^Every 1\.0s: echo hi +2026-01-01 00:00:\d\d\n\nhi$/)
    expect(shown.split('\n')[0]).toHaveLength(100)
    expect(await type('\x03')).toMatch(/\nhi\n\^C\n\/ # $/)
  })
})

describe('a login shell', () => {
  it('says that it is left, as a shell on a node does', async () => {
    const cluster = createLab({ cluster: { nodes: 1 } })
    const { terminal, type } = sitDown(cluster)
    await type('minikube ssh\r')
    expect(await type('stty size\r')).toMatch(/stty size\n30 100\n/)
    terminal.resize(90, 30)
    expect(await type('stty size\r')).toMatch(/stty size\n30 90\n/)
    expect(await type('exit\r')).toMatch(/\$ exit\nlogout\nuser@host:~\$ $/)
    expect(await type('bash --login\rexit\r')).toMatch(/\$ exit\nlogout\nuser@host:~\$ $/)
  })
})
