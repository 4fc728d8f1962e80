import { describe, expect, it } from 'vitest'
import { masked, workstation } from '../../cli/docker/lab.js'

function withImages() {
  const terminal = workstation()
  terminal.write('a/Dockerfile', 'FROM busybox\nLABEL team=infra\nCOPY data.txt .\n')
  terminal.write('a/data.txt', 'first version\n')
  terminal.docker('build -t a:1 a')
  return terminal
}

describe('docker rmi', () => {
  it('only takes the name away while there is another', () => {
    const terminal = withImages()
    terminal.docker('tag a:1 a:2')
    expect(terminal.docker('rmi a:1').stdout).toBe('Untagged: a:1\n')
  })

  it('deletes the image with its last name, its unnamed ancestors, and the layers that nothing else has', () => {
    expect(masked(withImages().docker('rmi a:1').stdout)).toBe(
      'Untagged: a:1\nDeleted: <digest>\nDeleted: <digest>\nDeleted: <digest>\n',
    )
  })

  it('takes the digests of a repository away with its last tag', () => {
    const terminal = workstation()
    terminal.docker('pull busybox')
    expect(masked(terminal.docker('rmi busybox').stdout)).toBe(
      'Untagged: busybox:latest\nUntagged: busybox@<digest>\nDeleted: <digest>\nDeleted: <digest>\n',
    )
  })

  it('refuses to delete by id what has names in several repositories, and what other images were built from', () => {
    const terminal = withImages()
    terminal.docker('tag a:1 b:1')
    const id = terminal.docker('images -q a').stdout.trim()
    expect(terminal.docker(`rmi ${id}`).stderr).toBe(
      `Error response from daemon: conflict: unable to delete ${id} (must be forced) - image is referenced in multiple repositories\n`,
    )
    const base = terminal.docker('images -q busybox').stdout.trim()
    expect(terminal.docker(`rmi -f ${base}`).stderr).toBe(
      `Error response from daemon: conflict: unable to delete ${base} (cannot be forced) - image has dependent child images\n`,
    )
  })
})

describe('docker image prune', () => {
  it('removes what has lost its name, and says how much room that made', () => {
    const terminal = withImages()
    terminal.write('a/data.txt', 'second version\n')
    terminal.docker('build -t a:1 a')
    expect(masked(terminal.docker('image prune -f').stdout)).toBe(
      'Deleted Images:\ndeleted: <digest>\ndeleted: <digest>\n\nTotal reclaimed space: 14B\n',
    )
  })
})
