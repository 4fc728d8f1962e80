/** What BuildKit keeps, and how it goes. */
import { describe, expect, it } from 'vitest'
import { createLab } from 'kubarium'
import { dockerHandler } from 'kubarium/http'

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

  it('refuses what says neither yes nor no', () => {
    expect(lab.sh('DOCKER_BUILDKIT=perhaps docker builder prune -f').stderr).toBe(
      'DOCKER_BUILDKIT environment variable expects boolean value: strconv.ParseBool: parsing "perhaps": invalid syntax\n',
    )
  })

  it('is no matter to docker buildx prune', () => {
    for (const asked of ['0', 'perhaps'])
      expect(lab.sh(`DOCKER_BUILDKIT=${asked} docker buildx prune -f`).stdout).toBe('Total:\t0B\n')
  })

  it('keeps what was used after a moment', () => {
    lab.advance('1h')
    expect(lab.sh('docker rmi a; docker builder prune -f --filter until=24h').stdout).toMatch(
      /Total:\t0B\n$/,
    )
    expect(lab.sh('docker builder prune -f --filter until=30m').stdout).toMatch(/Total:\t6B\n$/)
  })
})

describe('filters of the build cache', () => {
  /** A lab whose cache has three records that no image has. */
  const withCache = () => {
    const lab = createLab()
    lab.writeFile('Dockerfile', 'FROM busybox\nRUN echo hi > /f\nRUN echo ho > /g\n')
    lab.sh('docker buildx build -q -t a . && docker rmi a')
    return lab
  }
  const left = (lab: ReturnType<typeof createLab>): number =>
    Number(lab.sh("docker buildx du | grep -c '^[0-9a-z]\\{25\\}'").stdout)
  const prune = async (lab: ReturnType<typeof createLab>, filters: object) => {
    const query = encodeURIComponent(JSON.stringify(filters))
    const asked = new Request(`http://lab/build/prune?filters=${query}`, { method: 'POST' })
    const response = await dockerHandler(lab)(asked)
    const { CachesDeleted, message } = (await response.json()) as {
      CachesDeleted?: readonly string[] | null
      message?: string
    }
    return message === undefined
      ? [response.status, CachesDeleted?.length ?? 0]
      : [response.status, message]
  }

  it.each([
    ['an id that there is not', { id: ['x{30}'] }, 0],
    ['a part of an id', { id: ['^.{25}$'] }, 3],
    ['a type', { type: ['regular'] }, 3],
    ['another type', { type: ['exec.cachemount'] }, 0],
    ['a description', { description: ['mount / from exec /bin/sh -c echo hi > /f'] }, 1],
    ['what is in use', { inuse: [] }, 0],
    ['what is private', { private: [] }, 3],
    ['what is shared', { shared: [] }, 0],
    ['a value of what has none', { private: ['true'] }, 0],
    ['a label, with which the daemon does nothing', { label: ['a'] }, 3],
    ['what was used long ago', { until: ['24h'] }, 0],
    ['the older name of that', { 'unused-for': ['24h'] }, 0],
  ])('the Engine removes only %s', async (_, filters, count) => {
    const lab = withCache()
    expect(await prune(lab, filters)).toEqual([200, count])
    expect(left(lab)).toBe(3 - count)
  })

  it.each([
    [{ nope: ['x'] }, "invalid filter 'nope'"],
    [
      { until: ['garbage'] },
      `"until" filter expects a duration (e.g., '24h') or a timestamp: failed to parse value as time or duration: "garbage"`,
    ],
    [{ until: ['1h', '2h'] }, 'filters expect only one value'],
    [{ type: ['a', 'b'] }, 'filters expect only one value'],
    [{ until: ['1h'], 'unused-for': ['1h'] }, 'conflicting filters: "until" and "unused-for"'],
  ])('the Engine refuses %j, and removes nothing', async (filters, why) => {
    const lab = withCache()
    expect(await prune(lab, filters)).toEqual([400, `failed to prune build cache: ${why}`])
    expect(left(lab)).toBe(3)
  })

  it.each([
    ['--filter id=nosuch', 'Total:\t0B\n', 3],
    ['--filter nosuch=1', 'Total:\t0B\n', 3],
    ['--filter type!=regular', 'Total:\t0B\n', 3],
    ['--filter description~=echo', 'Total:\t6B\n', 1],
    [
      '--filter until=garbage',
      `ERROR: "until" filter expects a duration (e.g., '24h'): time: invalid duration "garbage"\n`,
      3,
    ],
    ['--filter until=1h --filter until=2h', 'ERROR: filters expect only one value\n', 3],
  ])('buildx prune %s says what comes of it', (flags, said, count) => {
    const lab = withCache()
    const { stdout, stderr } = lab.sh(`docker buildx prune -f ${flags}`)
    expect(stdout + stderr).toContain(said)
    expect(left(lab)).toBe(count)
  })

  it('the client without BuildKit has them refused by the daemon', () => {
    const lab = withCache()
    expect(lab.sh('DOCKER_BUILDKIT=0 docker builder prune -f --filter nope=x').stderr).toBe(
      "Error response from daemon: failed to prune build cache: invalid filter 'nope'\n",
    )
  })
})
