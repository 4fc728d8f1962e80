// Programs in containers and a shell on the workstation: requests to node apps through a Service, a
// pipe of a hundred thousand lines, an image of a thousand statements.
import { createLab } from '../build.mjs'
import { report, time } from '../cluster.mjs'

const REQUESTS = 100
const STATEMENTS = 1_000
const TRIES = 3
const APP = `const http = require('http')
const os = require('os')
http.createServer((request, response) => {
  response.writeHead(200)
  response.end('Hello from ' + os.hostname())
}).listen(8080)`

/** Runs a line; throws if it fails or does not print what it should. */
function run(lab, line, wanted = '') {
  const { exitCode, stdout, stderr } = lab.sh(line)
  if (exitCode !== 0 || !stdout.includes(wanted))
    throw new Error(
      `${line.slice(0, 100)}: ${exitCode} ${stdout.slice(-200)} ${stderr.slice(-200)}`,
    )
}

const write = (lab, path, text) => run(lab, `cat > ${path} <<'END'\n${text}\nEND`)

function requests() {
  const lab = createLab({ cluster: { nodes: 3 } })
  run(lab, 'mkdir -p app')
  write(lab, 'app/app.js', APP)
  write(lab, 'app/Dockerfile', 'FROM node:20\nCOPY app.js /app.js\nENTRYPOINT ["node", "/app.js"]')
  run(lab, 'docker build -t me/app app')
  run(lab, 'docker push me/app')
  lab.kubectl.create('deployment', 'app', { image: 'me/app', replicas: 3 })
  lab.kubectl.expose('deployment', 'app', { port: 80, targetPort: '8080' })
  lab.settle()
  lab.advance('10s')
  const { stdout: address } = lab.sh("kubectl get service app -o jsonpath='{.spec.clusterIP}'")
  const node = lab.machine('minikube')
  const line = `curl -s http://${address}`
  run(node, line, 'Hello from')
  return () => {
    for (let i = 0; i < REQUESTS; i++) run(node, line, 'Hello from')
  }
}

function lines() {
  const lab = createLab()
  return () => run(lab, "seq 1 100000 | awk '{s += $1} END {print s}'", '5000050000')
}

function build() {
  const statements = Array.from({ length: STATEMENTS - 1 }, (_, i) =>
    i % 2 ? `ENV A${i}=b` : `RUN echo ${i} > /f${i % 50}`,
  )
  return () => {
    const lab = createLab()
    run(lab, 'mkdir image')
    write(lab, 'image/Dockerfile', ['FROM alpine', ...statements].join('\n'))
    run(lab, 'docker build -t image image')
  }
}

const rows = []
for (const [name, make] of Object.entries({
  '100 curl through a Service to node apps': requests,
  'seq 1 100000 | awk': lines,
  'docker build of 1,000 statements': build,
})) {
  const work = make()
  rows.push({ name, milliseconds: Math.min(...Array.from({ length: TRIES }, () => time(work))) })
}
report(rows)
