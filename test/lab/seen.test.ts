import { describe, expect, it } from 'vitest'
import { TimeoutError, createLab } from '../../src/index.js'
import { createLab as createDockerLab } from '../../src/docker.js'

/** What `until` throws. */
function timeoutOf(wait: () => void): TimeoutError & { readonly seen?: unknown } {
  try {
    wait()
  } catch (error) {
    if (error instanceof TimeoutError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('what lab.until says when its condition does not come true', () => {
  it('are the objects that are not ready and the last warnings, in words and as data', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'ngnix', replicas: 2 })
    lab.kubectl.run('big', { image: 'nginx', overrides: BIG })
    const error = timeoutOf(() =>
      lab.until(() => false, { timeout: '2m', what: 'both pods are ready' }),
    )
    expect(error.message).toMatch(/^did not come true within 2m: both pods are ready\nnot ready:\n/)
    expect(error.message).toContain('\n  Deployment default/web: 0 of 2 ready\n')
    expect(error.message).toMatch(
      /\n {2}Pod default\/web-\S+: Pending, ImagePullBackOff, 0 of 1 ready/,
    )
    expect(error.message).toMatch(/\nlast warnings:\n {2}2026-01-01T\S+ Pod default\/\S+: /)
    expect(error.seen).toMatchObject({
      unready: [
        { kind: 'Deployment', name: 'default/web', status: '0 of 2 ready' },
        {
          kind: 'Pod',
          name: 'default/big',
          status: 'Pending, 0 of 1 ready',
          reason: expect.stringMatching(/^Unschedulable: 0\/1 nodes are available/) as unknown,
        },
        { kind: 'Pod', status: 'Pending, ImagePullBackOff, 0 of 1 ready' },
        { kind: 'Pod', status: 'Pending, ImagePullBackOff, 0 of 1 ready' },
      ],
      more: 0,
    })
    expect(JSON.parse(JSON.stringify(error.seen))).toEqual(error.seen)
  })

  it('is short, however many objects there are', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nowhere/to-be-found', replicas: 60 })
    const { seen, message } = timeoutOf(() => lab.until(() => false, { timeout: '5m' })) as {
      readonly seen?: { unready: unknown[]; more: number; warnings: unknown[] }
      readonly message: string
    }
    expect(seen?.unready).toHaveLength(10)
    expect(seen?.more).toBe(51)
    expect(seen?.warnings).toHaveLength(5)
    expect(message).toContain('\n  and 51 more\n')
    expect(message.length).toBeLessThan(10_000)
  })

  it('is nothing when everything is as it should be', () => {
    const lab = createLab({ cluster: { nodes: 1 } })
    const { message } = timeoutOf(() => lab.until(() => false, { timeout: 10, what: 'the end' }))
    expect(message).toBe('did not come true within 10: the end')
  })

  it('are the containers that ended with an error, without Kubernetes too', () => {
    const lab = createDockerLab()
    lab.sh('docker run -d --name broken busybox sh -c "exit 3"')
    lab.sh('docker run -d --name web nginx')
    const error = timeoutOf(() => lab.until(() => false, { timeout: '1s' }))
    expect(error.seen).toEqual({
      unready: [{ kind: 'Container', name: 'host/broken', status: 'Exited (3)' }],
      more: 0,
      warnings: [],
    })
  })
})

const BIG = JSON.stringify({
  apiVersion: 'v1',
  spec: { containers: [{ name: 'big', image: 'nginx', resources: { requests: { cpu: '64' } } }] },
})
