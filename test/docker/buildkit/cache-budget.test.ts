/** How much of the build cache a prune leaves, and how `du` and `df` show what is there. */
import { describe, expect, it } from 'vitest'
import { createLab } from 'kubarium'
import { dockerHandler } from 'kubarium/http'

const BUILD = 'printf "FROM busybox\\nRUN head -c 3000 /dev/zero > /f\\n" > Dockerfile'

/** A lab whose cache has records that no image has: one of 3 kB and smaller ones. */
function withCache() {
  const lab = createLab({ seed: 1 })
  lab.sh(`${BUILD}; docker buildx build -q -t a . && docker rmi a`)
  return lab
}

describe('docker buildx prune', () => {
  it.each([
    '--max-used-space 1gb',
    '--reserved-space 1gb',
    '--keep-storage 1gb',
    '--max-used-space 1 --reserved-space 1gb',
  ])('%s leaves what is within it', (bound) => {
    const lab = withCache()
    expect(lab.sh(`docker buildx prune -f ${bound}`).stdout).toBe('Total:\t0B\n')
  })

  it.each(['--max-used-space 1kb', '--reserved-space 1kb', '--min-free-space 900gb'])(
    '%s removes what is beyond',
    (bound) => {
      const lab = withCache()
      expect(lab.sh(`docker buildx prune -f ${bound}`).stdout).toMatch(/Total:\t3(\.\d+)?kB\n$/)
    },
  )

  it('says that a flag has a new name', () => {
    expect(withCache().sh('docker buildx prune -f --keep-storage 1gb').stderr).toBe(
      'Flag --keep-storage has been deprecated, keep-storage flag has been changed to reserved-space\n',
    )
  })

  it('refuses what is no size', () => {
    const { stderr, exitCode } = withCache().sh('docker buildx prune --max-used-space x')
    expect(stderr).toContain(`invalid argument "x" for "--max-used-space" flag: invalid size: 'x'`)
    expect(exitCode).toBe(125)
  })

  it('has bounds over HTTP, too', async () => {
    const lab = withCache()
    const ask = async (query: string) => {
      const url = `http://docker/v1.51/build/prune?${query}`
      const response = await dockerHandler(lab)(new Request(url, { method: 'POST' }))
      return response.json()
    }
    expect(await ask('max-used-space=x')).toEqual({
      message:
        'max-used-space is in bytes and expects an integer, got x: strconv.Atoi: parsing "x": invalid syntax',
    })
    expect(await ask('keep-storage=1000000')).toEqual({ CachesDeleted: null, SpaceReclaimed: 0 })
    expect(await ask('max-used-space=1000')).toMatchObject({ SpaceReclaimed: 3000 })
  })
})

describe('docker buildx du', () => {
  it('shows records of one type, without sums', () => {
    const lab = withCache()
    expect(lab.sh('docker buildx du --filter type=exec.cachemount').stdout).toBe(
      'ID        RECLAIMABLE   SIZE      LAST ACCESSED\n',
    )
    expect(lab.sh('docker buildx du --filter type=regular').stdout).not.toContain('Total')
  })

  it('as JSON and by a template', () => {
    const lab = withCache()
    const line = lab.sh('docker buildx du --format json').stdout.split('\n')[0] ?? ''
    expect(Object.keys(JSON.parse(line))).toEqual(
      'CreatedAt Description ID LastUsedAt Mutable Parents Reclaimable Shared Size Type UsageCount'.split(
        ' ',
      ),
    )
    expect(lab.sh("docker buildx du --format '{{.Type}} {{.Size}}'").stdout).toContain(
      'regular 3kB\n',
    )
    expect(lab.sh("docker buildx du --format '{{.Nope}}'").stderr).toContain(
      "can't evaluate field Nope in type *commands.diskusageContext",
    )
  })
})

describe('docker system df', () => {
  const lab = createLab({ seed: 1 })
  lab.sh(`${BUILD}; docker build -q -t a .`)
  lab.sh('docker run -d --name writer -v data:/data a sh -c "echo hello > /data/f; sleep 1000"')
  lab.advance(2_000)

  it('counts what volumes hold', () => {
    expect(
      lab.sh('docker system df --format "{{.Type}} {{.Size}} {{.Reclaimable}}"').stdout,
    ).toContain('Local Volumes 6B 0B (0%)\n')
  })

  it('--verbose shows each image, container, volume and record', () => {
    const { stdout } = lab.sh('docker system df --verbose')
    expect(stdout).toContain(
      'REPOSITORY   TAG       IMAGE ID       CREATED         SIZE      SHARED SIZE   UNIQUE SIZE   CONTAINERS\n',
    )
    expect(stdout).toMatch(/^a +latest +\w{12} .* 4\.43MB +0B +4\.43MB +1$/m)
    expect(stdout).toMatch(/^\w{12} +a +"sh -c 'echo hello >…" +1 +0B .* writer$/m)
    expect(stdout).toMatch(/^data +1 +6B$/m)
    expect(stdout).toMatch(/^Build cache usage: 0B$/m)
    expect(stdout).toMatch(/^\w{12} +regular +3kB .* true$/m)
  })

  it('--verbose as JSON', () => {
    const usage = JSON.parse(lab.sh('docker system df -v --format json').stdout)
    expect(usage.Volumes).toMatchObject([{ Name: 'data', Links: '1', Size: '6B' }])
    expect(Object.keys(usage)).toEqual(['BuildCache', 'Containers', 'Images', 'Volumes'])
  })
})

describe('docker buildx commands about the one builder', () => {
  it('ask before all inactive ones would go', () => {
    const { stdout } = createLab().sh('echo n | docker buildx rm --all-inactive')
    expect(stdout).toBe(
      'WARNING! This will remove all builders that are not in running state. Are you sure you want to continue? [y/N] ',
    )
  })
})
