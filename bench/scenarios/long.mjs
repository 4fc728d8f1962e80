// Long lives with the default history: what the second half of a life adds to the memory, beside the
// first. What is bounded adds next to nothing.
import { createLab } from '../build.mjs'
import { heap, report } from '../cluster.mjs'

const [share = 1] = process.argv.slice(2).map(Number)

/** How much more memory is used after the second half of a life than after the first, in bytes. */
function growth(times, once) {
  for (let i = 0; i < times / 2; i++) once(i)
  const half = heap()
  for (let i = times / 2; i < times; i++) once(i)
  return heap() - half
}

function churn() {
  const lab = createLab({ cluster: { nodes: 3 } })
  const REPLICAS = 20
  lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: REPLICAS })
  lab.settle()
  return growth(Math.round((10_000 * share) / REPLICAS), () => {
    lab.sh('kubectl delete pods -l app=web --wait=false')
    lab.settle()
  })
}

function withApp(script) {
  const lab = createLab({ cluster: { nodes: 1 } })
  lab.sh(`docker run -d --name app -p 8080:8080 node:20 node -e "${script}"`)
  lab.advance('10s')
  return lab
}

function requests() {
  const lab = withApp("require('http').createServer((q, r) => r.end('hi')).listen(8080)")
  const HUNDRED = 'for i in $(seq 1 100); do curl -s localhost:8080 > /dev/null; done'
  return growth(Math.round(10_000 * share), () => lab.sh(HUNDRED))
}

function logLines() {
  const lab = withApp(
    "setInterval(() => { for (let i = 0; i < 100; i++) console.log('line', i) }, 100)",
  )
  return growth(Math.round(100 * share), () => lab.advance('10s'))
}

report(
  Object.entries({
    'pods churned on daemons': churn,
    'requests to a node app': requests,
    'lines of a log': logLines,
  }).map(([name, live]) => ({ name, bytes: live() })),
)
