import { describe, expect, it } from 'vitest'
import { type RuntimeName, scene, stateOf } from './scene.js'

/** What a hollow runtime cannot show, and why. */
const SKIPPED: Readonly<Record<string, string>> = {
  'ends a pod whose containers have all ended': 'hollow containers never end by themselves',
  'says why an image cannot be pulled': 'a hollow runtime pulls nothing',
  'counts events': 'a kubelet over a hollow runtime writes no events',
}

describe.each<RuntimeName>(['containerd', 'docker', 'hollow'])('a kubelet over %s', (runtime) => {
  const check = (title: string, work: () => void): void =>
    void (runtime === 'hollow' && SKIPPED[title]
      ? it.skip(`${title} (${SKIPPED[title]})`, work)
      : it(title, work))

  check('runs a pod that is bound to its node', () => {
    const { run, pod, advance } = scene(runtime)
    run('web', { image: 'nginx' })
    advance(10)
    expect(pod('web')?.status).toMatchObject({
      phase: 'Running',
      conditions: expect.arrayContaining([
        expect.objectContaining({ type: 'Ready', status: 'True' }),
      ]),
    })
    expect(pod('web')?.status?.podIP).toMatch(/^(10\.244\.0\.\d+|192\.168\.192\.168)$/)
  })

  check('starts init containers one after the other before the others', () => {
    const { run, pod, advance } = scene(runtime)
    run(
      'web',
      { command: ['sleep', '1000'] },
      { initContainers: [{ name: 'first', image: 'busybox', command: ['true'] }] },
    )
    advance(1)
    expect(pod('web')?.status?.phase).toBe('Pending')
    if (runtime === 'hollow') return
    advance(10)
    expect(pod('web')?.status?.initContainerStatuses?.[0]?.state?.terminated?.exitCode).toBe(0)
    expect(stateOf(pod('web'))).toBe('running')
  })

  check('removes a deleted pod when its containers have stopped', () => {
    const { run, pod, remove, advance } = scene(runtime)
    run('web', { command: ['sleep', '1000'] }, { terminationGracePeriodSeconds: 2 })
    advance(10)
    remove('web')
    expect(pod('web')?.metadata.deletionTimestamp ?? 'gone').toBeDefined()
    advance(5)
    expect(pod('web')).toBeUndefined()
  })

  check('ends a pod whose containers have all ended', () => {
    const { run, pod, advance } = scene(runtime)
    run('good', { command: ['true'] }, { restartPolicy: 'Never' })
    run('bad', { command: ['sh', '-c', 'exit 7'] }, { restartPolicy: 'Never' })
    advance(15)
    expect([pod('good')?.status?.phase, pod('bad')?.status?.phase]).toEqual(['Succeeded', 'Failed'])
    expect(pod('bad')?.status?.containerStatuses?.[0]?.state?.terminated?.exitCode).toBe(7)
  })

  check('says why an image cannot be pulled', () => {
    const { run, pod, advance } = scene(runtime)
    run('web', { image: '127.0.0.1:5000/nosuch/image:1' })
    advance(8)
    expect(stateOf(pod('web'))).toBe('ErrImagePull')
    advance(9)
    expect(stateOf(pod('web'))).toBe('ImagePullBackOff')
  })

  check('counts events', () => {
    const { run, events, advance } = scene(runtime)
    run('web', { image: 'busybox', command: ['sleep', '1000'] })
    advance(10)
    expect(events('web').map((line) => line.split(':')[0])).toEqual(
      expect.arrayContaining(['Pulling', 'Pulled', 'Created', 'Started']),
    )
  })
})
