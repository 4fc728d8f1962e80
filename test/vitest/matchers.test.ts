import { expect as jestExpect } from 'expect'
import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'
import { createLab as createDockerLab } from '../../src/docker.js'
import { extendExpect } from '../../src/vitest.js'

const shop = () => {
  const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
  lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 3 })
  lab.kubectl.expose('deployment', 'web', { port: 80, type: 'NodePort' })
  return lab
}

describe('the matchers', () => {
  it('are there once the module is imported', () => {
    const lab = shop()
    expect(lab).not.toHaveReadyPods('app=web')
    expect(lab).toConvergeWithin('2m')
    expect(lab).toHaveReadyPods('app=web', 3)
    expect(lab).not.toHaveReadyPods('app=web', 2)
    expect(lab).not.toHaveReadyPods('app=web', 3, { namespace: 'other' })
  })

  it('look for events by reason, object and message', () => {
    const lab = shop()
    lab.kubectl.run('broken', { image: 'nowhere/nothing' })
    lab.advance('30s')
    expect(lab).toHaveEvent('Scheduled')
    expect(lab).toHaveEvent({ reason: 'Failed', object: 'Pod/broken', type: 'Warning' })
    expect(lab).toHaveEvent({ object: 'web-*', message: /^Container created/ })
    expect(lab).toHaveEvent({ message: 'nowhere/nothing', namespace: 'default' })
    expect(lab).not.toHaveEvent('Evicted')
    expect(lab).not.toHaveEvent({ reason: 'Failed', object: 'web-*' })
  })

  it('send requests, and leave the lab as it is', () => {
    const lab = shop()
    lab.ready('service/web')
    const [service] = lab.kubectl.get('service', 'web')
    const url = `192.168.49.2:${service?.spec?.ports?.[0]?.nodePort}`
    const { state } = lab
    expect(lab).toRespond(url)
    expect(lab).toRespond(url, 200)
    expect(lab).toRespond(url, 'Welcome to nginx!')
    expect(lab).toRespond(`${url}/missing`, 404)
    expect(lab).toRespond(`http://${url}/`, { body: /<html>/, from: 'minikube-m02' })
    expect(lab).not.toRespond(`${url}/missing`)
    expect(lab).not.toRespond('192.168.49.2:1')
    expect(lab.state).toBe(state)
  })

  it('say that something does not converge, and leave the lab there', () => {
    const lab = shop()
    lab.kubectl.run('broken', { image: 'nowhere/nothing' })
    const start = lab.now
    expect(lab).not.toConvergeWithin('1m')
    expect(lab.now).toBe(start + 60_000)
  })

  it('compare what was printed', () => {
    const lab = shop()
    lab.ready('deployment/web')
    expect(lab.sh('kubectl get pods')).toMatchTranscript(
      `
      NAME … AGE
      web-…  1/1  Running  …
      web-…  1/1  Running  …
      ...
    `
        .replaceAll('  ', ' ')
        .replace(/(web-…|1\/1|Running) /g, '$1…'),
    )
    expect('a\n').toMatchTranscript('a')
    expect('a\nb\nc\nd\n').toMatchTranscript('a\n…\nd')
    expect('a\nb\n').not.toMatchTranscript('a')
    expect('a.b').not.toMatchTranscript('axb')
  })

  it('play a session', () => {
    expect(createLab({ seed: 1, cluster: { nodes: 1 } })).toMatchTranscript(`
      $ kubectl create deployment web --image=nginx
      deployment.apps/web created
      $ kubectl get deployment web -o name
      deployment.apps/web
      $ true
      $ kubectl get pawns
      error: the server doesn't have a resource type "pawns"
    `)
    expect(createDockerLab({ seed: 1 })).not.toMatchTranscript('$ echo a\nb')
  })

  it('say what is wrong with what they are given', () => {
    expect(() => expect(7).toHaveReadyPods('a=b')).toThrow(
      'expect(…).toHaveReadyPods takes a lab, not number',
    )
    expect(() => expect(createDockerLab()).toHaveEvent('Pulled')).toThrow(
      'expect(…).toHaveEvent takes a lab with a cluster',
    )
    expect(() => expect({}).toMatchTranscript('')).toThrow(
      'expect(…).toMatchTranscript takes a lab, a result of one, or text',
    )
  })
})

describe('a failure', () => {
  it('shows the cluster as a drawing and the last warnings', () => {
    const lab = shop()
    lab.kubectl.run('broken', { image: 'nowhere/nothing' })
    lab.sh('docker run -d --name box busybox sleep 100')
    lab.advance('1m')
    let said = ''
    try {
      expect(lab).toHaveReadyPods('run=broken', 1)
    } catch (error) {
      said = (error as Error).message
    }
    expect(said).toMatch(
      /^expected 1 ready pods of run=broken in default\n0 of 1 are ready\n\nlab at /,
    )
    expect(said).toMatch(/^node minikube \(Ready\)$/m)
    expect(said).toMatch(/^[├└]─ pod default\/web-\S+ {2}Running 1\/1 {2}10\.244\.\d+\.\d+$/m)
    expect(said).toMatch(/^[├└]─ pod default\/broken {2}(ErrImagePull|ImagePullBackOff) 0\/1/m)
    expect(said).toMatch(/^service default\/web .* -> 10\.244\.\d+\.\d+, 10\.244/m)
    expect(said).toMatch(/^└─ container box {2}busybox {2}Up /m)
    expect(said).toMatch(/^last warnings\n( {2}Pod default\/broken: Failed: .*\n?)+/m)
  })
})

describe('in Jest', () => {
  it('the matchers work once its expect is extended', () => {
    extendExpect(jestExpect)
    const lab = shop()
    const expectOf = jestExpect as unknown as typeof expect
    expectOf(lab).toConvergeWithin('2m')
    expectOf(lab).toHaveReadyPods('app=web', 3)
    expectOf(lab).not.toHaveEvent('Evicted')
    expect(() => expectOf(lab).toHaveReadyPods('app=web', 2)).toThrow(/node minikube-m02 \(Ready\)/)
  })
})

describe('snapshots', () => {
  it('show a lab as a drawing, and objects as YAML', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.create('configmap', 'settings', { fromLiteral: 'a=b' })
    expect(lab).toMatchInlineSnapshot(`
      lab at 2026-01-01T00:00:01Z
      node minikube (Ready)
    `)
    expect(lab.kubectl.get('configmap', 'settings')[0]).toMatchInlineSnapshot(`
      apiVersion: v1
      data:
        a: b
      kind: ConfigMap
      metadata:
        creationTimestamp: "2026-01-01T00:00:01Z"
        name: settings
        namespace: default
    `)
  })
})
