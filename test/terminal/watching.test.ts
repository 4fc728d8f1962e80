/**
 * `docker compose up` that watches files: the key at the bottom, and `--watch`.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { sitDown } from './screen.js'

const COMPOSE = `services:
  web:
    build: .
    command: sh -c "cat /src/f; sleep 1000"
    stop_grace_period: 1s
    develop:
      watch:
        - {path: ./src, target: /src, action: sync}
        - {path: ./Dockerfile, action: rebuild}
`

let lab: Lab
beforeEach(() => {
  lab = createLab()
  lab.docker.pull('busybox')
  lab.writeFile('src/f', 'one\n')
  lab.writeFile('Dockerfile', 'FROM busybox\nCOPY src /src\n')
  lab.writeFile('compose.yaml', COMPOSE)
})

describe('docker compose up', () => {
  it('watches files once a key is pressed, and no more when it is pressed again', async () => {
    const { type } = sitDown(lab)
    expect(await type('docker compose up\r', 5_000)).toMatch(/\nweb-1 {2}\| one\n+w Enable Watch$/)
    expect(await type('w', 1_000)).toMatch(/\n {7}⦿ Watch enabled\n+w Disable Watch$/)
    lab.writeFile('src/f', 'two\n')
    expect(await type('', 1_000)).toMatch(/⦿ Syncing service "web" after 1 changes were detected\n/)
    expect(lab.sh('docker exec user-web-1 cat /src/f').stdout).toBe('two\n')
    lab.writeFile('Dockerfile', 'FROM busybox\nCOPY src /src\nENV A=b\n')
    expect(await type('', 5_000)).toMatch(
      /⦿ Rebuilding service\(s\) \["web"\] after changes were detected\.\.\.\n {7}⦿ service\(s\) \["web"\] successfully built\n[^]*\nweb-1 {2}\| two\n+w Disable Watch$/,
    )
    expect(await type('w', 1_000)).toMatch(/⦿ Watch disabled\n+w Enable Watch$/)
    lab.writeFile('src/f', 'three\n')
    expect(await type('', 2_000)).toMatch(/⦿ Watch disabled\n+w Enable Watch$/)
    expect(await type('\x03', 3_000)).toMatch(
      /Stopped\nweb-1 exited with code 137\nuser@host:~\$ $/,
    )
  })

  it('watches from the start with --watch, where there is something to watch', async () => {
    const { type } = sitDown(lab)
    expect(await type('docker compose up --watch\r', 5_000)).toMatch(
      /Watch enabled[^]*Disable Watch$/,
    )
    await type('\x03', 3_000)
    lab.writeFile('compose.yaml', 'services: {web: {image: busybox}}')
    expect(await type('clear; docker compose up --watch\r', 2_000)).toContain(
      'none of the selected services is configured for watch',
    )
    expect(await type('clear; docker compose up\r', 2_000)).not.toContain('Watch enabled')
  })

  it('goes on watching in a fork', async () => {
    const { terminal, type } = sitDown(lab)
    await type('docker compose up --watch\r', 10_000)
    const fork = lab.fork()
    fork.writeFile('src/f', 'fork\n')
    const there = sitDown(fork, { id: terminal.id })
    await there.type('', 2_000)
    expect(fork.sh('docker exec user-web-1 cat /src/f').stdout).toBe('fork\n')
    expect(await there.type('w', 1_000)).toContain('Watch disabled')
    await type('', 2_000)
    expect(lab.sh('docker exec user-web-1 cat /src/f').stdout).toBe('one\n')
  })
})
