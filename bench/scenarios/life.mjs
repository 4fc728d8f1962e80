// A cluster's life: everything is created, replaced, a tenth of the nodes is lost, everything is
// deleted. And what it costs to look at it.
import { baseline } from '../baseline.mjs'
import {
  REPLICAS,
  check,
  deploy,
  heap,
  hollowLab,
  least,
  nodesFor,
  report,
  time,
} from '../cluster.mjs'
import { looks } from '../looks.mjs'

const pods = Number(process.argv[2])
const rows = []
const add = (name, milliseconds, count = pods) =>
  rows.push({ name, pods, milliseconds, micros: (milliseconds * 1000) / count })

if (pods <= 10_000) {
  // What is compiled on the way is not what is measured.
  const lab = hollowLab(nodesFor(pods))
  deploy(lab, pods)
  live(lab, () => undefined)
}

const plain = least(3, () => void baseline(pods))
const before = heap()
rows.push({ name: 'baseline', pods, milliseconds: plain, micros: (plain * 1000) / pods })

let lab
add(
  'nodes join',
  time(() => (lab = hollowLab(nodesFor(pods)))),
  nodesFor(pods),
)
add(
  'create until all run and are in endpoints',
  time(() => deploy(lab, pods)),
)
rows.push({ name: 'peak memory', bytes: process.resourceUsage().maxRSS * 1024 })
check(lab, pods)
const used = heap() - before
rows.push({ name: 'heap', pods, bytes: used, bytesPerPod: used / pods })
add(
  'an hour at rest',
  time(() => lab.advance('1h')),
)
rows.push(...looks(lab, pods))
live(lab, add)
report(rows)

function live(lab, add) {
  add(
    'rolling update of all',
    time(() => {
      for (let i = 0; i < pods / REPLICAS; i++)
        lab.kubectl.set('image', `deployment/web-${i}`, 'nginx=nginx:1.27')
      lab.settle()
    }),
  )
  check(lab, pods)
  const lost = Math.round(nodesFor(pods) / 10)
  add(
    'loss of a tenth of the nodes',
    time(() => {
      for (let i = 0; i < lost; i++) lab.machine(`node-${i}`).powerOff()
      lab.advance('7m')
    }),
    pods / 10,
  )
  check(lab, pods)
  add(
    'delete everything',
    time(() => {
      lab.kubectl.delete('deployments', { all: true, wait: false })
      lab.kubectl.delete('services', { all: true })
      lab.settle()
    }),
  )
  // What is on the lost nodes waits for their kubelets.
  const left = lab.kubectl
    .get('pods')
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
  if (left.length > 0) throw new Error(`${left.length} pods are left`)
}
