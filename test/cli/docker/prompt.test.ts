import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

/** What a person sees who types these keys at a terminal, two seconds after each. */
function typed(lab: Lab, ...keys: readonly string[]): string {
  const terminal = lab.terminal({ columns: 120, rows: 30 })
  let shown = ''
  terminal.onData((text) => {
    shown += text
  })
  for (const key of keys) {
    terminal.write(key)
    lab.advance(2_000)
  }
  terminal.close()
  return shown.replaceAll('\r\n', '\n')
}

const QUESTION = 'Are you sure you want to continue? [y/N] '

describe('a prune asks before it removes things', () => {
  const withVolume = (): Lab => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker volume create data')
    return lab
  }
  const volumes = (lab: Lab): string => lab.sh('docker volume ls -q').stdout

  it('and is answered at the terminal', () => {
    const lab = withVolume()
    expect(typed(lab, 'docker volume prune -a\r', 'y\r')).toContain(
      `${QUESTION}y\nDeleted Volumes:`,
    )
    expect(volumes(lab)).toBe('')
  })

  it.each(['n\r', '\r', 'yes\r'])('anything but y is no: %j', (answer) => {
    const lab = withVolume()
    expect(typed(lab, 'docker volume prune -a\r', answer, 'echo $?\r')).toMatch(/\D0\n/)
    expect(volumes(lab)).toBe('data\n')
  })

  it('Ctrl-C is no', () => {
    const lab = withVolume()
    expect(typed(lab, 'docker volume prune -a\r', '\x03')).toContain(`${QUESTION}^C\n`)
    expect(volumes(lab)).toBe('data\n')
  })

  it('or through standard input, whose end is no', () => {
    const lab = withVolume()
    expect(lab.sh('docker volume prune -a < /dev/null')).toMatchObject({ exitCode: 0, stderr: '' })
    expect(lab.sh('echo n | docker volume prune -a').exitCode).toBe(0)
    expect(volumes(lab)).toBe('data\n')
    expect(lab.sh('echo " y " | docker volume prune -a').stdout).toContain('Deleted Volumes:\ndata')
  })

  it('docker system prune removes the build cache, too', () => {
    const lab = createLab({ seed: 1 })
    lab.machine('host').writeFile('b/Dockerfile', 'FROM busybox\nRUN echo hi > /a\n')
    lab.sh('docker build -q b')
    const [, cache] = lab
      .sh('docker system prune -af')
      .stdout.split('Deleted build cache objects:\n')
    expect(cache).toMatch(/^[a-z0-9]{25}\n/)
  })
})

describe('docker login asks', () => {
  it('for a name and a password, which the terminal does not show', () => {
    const lab = createLab()
    const shown = typed(lab, 'docker login localhost:5000\r', 'me\r', 'secret\r')
    expect(shown).toContain('Username: me\nPassword: \n')
    expect(shown).toContain('Login Succeeded\n')
    expect(shown).not.toContain('secret')
  })

  it('not again where somebody is logged in', () => {
    const lab = createLab()
    lab.sh('docker login -u me -p secret localhost:5000')
    const again = lab.sh('docker login localhost:5000')
    expect(again.stderr).toContain('Authenticating with existing credentials... [Username: me]\n')
    expect(again.stdout).toBe('Login Succeeded\n')
  })

  it('and needs both', () => {
    const shown = typed(createLab(), 'docker login -u me localhost:5000\r', '\r', 'echo $?\r')
    expect(shown).toContain('Password: \nError: Password Required\n')
    expect(shown).toMatch(/\D1\n/)
  })
})

describe('kubectl delete --interactive', () => {
  const withMaps = (): Lab => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.sh('kubectl create configmap a; kubectl create configmap b')
    return lab
  }
  const list = 'You are about to delete the following 2 resource(s):\nconfigmap/a\nconfigmap/b\n'

  it('names what would go, and deletes after y', () => {
    const { stdout } = withMaps().sh('echo y | kubectl delete configmap a b -i')
    expect(stdout).toBe(
      `${list}Do you want to continue? (y/N): configmap "a" deleted from default namespace\nconfigmap "b" deleted from default namespace\n`,
    )
  })

  it('deletes nothing otherwise', () => {
    const lab = withMaps()
    const { stdout, exitCode } = lab.sh('echo no | kubectl delete configmap a b -i')
    expect(stdout).toBe(`${list}Do you want to continue? (y/N): deletion is cancelled\n`)
    expect(exitCode).toBe(0)
    expect(lab.sh('kubectl get configmap a').exitCode).toBe(0)
  })
})
