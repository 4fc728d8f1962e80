// How many pods a second the scheduler places on nodes in three zones, a third of them tainted.
// Nothing runs on these nodes: what is measured is the scheduler alone, with its bindings and
// events. `single` pods have no owner, so each is placed in a cycle of its own.
import { createLab } from '../build.mjs'
import { report, time } from '../cluster.mjs'

const [nodes, pods] = process.argv.slice(2).map(Number)
const ZONE = 'topology.kubernetes.io/zone'
const HOST = 'kubernetes.io/hostname'
const APP = 100

const TOLERANT = { tolerations: [{ key: 'dedicated', operator: 'Exists' }] }
const spread = (topologyKey, whenUnsatisfiable) => (labels) => ({
  ...TOLERANT,
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey, whenUnsatisfiable, labelSelector: { matchLabels: labels } },
  ],
})
const WANTS = {
  'requests and taints': () => ({}),
  tolerations: () => TOLERANT,
  'spreading over zones (must)': spread(ZONE, 'DoNotSchedule'),
  'spreading over hosts (must)': spread(HOST, 'DoNotSchedule'),
  'spreading over zones (should)': spread(ZONE, 'ScheduleAnyway'),
  'anti-affinity': (labels) => ({
    affinity: {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: HOST, labelSelector: { matchLabels: labels } },
        ],
      },
    },
  }),
  'a node selector': () => ({ nodeSelector: { disk: 'ssd' } }),
}

const node = (i) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name: `node-${i}`,
    labels: { [ZONE]: `z${i % 3}`, [HOST]: `node-${i}`, ...(i % 4 === 0 ? { disk: 'ssd' } : {}) },
  },
  spec: i % 3 === 1 ? { taints: [{ key: 'dedicated', value: 'x', effect: 'NoSchedule' }] } : {},
  status: {
    capacity: { cpu: '16', memory: '64Gi', pods: '110' },
    allocatable: { cpu: '16', memory: '64Gi', pods: '110' },
    conditions: [{ type: 'Ready', status: 'True' }],
  },
})

const pod = (name, app, spec) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', labels: { app } },
  spec: {
    ...spec({ app }),
    containers: [
      { name: 'c', image: 'nginx', resources: { requests: { cpu: '100m', memory: '128Mi' } } },
    ],
  },
})

function placed(what, items) {
  const lab = createLab({ seed: 1, history: 0, cluster: { nodes: [] } })
  lab.kubectl.create(Array.from({ length: nodes }, (_, i) => node(i)))
  lab.advance('1s')
  lab.kubectl.create(items)
  const milliseconds = time(() => lab.advance('1s'))
  const bound = lab.kubectl.get('pods').filter(({ spec }) => spec.nodeName).length
  if (bound !== pods) throw new Error(`${what}: ${bound} of ${pods} pods have a node`)
  return {
    name: `scheduler: ${what}`,
    nodes,
    pods,
    milliseconds,
    perSecond: (pods * 1000) / milliseconds,
  }
}

const app = (i) => `app-${Math.floor(i / APP)}`
const singles = (wants) => Array.from({ length: pods }, (_, i) => pod(`pod-${i}`, app(i), wants))
const deployments = (wants) =>
  Array.from({ length: pods / APP }, (_, i) => {
    const labels = { app: `app-${i}` }
    const { spec } = pod('', `app-${i}`, wants)
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `app-${i}` },
      spec: {
        replicas: APP,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec },
      },
    }
  })

placed('warm-up', singles(WANTS['requests and taints']))
report([
  ...Object.entries(WANTS).map(([what, wants]) =>
    placed(`single pods with ${what}`, singles(wants)),
  ),
  ...Object.entries(WANTS).map(([what, wants]) =>
    placed(`Deployments' pods with ${what}, their creation included`, deployments(wants)),
  ),
])
