/** `nc` listens, and answers with its standard input or with what a program says. */
import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

/** A lab in which a container runs this command line. */
function serving(command: string, flags = ''): Lab {
  const lab = createLab({ seed: 1 })
  lab.sh(`docker run -d --name server ${flags} busybox sh -c '${command}'`)
  lab.advance(1_000)
  return lab
}

describe('nc -l', () => {
  it('answers one connection with its standard input, shows what comes, and ends', () => {
    const lab = serving('echo hello | nc -l -p 9000; echo over; sleep 100')
    expect(lab.sh("docker exec server sh -c 'echo yo | nc 127.0.0.1 9000'").stdout).toBe('hello\n')
    expect(lab.sh('docker logs server').stdout).toBe('yo\nover\n')
    expect(lab.sh('docker exec server nc -z 127.0.0.1 9000').exitCode).toBe(1)
  })

  it('in a loop is a web server', () => {
    const page = 'HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\nhello\\n'
    const lab = serving(`while true; do printf "${page}" | nc -l -p 80; done`, '-p 8080:80')
    for (const path of ['a', 'b']) {
      expect(lab.sh(`curl -si localhost:8080/${path}`).stdout).toBe(
        'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nhello\n',
      )
      lab.advance(100)
    }
    expect(lab.sh('docker logs server').stdout).toMatch(/^GET \/a HTTP\/1\.1\r\nHost: localhost:80/)
    expect(lab.sh('docker logs server').stdout).toContain('GET /b HTTP/1.1\r\n')
  })

  it('what it says need be no HTTP, which curl does not take', () => {
    const lab = serving('echo plain | nc -l -p 80', '-p 8080:80')
    const { stderr, exitCode } = lab.sh('curl localhost:8080')
    expect(stderr).toBe('curl: (1) Received HTTP/0.9 when not allowed\n')
    expect(exitCode).toBe(1)
  })

  it('-k with -e answers every connection with what a program makes of it', () => {
    const lab = serving('nc -lk -p 8080 -e tr a-z A-Z')
    const ask = (text: string): string =>
      lab.sh(`docker exec server sh -c 'echo ${text} | nc 127.0.0.1 8080'`).stdout
    expect([ask('one'), ask('two')]).toEqual(['ONE\n', 'TWO\n'])
  })

  it('survives a fork while it waits', () => {
    const lab = serving('echo hello | nc -l -p 9000; sleep 100')
    for (const one of [lab.fork(), lab])
      expect(one.sh("docker exec server sh -c 'echo yo | nc 127.0.0.1 9000'").stdout).toBe(
        'hello\n',
      )
  })

  it.each([
    ['nc -l -p 8080', 'nc: bind: Address already in use\n'],
    ['nc -l -p 99999', "nc: bad port '99999'\n"],
    ['nc -lk -p 1 -e nosuch', ''],
    ['nc -l -u -p 1', 'nc: kubarium does not simulate nc -u\n'],
  ])('%s', (command, said) => {
    const lab = serving('nc -lk -p 8080 -e cat')
    expect(lab.sh(`docker exec server timeout 2 ${command}`).stderr).toBe(said)
  })

  it('says how it is used', () => {
    const lab = serving('sleep 100')
    for (const words of ['', '-l -e', 'host'])
      expect(lab.sh(`docker exec server nc ${words}`).stderr).toContain('Usage: nc [OPTIONS] HOST')
  })
})
