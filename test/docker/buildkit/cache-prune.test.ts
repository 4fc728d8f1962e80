/** What BuildKit keeps, and how it goes. */
import { describe, expect, it } from 'vitest'
import { createLab } from 'kubarium'

describe('docker builder prune', () => {
  const lab = createLab()
  lab.writeFile('Dockerfile', 'FROM busybox\nRUN echo hi > /f\nRUN echo ho > /g\n')
  const cached = (): string => lab.sh("docker system df | grep 'Build Cache'").stdout

  it('leaves what an image has, and takes it with --all', () => {
    lab.sh('docker buildx build -q -t a .')
    expect(cached()).toMatch(/^Build Cache +3 +0 +0B +0B\n$/)
    expect(lab.sh('docker builder prune -f').stdout).toBe('Total:\t0B\n')
    expect(cached()).toMatch(/^Build Cache +3 /)
    const { stdout } = lab.sh('docker builder prune -a -f')
    expect(stdout).toMatch(
      /^ID\t{6}RECLAIMABLE\tSIZE\t\tLAST ACCESSED\n(?:\w{25} +\ttrue .+\n){3}Total:\t6B\n$/,
    )
    expect(cached()).toMatch(/^Build Cache +0 /)
  })

  it('takes what no image has, so that the next build runs anew', () => {
    lab.sh('docker rmi a; docker buildx build -q -t a . && docker rmi a')
    expect(lab.sh('docker builder prune -f').stdout).toMatch(/Total:\t6B\n$/)
    expect(lab.sh('docker buildx build -t a . 2>&1 | grep -c CACHED').stdout).toBe('0\n')
  })

  it('speaks as the client does that has no BuildKit, where the environment says so', () => {
    expect(lab.sh('DOCKER_BUILDKIT=0 docker builder prune -f').stdout).toBe(
      'Total reclaimed space: 0B\n',
    )
  })

  it('keeps what was used after a moment', () => {
    lab.advance('1h')
    expect(lab.sh('docker rmi a; docker builder prune -f --filter until=24h').stdout).toMatch(
      /Total:\t0B\n$/,
    )
    expect(lab.sh('docker builder prune -f --filter until=30m').stdout).toMatch(/Total:\t6B\n$/)
  })
})
