import { describe, expect, it } from 'vitest'
import type { Lab } from '../../../src/index.js'
import { applied, eventsOf, oneNode, said, sleeper } from './cluster.js'

const LOG = 'volumes: [{ name: v, hostPath: { path: /log } }]'
const withLog = (lifecycle: string, grace = 5) =>
  sleeper('a', {
    more: LOG,
    container: `lifecycle: ${lifecycle}\nvolumeMounts: [{ name: v, mountPath: /v }]`,
  }).replace('terminationGracePeriodSeconds: 0', `terminationGracePeriodSeconds: ${grace}`)
const log = (lab: Lab): string => lab.machine('n1').sh('cat /log/f').stdout
const status = (lab: Lab, pod = 'a') => said(lab, `kubectl get pod ${pod} --no-headers`)

describe('a postStart hook', () => {
  it('runs before anybody hears that the container has started', () => {
    const lab = oneNode()
    applied(
      lab,
      withLog('{ postStart: { exec: { command: [sh, -c, "sleep 5; echo hi > /v/f"] } } }'),
    )
    lab.advance('3s')
    expect(status(lab)).toContain('ContainerCreating')
    lab.advance('5s')
    expect([status(lab), log(lab)]).toEqual([expect.stringContaining('1/1'), 'hi\n'])
  })

  it('that fails stops its container, which is started again with back-off', () => {
    const lab = oneNode()
    applied(lab, withLog('{ postStart: { exec: { command: ["false"] } } }', 1))
    lab.advance('9s')
    expect(status(lab)).toMatch(/0\/1 +(PostStartHookError|CrashLoopBackOff) +1/)
    expect(eventsOf(lab, 'a')).toEqual(
      expect.arrayContaining([
        'FailedPostStartHook: PostStartHook failed',
        'Killing: FailedPostStartHook',
      ]),
    )
  })

  it('may ask for a tcpSocket, which no kubelet can do', () => {
    const lab = oneNode()
    applied(lab, withLog('{ postStart: { tcpSocket: { port: 80 } } }', 1))
    lab.advance('9s')
    expect(eventsOf(lab, 'a')).toContain('FailedPostStartHook: PostStartHook failed')
  })
})

describe('a preStop hook', () => {
  it('runs before the signal, inside of the grace period', () => {
    const lab = oneNode()
    applied(lab, withLog('{ preStop: { exec: { command: [sh, -c, "echo bye > /v/f"] } } }'))
    lab.advance('3s')
    lab.sh('kubectl delete pod a')
    expect(log(lab)).toBe('bye\n')
  })

  it('that takes too long is left behind after the grace period', () => {
    const lab = oneNode()
    applied(lab, withLog('{ preStop: { sleep: { seconds: 3 } } }', 10))
    lab.advance('3s')
    const before = lab.now
    lab.sh('kubectl delete pod a')
    // Three seconds of sleep, and the rest of ten until a process that ignores TERM is killed.
    expect(Math.round((lab.now - before) / 1000)).toBeGreaterThanOrEqual(10)
    expect(Math.round((lab.now - before) / 1000)).toBeLessThanOrEqual(12)
  })

  it('that fails is told, and nothing else', () => {
    const lab = oneNode()
    applied(lab, withLog('{ preStop: { exec: { command: ["false"] } } }', 2))
    lab.advance('3s')
    lab.sh('kubectl delete pod a')
    expect(said(lab, 'kubectl get events')).toContain('PreStopHook failed')
  })
})

describe('sidecars', () => {
  it('end after the containers that they serve, the last one first', () => {
    const lab = oneNode()
    const shell = (name: string) =>
      `[sh, -c, "trap 'echo ${name} >> /v/f; exit 0' TERM; while true; do sleep 1; done"]`
    const container = (name: string, more = '') =>
      `{ name: ${name}, image: busybox, imagePullPolicy: IfNotPresent, ${more} command: ${shell(name)}, volumeMounts: [{ name: v, mountPath: /v }] }`
    applied(
      lab,
      `apiVersion: v1
kind: Pod
metadata: { name: a }
spec:
  volumes: [{ name: v, hostPath: { path: /log } }]
  initContainers:
    - ${container('one', 'restartPolicy: Always,')}
    - ${container('two', 'restartPolicy: Always,')}
  containers:
    - ${container('main')}
`,
    )
    lab.advance('9s')
    expect(status(lab)).toMatch(/3\/3 +Running/)
    lab.sh('kubectl delete pod a')
    expect(log(lab)).toBe('main\ntwo\none\n')
  })

  it('do not keep a job from its end', () => {
    const lab = oneNode()
    applied(
      lab,
      `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {restartPolicy: Never, terminationGracePeriodSeconds: 1,
        initContainers: [{name: side, image: busybox, imagePullPolicy: IfNotPresent, restartPolicy: Always, command: [sleep, '3600']}],
        containers: [{name: main, image: busybox, imagePullPolicy: IfNotPresent, command: [sleep, '3']}]}}`,
    )
    lab.advance('20s')
    expect(status(lab)).toContain('Completed')
  })
})

