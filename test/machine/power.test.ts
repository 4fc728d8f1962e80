import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'
import { UsageError } from '../../src/sim/errors.js'

describe('a machine that loses power', () => {
  it('stops its containers, and starts those again that are to be always there', () => {
    const lab = createLab()
    lab.sh(
      'docker run -d --name always --restart always busybox sleep 1000; docker run -d --name once busybox sleep 1000',
    )
    const host = lab.machine('host')
    host.powerOff()
    expect(() => lab.sh('docker ps')).toThrow(UsageError)
    lab.advance('1m')
    host.powerOn()
    lab.advance('1s')
    expect(lab.sh("docker ps --format '{{.Names}}'").stdout).toBe('always\n')
  })

  it('is missed by its cluster after 40 s, and its pods are replaced after five minutes more', () => {
    const lab = createLab({ cluster: { nodes: 3 } })
    lab.sh('kubectl create deployment web --image=nginx --replicas=3')
    lab.settle()
    const victim = lab.kubectl.get('pods')[0]?.spec?.nodeName ?? ''
    lab.machine(victim === 'minikube' ? 'minikube-m02' : victim).powerOff()
    lab.advance('1m')
    expect(lab.sh('kubectl get nodes').stdout).toContain('NotReady')
    lab.advance('6m')
    const running = lab.kubectl
      .get('pods')
      .filter(({ status, metadata }) => status?.phase === 'Running' && !metadata.deletionTimestamp)
    expect(running).toHaveLength(3)
  })

  it('brings its node back when it has power again', () => {
    const lab = createLab({ cluster: { nodes: 2 } })
    lab.machine('minikube-m02').powerOff()
    lab.advance('2m')
    lab.machine('minikube-m02').powerOn()
    lab.advance('30s')
    expect(lab.sh('kubectl get nodes').stdout).toMatch(/minikube-m02 +Ready/)
  })
})
