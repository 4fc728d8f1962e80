import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

/** Names that a real cluster of v1.36.2 gave. */
const DEPLOYMENT = (image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 1
  minReadySeconds: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: a
        image: ${image}
        imagePullPolicy: IfNotPresent
        readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 1}
`
const STATEFUL_SET = (image: string) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  serviceName: db
  replicas: 1
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: a, image: "${image}", ports: [{containerPort: 5432}]}]}
`

const cluster = () => createLab({ cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })
const names = (kind: string, manifests: readonly string[]): string[] => {
  const lab = cluster()
  for (const manifest of manifests) {
    lab.kubectl.apply(manifest)
    lab.advance('10s')
  }
  return lab.kubectl.get(kind).map(({ metadata }) => metadata?.name ?? '')
}

describe('the hash of a template', () => {
  it('is the one that a real cluster gives, so that ReplicaSets are listed in its order', () => {
    expect(
      names(
        'replicasets',
        ['luksa/kubia:v1', 'luksa/kubia:v2', '127.0.0.1:5000/nosuch/image:9'].map(DEPLOYMENT),
      ),
    ).toEqual(['web-57bc49455f', 'web-7c88864dfc', 'web-9bc5bf67b'])
  })

  it('of a StatefulSet is made of the patch that its revision holds', () => {
    expect(names('controllerrevisions', ['postgres:16', 'postgres:17'].map(STATEFUL_SET))).toEqual([
      'db-6c69f6c94b',
      'db-79d978f449',
    ])
  })

  it('is another one after a collision', () => {
    const [name = ''] = names('replicasets', [DEPLOYMENT('luksa/kubia:v1')])
    const lab = cluster()
    lab.kubectl.apply(`
apiVersion: apps/v1
kind: ReplicaSet
metadata: {name: ${name}}
spec:
  replicas: 0
  selector: {matchLabels: {app: other}}
  template: {metadata: {labels: {app: other}}, spec: {containers: [{name: a, image: busybox}]}}
`)
    lab.kubectl.apply(DEPLOYMENT('luksa/kubia:v1'))
    lab.advance('10s')
    const made = lab.kubectl.get('replicasets', { selector: 'app=web' })
    expect(made).toHaveLength(1)
    expect(made[0]?.metadata?.name).not.toBe(name)
    expect(lab.kubectl.get('deployments')[0]?.status).toMatchObject({ collisionCount: 1 })
  })
})
