import { describe, expect, it } from 'vitest'
import { SeenTimeoutError, UsageError, createLab } from '../../src/index.js'

describe('lab.ready', () => {
  it('waits until a deployment is rolled out', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.create('deployment', 'web', { image: 'nginx:1.27', replicas: 2 })
    lab.ready('deployment/web')
    lab.kubectl.set('image', 'deployment/web', 'nginx=nginx:1.28')
    lab.ready('deployment/web')
    const pods = lab
      .objects('Pod', { selector: 'app=web' })
      .filter(({ metadata }) => !metadata.deletionTimestamp)
    expect(pods.map(({ spec }) => spec?.containers[0]?.image)).toEqual(['nginx:1.28', 'nginx:1.28'])
    lab.kubectl.scale('deployment', 'web', { replicas: 0 })
    lab.ready('deployment/web')
    expect(
      lab.objects('ReplicaSet', { namespace: 'default' }).some(({ status }) => status?.replicas),
    ).toBe(false)
  })

  it('knows pods, jobs, claims, services, nodes, and what is only there', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
    lab.ready('node/minikube-m02')
    lab.sh('kubectl run web --image=nginx --port=80 --expose')
    lab.ready('service/web')
    lab.ready('pod/web')
    lab.sh('kubectl create job one --image=busybox -- sleep 5')
    lab.ready('job/one')
    lab.sh('kubectl create namespace shop; kubectl create configmap -n shop settings')
    lab.ready('shop/configmap/settings')
    lab.ready(lab.objects('Namespace').find(({ metadata }) => metadata.name === 'shop') ?? '')
    expect(lab.objects('Pod', { selector: 'run=web' })[0]?.status?.phase).toBe('Running')
  })

  it('waits for what does not exist yet, and says what it has seen instead', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.sh('(sleep 5; kubectl run late --image=nginx) &')
    lab.ready('pod/late')
    lab.kubectl.run('broken', { image: 'nowhere/nothing' })
    expect(() => lab.ready('pod/broken', { timeout: '1m' })).toThrow(SeenTimeoutError)
    expect(() => lab.ready('pod/broken', { timeout: '1s' })).toThrow(
      /^did not come true within 1s: Pod default\/broken is ready\nnot ready:\n {2}Pod default\/broken: /,
    )
    expect(() => lab.ready('pawn/a')).toThrow(UsageError)
  })
})
