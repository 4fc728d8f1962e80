// What most people have: a workstation, a cluster of three nodes, a Deployment. Fresh: the first lab of a process.
import { createLab } from '../../dist/index.js'
import { least, report, time } from '../cluster.mjs'

const PODS = 300
const TRIES = 9

function answering() {
  const lab = createLab({ cluster: { nodes: 3 } })
  if (lab.kubectl.get('nodes').length !== 3) throw new Error('the cluster does not answer')
  return lab
}

function deployment(nodes) {
  const lab = createLab({ cluster: { nodes } })
  return time(() => {
    lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: PODS })
    lab.settle()
    if (lab.kubectl.get('pods').filter(({ status }) => status?.phase === 'Running').length !== PODS) throw new Error('not all pods are running')
  })
}

const hollow = [1, 2, 3].map((i) => ({ name: `n${i}`, runtime: 'hollow' }))
const best = (work) => Math.min(...Array.from({ length: TRIES }, work))

const fresh = time(answering)
const small = createLab({ cluster: { nodes: 3 } })
small.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 10 })
small.settle()
report([
  { name: 'a lab with 3 nodes, the first of a process', milliseconds: fresh },
  { name: 'a lab with 3 nodes, ready and answering', milliseconds: least(TRIES, answering) },
  { name: '300 pods Running on hollow nodes', milliseconds: best(() => deployment(hollow)) },
  { name: '300 pods Running on daemons', milliseconds: best(() => deployment(3)) },
  { name: 'fork of 10 pods', milliseconds: least(TRIES, () => small.fork()) },
])
