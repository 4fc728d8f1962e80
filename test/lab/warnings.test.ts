import { describe, expect, it } from 'vitest'
import { UnsupportedError, createLab, restoreLab } from '../../src/index.js'

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p' },
  spec: {
    setHostnameAsFQDN: true,
    containers: [
      {
        name: 'c',
        image: 'nginx',
        volumeDevices: [{ name: 'v', devicePath: '/dev/v' }],
      },
    ],
  },
} as const
const NAMED = 'kubarium does not simulate spec.setHostnameAsFQDN'
const DEVICES = 'kubarium does not simulate spec.containers.volumeDevices'

describe('what is accepted and not simulated', () => {
  it('is said aloud once, on standard error and in lab.warnings', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.writeFile('p.json', JSON.stringify(POD))
    expect(lab.sh('kubectl apply -f p.json')).toMatchObject({
      stdout: 'pod/p created\n',
      stderr: `Warning: ${DEVICES}\nWarning: ${NAMED}\n`,
      exitCode: 0,
    })
    lab.kubectl.delete('pod', 'p')
    expect(lab.sh('kubectl apply -f p.json').stderr).toBe('')
    expect(lab.warnings).toEqual([DEVICES, NAMED])
    expect(lab.fork().warnings).toEqual(lab.warnings)
    expect(restoreLab(JSON.parse(JSON.stringify(lab.snapshot()))).warnings).toEqual(lab.warnings)
  })

  it('is an error that leaves the world as it was, where the lab is told so', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 }, unsupported: 'throw' })
    expect(() => lab.kubectl.apply(POD)).toThrow(UnsupportedError)
    expect(() => lab.kubectl.apply(POD)).toThrow(DEVICES)
    expect(lab.kubectl.get('pods')).toEqual([])
    expect(lab.warnings).toEqual([])
  })

  it('names kinds on which nothing acts', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.writeFile(
      'i.yaml',
      'apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: {name: c}\nspec: {controller: example.com/c}\n---\napiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: d}\nspec: {}\n',
    )
    const { stderr } = lab.sh('kubectl apply -f i.yaml')
    expect(stderr).toBe(
      'Warning: kubarium does not simulate the kind DeviceClass: its objects are kept, and nothing acts on them\n',
    )
  })

  it('is silent about defaults that somebody writes out', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.run('web', { image: 'nginx' })
    expect(lab.sh('kubectl get pod web -o yaml > p.yaml && kubectl replace -f p.yaml').stderr).toBe(
      '',
    )
    expect(lab.warnings).toEqual([])
  })

  it('is refused as an option by any other word', () => {
    expect(() => createLab({ unsupported: 'ignore' as never })).toThrow(
      'unsupported must be "warn" or "throw", not "ignore"',
    )
  })

  it('is told of what a Dockerfile says', () => {
    const lab = createLab({ seed: 1 })
    const build = (dockerfile: string) => {
      lab.writeFile('app/Dockerfile', `FROM busybox\n${dockerfile}\n`)
      lab.writeFile('app/f.tar.gz', 'f')
      return lab.sh('DOCKER_BUILDKIT=0 docker build -q app')
    }
    expect(build('ADD --unpack=true Dockerfile /x').stderr).toContain(
      'Warning: kubarium does not simulate --unpack of ADD\n',
    )
    expect(build('ADD f.tar.gz /x').stderr).toBe(
      'Warning: kubarium does not simulate unpacking an archive by ADD\n',
    )
    expect(build('COPY --chown=1:1 --chmod=700 f.tar.gz /x').stderr).toBe('')
    expect(build('RUN --network=none true').stderr).toContain('requires BuildKit')
    const strict = createLab({ seed: 1, unsupported: 'throw' })
    strict.writeFile('Dockerfile', 'FROM busybox\nADD a.tar /\n')
    expect(strict.sh('DOCKER_BUILDKIT=0 docker build .')).toMatchObject({
      stderr: 'kubarium does not simulate unpacking an archive by ADD\n',
      exitCode: 1,
    })
  })

  it('is told of flags of docker, on both faces', () => {
    const lab = createLab({ seed: 1 })
    const said = 'kubarium does not simulate --cpu-shares of docker run'
    const { stderr } = lab.sh('docker run -q --rm --cpu-shares 512 busybox true')
    expect(stderr).toBe(`Warning: ${said}\n`)
    expect(lab.sh('docker run -q --rm --cpu-shares 512 busybox true').stderr).toBe('')
    expect(lab.warnings).toEqual([said])
    const strict = createLab({ seed: 1, unsupported: 'throw' })
    expect(() => strict.docker.run('busybox', 'true', { cpuShares: 512 })).toThrow(UnsupportedError)
    expect(strict.sh('docker run --cpu-shares 512 busybox true')).toMatchObject({
      stderr: `${said}\n`,
      exitCode: 1,
    })
  })
})
