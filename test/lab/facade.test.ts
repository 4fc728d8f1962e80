import { describe, expect, it } from 'vitest'
import { FlagError } from '../../src/cli/flags.js'
import { UsageError, createLab } from '../../src/index.js'

const lab = createLab({ cluster: { nodes: 1 } })

describe('flags of the facade', () => {
  it('take a number or a switch where the command line has text', () => {
    lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: '2', port: 80 })
    lab.kubectl.expose('deployment', 'web', { port: 80, targetPort: 80 })
    expect(lab.kubectl.get('services', 'web')[0]?.spec).toMatchObject({
      ports: [{ port: 80, targetPort: 80 }],
    })
    expect(lab.kubectl.get('deployments', 'web')[0]?.spec?.replicas).toBe(2)
  })

  it('take a single value where the command line may repeat the flag', () => {
    lab.docker.run('nginx', { detach: true, name: 'ports', publish: [8080, '8081:80'], env: 'A=1' })
    expect(lab.docker.inspect('ports')[0]).toMatchObject({
      Config: { Env: expect.arrayContaining(['A=1']) as unknown },
    })
    expect(lab.sh('docker port ports').stdout).toContain('80/tcp -> 0.0.0.0:8081')
  })

  it('are those of the verb that the words name, however its neighbours declare them', () => {
    lab.kubectl.create('deployment', 'two', { image: ['nginx', 'redis'] })
    expect(lab.kubectl.get('deployments', 'two')[0]?.spec?.template.spec?.containers).toHaveLength(
      2,
    )
    expect(
      lab.kubectl.create('job', 'once', { image: 'busybox', dryRun: 'client', output: 'name' })
        .stdout,
    ).toBe('job.batch/once\n')
  })

  it('take milliseconds for a duration', () => {
    lab.settle()
    expect(lab.kubectl.rollout('status', 'deployment/web', { timeout: 5000 }).stdout).toContain(
      'successfully rolled out',
    )
  })

  it('refuse what they cannot be, as the command line does', () => {
    const asked = (flags: object) => (): unknown =>
      lab.kubectl.scale('deployment', 'web', flags as { replicas: number })
    expect(asked({ replicas: 'many' })).toThrow(
      new FlagError(
        'invalid argument "many" for "--replicas" flag: strconv.ParseInt: parsing "many": invalid syntax',
      ),
    )
    expect(asked({ replicas: [1, 2] })).toThrow(
      new UsageError('replicas must be a whole number, not a list'),
    )
    expect(asked({ replicas: {} })).toThrow(
      new UsageError('replicas must be a whole number, not an object'),
    )
  })

  it('are the verb’s own where every call has an option of the name', () => {
    expect(lab.docker.search('redis', { limit: 1 })).toHaveLength(1)
    lab.kubectl.run('reader', '--', 'sleep', '600', { image: 'busybox' })
    lab.settle()
    const read = (options: { readonly stdin?: string | boolean }): string | undefined =>
      lab.kubectl.exec('reader', '--', 'cat', options).stdout
    expect(read({ stdin: 'typed' })).toBe('typed')
    expect(read({})).toBe('')
  })
})