describe('the end of a container', () => {
  it('leaves a message: from its file, or from the end of its log', () => {
    const lab = oneNode()
    const pod = (name: string, line: string, more: string) =>
      `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {restartPolicy: Never, containers: [{name: main, image: busybox, imagePullPolicy: IfNotPresent, command: [sh, -c, "${line}"]${more}}]}}`
    const message = (name: string) =>
      said(
        lab,
        `kubectl get pod ${name} -o jsonpath='{.status.containerStatuses[0].state.terminated.message}'`,
      )
    applied(lab, pod('file', 'echo why > /dev/termination-log', ''))
    applied(lab, pod('own', 'echo why > /why', ', terminationMessagePath: /why'))
    applied(
      lab,
      pod('log', 'echo from the log; exit 1', ', terminationMessagePolicy: FallbackToLogsOnError'),
    )
    lab.advance('8s')
    expect(['file', 'own', 'log'].map(message)).toEqual(['why\n', 'why\n', 'from the log\n'])
  })

  it('starts it again where a rule says so', () => {
    const lab = oneNode()
    applied(
      lab,
      `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {restartPolicy: Never, containers: [{name: main, image: busybox, imagePullPolicy: IfNotPresent, command: [sh, -c, "exit 42"], restartPolicy: Never, restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [42]}}]}]}}`,
    )
    lab.advance('8s')
    expect(status(lab)).toMatch(/(CrashLoopBackOff|Error) +[12]/)
  })

  it('shows in the status of a deleted pod that a finalizer holds', () => {
    const lab = oneNode()
    applied(lab, sleeper('a').replace('name: a }', 'name: a, finalizers: [example.com/hold] }'))
    lab.advance('3s')
    lab.sh('kubectl delete pod a --wait=false')
    lab.advance('10s')
    expect(status(lab)).toMatch(/0\/1 +Error/)
  })
})

describe('a bare pod', () => {
  it('is started again when its image is another one', () => {
    const lab = oneNode()
    lab.machine('n1').docker.pull('busybox:1.36')
    applied(lab, sleeper('a'))
    lab.advance('3s')
    lab.sh('kubectl set image pod/a main=busybox:1.36')
    lab.advance('5s')
    expect(status(lab)).toMatch(/1\/1 +Running +1/)
    expect(eventsOf(lab, 'a')).toContain(
      'Killing: Container main definition changed, will be restarted',
    )
  })

  it('is ready when its readiness gates are open', () => {
    const lab = oneNode()
    applied(lab, sleeper('a', { more: 'readinessGates: [{ conditionType: example.com/open }]' }))
    lab.advance('3s')
    expect(said(lab, 'kubectl get pod a -o jsonpath={.status.conditions}')).toContain(
      'corresponding condition of pod readiness gate \\"example.com/open\\" does not exist.',
    )
    lab.sh(
      `kubectl patch pod a --subresource=status -p '{"status":{"conditions":[{"type":"example.com/open","status":"True"}]}}'`,
    )
    lab.advance('1s')
    expect(said(lab, 'kubectl wait --for=condition=Ready pod/a --timeout=1s')).toContain('met')
  })

  it.each([
    [
      'nodeName: n1\nnodeSelector: { disk: ssd }',
      '',
      'NodeAffinity',
      "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
    ],
    [
      'nodeName: n1',
      'resources: { requests: { cpu: "4" } }',
      'OutOfcpu',
      "Node didn't have enough resource: cpu, requested: 4000, used: 0, capacity: 2000",
    ],
  ])('that its node cannot take fails: %s %s', (more, container, reason, message) => {
    const lab = oneNode()
    applied(lab, sleeper('a', { more, container }))
    lab.advance('3s')
    expect(status(lab)).toContain(reason)
    expect(said(lab, 'kubectl get pod a -o jsonpath={.status.message}')).toBe(
      `Pod was rejected: ${message}`,
    )
    expect(eventsOf(lab, 'a')).toContain(`${reason}: ${message}`)
  })
})

describe('a container that its liveness probe ends', () => {
  it('starts again in the same pass, without back-off at first', () => {
    const lab = oneNode()
    applied(
      lab,
      sleeper('a', {
        container:
          'livenessProbe: { tcpSocket: { port: 9 }, periodSeconds: 2, failureThreshold: 2 }',
      }),
    )
    lab.advance('15s')
    expect(status(lab)).toMatch(/1\/1 +Running +2/)
  })
})
