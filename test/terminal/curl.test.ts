import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/lab.js'

function lab() {
  const made = createLab()
  made.docker.run('nginx', { detach: true, publish: ['8080:80'], name: 'web' })
  made.advance('1s')
  return made
}

describe('curl', () => {
  it('prints the body', () => {
    expect(lab().sh('curl -s localhost:8080').stdout).toContain('Welcome to nginx!')
  })

  it('prints the status with -w, and the head with -I', () => {
    const made = lab()
    expect(made.sh("curl -s -o /dev/null -w '%{http_code}\\n' localhost:8080/nosuch").stdout).toBe('404\n')
    expect(made.sh('curl -sI localhost:8080').stdout).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  })

  it.each([
    ['curl -sS localhost:9', 7, "curl: (7) Failed to connect to localhost port 9 after 0 ms: Couldn't connect to server\n"],
    ['curl -sS http://nosuch.example', 6, 'curl: (6) Could not resolve host: nosuch.example\n'],
    ['curl -s http://nosuch.example', 6, ''],
    ['curl', 2, "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n"],
    ['curl --nosuch x', 2, "curl: option --nosuch: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n"],
    ['curl -sSf localhost:8080/nosuch', 22, 'curl: (22) The requested URL returned error: 404\n'],
  ])('fails as the real one: %s', (line, exitCode, stderr) => {
    expect(lab().sh(line)).toMatchObject({ exitCode, stderr })
  })

  it('gives up after -m seconds', () => {
    const made = lab()
    made.sh('docker pause web')
    expect(made.sh('curl -sS -m 2 localhost:8080')).toMatchObject({ exitCode: 28 })
  })
})
