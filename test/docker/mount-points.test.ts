import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

describe('a mount', () => {
  it('has directories above it, whether the image has them or not', () => {
    const lab = createLab()
    lab.sh('docker pull -q busybox')
    const { stdout } = lab.sh(
      "docker run --rm -v data:/a/b/c busybox sh -c 'ls /a; ls /a/b; echo hi > /a/b/c/file; cd /a/b/c && cat file && pwd'",
    )
    expect(stdout).toBe('b\nc\nhi\n/a/b/c\n')
  })

  it('is where a symbolic link on the way to it leads', () => {
    const lab = createLab()
    lab.writeFile('Dockerfile', 'FROM busybox\nRUN mkdir /real && ln -s /real /link\n')
    lab.sh('docker build -q -t linked .')
    expect(
      lab.sh(
        "docker run --rm -v data:/link/data linked sh -c 'echo hi > /link/data/file; cat /real/data/file'",
      ).stdout,
    ).toBe('hi\n')
  })
})

describe('docker restart', () => {
  it('ends though no time has passed since the container was started', () => {
    const lab = createLab()
    lab.sh('docker run -d --name web nginx')
    const before = lab.now
    expect(lab.sh('docker restart -t 0 web')).toMatchObject({ stdout: 'web\n', exitCode: 0 })
    expect(lab.now - before).toBeLessThan(5_000)
    expect(lab.sh("docker ps --format '{{.Names}}'").stdout).toBe('web\n')
  })
})
