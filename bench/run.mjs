// Time and memory per pod for Deployments on hollow nodes, from create to all Running, beside a baseline of plain mutable Maps in the
// same run: a ratio says more than a time on one machine.
import { createLab } from '../dist/index.js'

const PODS_A_NODE = 100
const REPLICAS = 100
const SIZES = [1_000, 10_000]

const heap = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** What `work` takes, and what it leaves on the heap: microseconds and bytes for each of `count`. */
function measure(count, work) {
  const before = heap()
  const start = performance.now()
  const kept = work()
  const micros = ((performance.now() - start) * 1000) / count
  const bytes = (heap() - before) / count
  return { micros, bytes, kept }
}

/** As many writes as a pod takes (create, bind, status, events), into plain Maps that copy the object, as a mutable store would. */
function baseline(count) {
  const pods = new Map()
  const byNode = new Map()
  const events = new Map()
  for (let i = 0; i < count; i++) {
    const key = `default/pod-${i}`
    pods.set(key, { metadata: { name: `pod-${i}`, labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'nginx' }] }, status: { phase: 'Pending' } })
    const node = `node-${i % Math.ceil(count / PODS_A_NODE)}`
    pods.set(key, { ...pods.get(key), spec: { ...pods.get(key).spec, nodeName: node } })
    byNode.set(node, (byNode.get(node) ?? new Set()).add(key))
    pods.set(key, { ...pods.get(key), status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }], podIP: '10.0.0.1' } })
    for (const reason of ['SuccessfulCreate', 'Scheduled']) events.set(`${key}/${reason}`, { reason, about: key, count: 1 })
  }
  return { pods, byNode, events }
}

function cluster(count) {
  const nodes = Array.from({ length: Math.ceil(count / PODS_A_NODE) }, (_, i) => ({ name: `node-${i}`, runtime: 'hollow' }))
  return createLab({ seed: 1, cluster: { nodes } })
}

function deploy(lab, count) {
  for (let i = 0; i < count / REPLICAS; i++) lab.kubectl.create('deployment', `web-${i}`, { image: 'nginx', replicas: REPLICAS })
  lab.settle()
  const running = lab.kubectl.get('pods').filter(({ status }) => status?.phase === 'Running').length
  if (running !== count) throw new Error(`${running} of ${count} pods are running`)
  return lab
}

deploy(cluster(REPLICAS), REPLICAS) // warms up
const results = SIZES.map((count) => {
  const plain = measure(count, () => baseline(count))
  const lab = cluster(count)
  const real = measure(count, () => deploy(lab, count))
  return { count, plain, real }
})

const row = (...cells) => console.log(cells.map((cell, i) => String(cell).padStart(i === 0 ? 8 : 16)).join(''))
row('pods', 'us/pod', 'bytes/pod', 'baseline us', 'baseline bytes', 'times baseline')
for (const { count, plain, real } of results)
  row(count, real.micros.toFixed(1), Math.round(real.bytes), plain.micros.toFixed(2), Math.round(plain.bytes), (real.micros / plain.micros).toFixed(0))
const [small, large] = results
console.log(
  `\ncost per pod at ${large.count} over that at ${small.count}: ${(large.real.micros / small.real.micros).toFixed(2)} (time), ${(large.real.bytes / small.real.bytes).toFixed(2)} (heap)`,
)
