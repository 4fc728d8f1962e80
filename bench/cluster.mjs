// What the scenarios have in common: clusters of hollow nodes with Deployments behind Services, and
// how time and memory are measured. Time is CPU time in user mode, of all threads: what others do on
// the machine disturbs it little, and work that is moved to another thread still counts.
import { createLab } from './build.mjs'

/** Pods of one Deployment, and pods that there are for each node. */
export const REPLICAS = 100
const PODS_A_NODE = 30

/** Used memory in bytes, after a collection. */
export function heap() {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** Milliseconds of user CPU that `work` takes. */
export function time(work) {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user / 1000
}

/** How long a measurement has to last: the system counts CPU time in ticks. */
const ENOUGH = 40
const SERIES = 5

/**
 * Milliseconds that `work` takes, each time: the least of some series, each of `tries` or as many
 * more as are long enough to be counted.
 */
export function least(tries, work) {
  let [count, took] = [0, 0]
  while (count < tries || took < ENOUGH) {
    took += time(work)
    count++
    if (count >= 100 * tries && took === 0) break
  }
  const series = Array.from({ length: SERIES }, () =>
    time(() => {
      for (let i = 0; i < count; i++) work()
    }),
  )
  return Math.min(took, ...series) / count
}

export const nodesFor = (pods) => Math.max(10, Math.round(pods / PODS_A_NODE))

const hollowNodes = (count) =>
  Array.from({ length: count }, (_, i) => ({ name: `node-${i}`, runtime: 'hollow' }))

/**
 * A lab with a cluster of hollow nodes. It keeps no history: what is measured is the world, not how
 * often it is remembered.
 */
export const hollowLab = (nodes) =>
  createLab({ seed: 1, history: 0, cluster: { nodes: hollowNodes(nodes) } })

/** Deployments of a hundred pods, each behind a Service. */
export function deploy(lab, pods) {
  for (let i = 0; i < pods / REPLICAS; i++) {
    lab.kubectl.create('deployment', `web-${i}`, { image: 'nginx', replicas: REPLICAS })
    lab.kubectl.expose('deployment', `web-${i}`, { port: 80 })
  }
  lab.settle()
}

/** Throws unless so many pods run, and are in the endpoints of their Services. */
export function check(lab, pods) {
  let [running, ready] = [0, 0]
  for (const { status, metadata } of lab.kubectl.get('pods'))
    if (status?.phase === 'Running' && !metadata.deletionTimestamp) running++
  for (const { endpoints } of lab.kubectl.get('endpointslices'))
    ready += endpoints.filter(({ conditions, targetRef }) => conditions?.ready && targetRef).length
  if (running !== pods || ready < pods)
    throw new Error(`${running} of ${pods} pods are running, ${ready} are in endpoints`)
}

/** Puts rows where the parent process finds them. */
export const report = (rows) => process.stdout.write(`${JSON.stringify(rows)}\n`)
