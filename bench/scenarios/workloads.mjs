// What pods of StatefulSets, DaemonSets and Jobs cost, beside those of Deployments: each made,
// updated and deleted on hollow nodes, by the time that a pod takes.
import { createLab } from '../build.mjs'
import { report, time } from '../cluster.mjs'

const [pods] = process.argv.slice(2).map(Number)
const PER_NODE = 100
const nodes = Math.ceil(pods / PER_NODE)

const template = (more = {}) => ({
  metadata: { labels: { app: 'a' } },
  spec: { ...more, containers: [{ name: 'c', image: 'x' }] },
})
const selector = { matchLabels: { app: 'a' } }
const SETS = PER_NODE

const WORKLOADS = {
  Deployment: () => [['apps/v1', 'Deployment', { replicas: pods, selector, template: template() }]],
  StatefulSet: () => [
    [
      'apps/v1',
      'StatefulSet',
      {
        replicas: pods,
        podManagementPolicy: 'Parallel',
        serviceName: 'a',
        selector,
        template: template(),
      },
    ],
  ],
  DaemonSet: () =>
    Array.from({ length: SETS }, (_, i) => [
      'apps/v1',
      'DaemonSet',
      {
        selector: { matchLabels: { app: `a${i}` } },
        template: { ...template(), metadata: { labels: { app: `a${i}` } } },
      },
    ]),
  Job: () => [
    [
      'batch/v1',
      'Job',
      { parallelism: pods, completions: pods, template: template({ restartPolicy: 'Never' }) },
    ],
  ],
}

const rows = []
for (const [kind, made] of Object.entries(WORKLOADS)) {
  const lab = createLab({
    seed: 1,
    history: 0,
    cluster: {
      nodes: Array.from({ length: nodes }, (_, i) => ({
        name: `n${i}`,
        runtime: 'hollow',
        capacity: { cpu: '64', memory: '256Gi', pods: '250' },
      })),
    },
  })
  const objects = made().map(([apiVersion, name, spec], i) => ({
    apiVersion,
    kind: name,
    metadata: { name: `w${i}` },
    spec,
  }))
  const running = () =>
    lab.kubectl.get('pods').filter(({ status }) => status?.phase === 'Running').length
  const create = time(() => {
    lab.kubectl.create(objects)
    lab.settle()
  })
  const count = running()
  if (count < pods) throw new Error(`${kind}: ${count} of ${pods} pods run`)
  rows.push({ name: `${kind}s: create`, micros: (create * 1000) / pods })
  const gone = time(() => {
    lab.sh(`kubectl delete ${kind.toLowerCase()}s --all --wait=false`)
    lab.settle()
  })
  const left = lab.kubectl.get('pods').length
  if (left > 0) throw new Error(`${kind}: ${left} pods are left`)
  rows.push({ name: `${kind}s: delete`, micros: (gone * 1000) / pods })
}
report(rows)
