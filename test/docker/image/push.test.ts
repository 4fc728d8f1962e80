import { describe, expect, it } from 'vitest'
import { masked, workstation } from '../../cli/docker/lab.js'

function withImage(name: string) {
  const terminal = workstation()
  terminal.write('web/Dockerfile', 'FROM busybox\nCOPY Dockerfile /\n')
  terminal.docker(`build -t ${name} web`)
  return terminal
}

describe('docker push', () => {
  it('mounts what another repository of the registry has, and sends the rest, top layer first', () => {
    expect(masked(withImage('luksa/web').docker('push luksa/web').stdout)).toMatch(
      /^Using default tag: latest\nThe push refers to repository \[docker.io\/luksa\/web\]\n(<id>: Preparing\n){2}<id>: Mounted from library\/busybox\n<id>: Pushed\nlatest: digest: <digest> size: \d+\n$/,
    )
  })

  it('sends nothing a second time', () => {
    const terminal = withImage('luksa/web')
    terminal.docker('push luksa/web')
    expect(terminal.docker('push luksa/web').stdout.match(/Layer already exists/g)).toHaveLength(2)
  })

  it('is denied without a user name of its own', () => {
    const terminal = withImage('kubia')
    expect(terminal.docker('push kubia')).toMatchObject({
      stderr: 'denied: requested access to the resource is denied\n',
      exitCode: 1,
    })
  })

  it('says that there is no such image', () => {
    expect(workstation().docker('push nosuch')).toMatchObject({
      stderr: 'An image does not exist locally with the tag: nosuch\n',
      exitCode: 1,
    })
  })
})
