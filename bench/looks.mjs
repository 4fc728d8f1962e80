// What it costs to look at a cluster, and to change one thing in it: it should not matter how large
// the cluster is.
import { least } from './cluster.mjs'

const TRIES = 15

/** Rows of times, in milliseconds. */
export function looks(lab, pods) {
  lab.sh('kubectl create namespace x')
  lab.kubectl.create('deployment', 'small', { image: 'nginx', replicas: 10, namespace: 'x' })
  lab.settle()
  const pod = lab.kubectl.get('pods', { namespace: 'x' })[0].metadata.name
  const address = lab.sh("kubectl get service web-1 -o jsonpath='{.spec.clusterIP}'").stdout
  let label = 0
  const row = (name, work, tries = TRIES) => ({ name, pods, milliseconds: least(tries, work) })
  const rows = [
    row('typed get of all pods', () => void lab.kubectl.get('pods').length, 2),
    row('kubectl get pods -n x', () => lab.sh('kubectl get pods -n x')),
    row('kubectl get pod y', () => lab.sh(`kubectl get pod ${pod} -n x`)),
    row('kubectl describe pod y', () => lab.sh(`kubectl describe pod ${pod} -n x`)),
    row('a request to a Service', () => lab.machine('node-1').sh(`curl -s -m 1 ${address}`), 5),
    row('fork', () => lab.fork()),
  ]
  let seen = 0
  const stop = lab.subscribe(() => seen++)
  rows.push(
    row('a change, told to a subscriber', () =>
      lab.sh(`kubectl label pod ${pod} -n x step=${++label} --overwrite`),
    ),
  )
  stop()
  if (seen < TRIES) throw new Error('the subscriber was not told')
  const all = row(
    'kubectl get pods -A',
    () => lab.sh('kubectl get pods -A', { output: 1e9, steps: 1e9 }),
    1,
  )
  rows.push({ ...all, micros: (all.milliseconds * 1000) / pods })
  lab.kubectl.delete('namespace', 'x', { wait: false })
  lab.settle()
  return rows
}
