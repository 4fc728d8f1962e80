// What labs on real daemons take: making one, bringing pods up on its nodes, and running many
// containers on one machine.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { LIBRARY, createLab } from './build.mjs'
import { least as leastTime, time as milliseconds } from './cluster.mjs'

const NODES = 3
const PODS = 300
const CONTAINERS = 1_000
/** The first tenth of the containers, whose cost the last tenth is compared with. */
const FEW = CONTAINERS / 10

const least = (times, measure) => Math.min(...Array.from({ length: times }, measure))

/** The same in a process that has run nothing yet, with what loading the library takes. */
function cold() {
  const code = `const before = process.cpuUsage()
const { createLab } = await import(${JSON.stringify(LIBRARY)})
createLab({ cluster: { nodes: ${NODES} } }).sh('kubectl get nodes')
process.stdout.write(String(process.cpuUsage(before).user / 1000))`
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', code],
    { encoding: 'utf8', cwd: fileURLToPath(new URL('.', import.meta.url)) },
  )
  if (status !== 0) throw new Error(stderr)
  return Number(stdout)
}

const warm = () =>
  leastTime(10, () =>
    createLab({ cluster: { nodes: NODES } })
      .kubectl.get('nodes')
      .toString(),
  )

/** From `kubectl create deployment` until every pod is Running. */
function untilRunning(runtime) {
  const lab = createLab({
    cluster: { nodes: Array.from({ length: NODES }, (_, i) => ({ name: `node-${i}`, runtime })) },
  })
  const took = milliseconds(() => {
    lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: PODS })
    lab.settle()
  })
  const running = lab.kubectl.get('pods').filter(({ status }) => status.phase === 'Running').length
  if (running !== PODS) throw new Error(`${running} of ${PODS} pods are Running`)
  return took
}

/**
 * `docker run -d` again and again on one machine: milliseconds for each of the first and of the
 * last hundred, then `docker ps`.
 */
function manyContainers() {
  const lab = createLab()
  lab.sh('docker pull nginx')
  const run = (from, to) =>
    milliseconds(() => {
      for (let i = from; i < to; i++) lab.sh(`docker run -d --name c${i} nginx`)
    }) /
    (to - from)
  run(0, FEW)
  const early = run(FEW, 2 * FEW)
  run(2 * FEW, CONTAINERS - FEW)
  const late = run(CONTAINERS - FEW, CONTAINERS)
  const ps = least(5, () => milliseconds(() => lab.sh('docker ps')))
  return { early, late, ps }
}

/**
 * The rows of the table of benchmarks about daemons. A `baseline` is what a value is to be compared
 * with, in its unit.
 */
export function daemonBench() {
  const firstLab = least(5, cold)
  warm()
  const { early, late, ps } = manyContainers()
  const onHollow = least(5, () => untilRunning('hollow'))
  return [
    { name: 'cold process: import, a lab with 3 nodes, kubectl get', value: firstLab, unit: 'ms' },
    { name: `lab with ${NODES} nodes answers`, value: warm(), unit: 'ms' },
    { name: `${PODS} pods Running on hollow nodes`, value: onHollow, unit: 'ms' },
    {
      name: `${PODS} pods Running on daemons`,
      value: least(5, () => untilRunning('containerd')),
      unit: 'ms',
      baseline: onHollow,
    },
    {
      name: `docker run beside ${CONTAINERS} containers`,
      value: late,
      unit: 'ms',
      baseline: early,
    },
    { name: `docker ps of ${CONTAINERS} containers`, value: ps, unit: 'ms' },
  ]
}
