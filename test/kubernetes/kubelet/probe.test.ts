import { describe, expect, it } from 'vitest'
import { scene, stateOf } from './scene.js'

const server = (reply: string) => ({
  Dockerfile: 'FROM node:7\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n',
  'app.js': `let n = 0; require('http').createServer((q, s) => { n++; ${reply} }).listen(8080)`,
})

describe('a readiness probe', () => {
  it('makes the pod ready when it succeeds', () => {
    const { run, pod, advance, publish } = scene('containerd')
    publish('me/web', server("s.end('ok')"))
    run('web', {
      image: 'me/web',
      readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 1 },
    })
    advance(10)
    expect(pod('web')?.status?.containerStatuses?.[0]?.ready).toBe(true)
  })

  it('keeps the pod unready while it fails, and says why', () => {
    const { run, pod, advance, events } = scene('containerd')
    run('web', {
      command: ['sleep', '1000'],
      readinessProbe: { exec: { command: ['ls', '/tmp/ready'] }, periodSeconds: 2 },
    })
    advance(10)
    expect(stateOf(pod('web'))).toBe('running')
    expect(pod('web')?.status?.containerStatuses?.[0]?.ready).toBe(false)
    expect(events('web')).toContain(
      'Unhealthy: Readiness probe failed: ls: /tmp/ready: No such file or directory',
    )
  })
})

describe('a liveness probe', () => {
  it('restarts the container after three failures', () => {
    const { run, pod, advance, publish, events } = scene('containerd')
    publish('me/sick', server("s.writeHead(n > 3 ? 500 : 200); s.end('')"))
    run(
      'web',
      { image: 'me/sick', livenessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 2 } },
      { terminationGracePeriodSeconds: 1 },
    )
    advance(25)
    expect(pod('web')?.status?.containerStatuses?.[0]?.restartCount).toBeGreaterThanOrEqual(1)
    expect(events('web')).toContain(
      'Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500',
    )
    expect(events('web')).toContain(
      'Killing: Container main failed liveness probe, will be restarted',
    )
  })
})
