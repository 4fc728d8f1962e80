// What lines that never end cost: each has to return within two seconds, wherever it runs.
// `node bench/endless.mjs [SEAT]`; seats are typed, docker, pod, own (the command of a container)
// and kubernetes (of a pod).
import { createLab } from '../dist/index.js'
import { NODE_SCRIPTS, SHELL_LINES, TOOL_LINES } from './endless-lines.mjs'

const MOST = 2_000

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`

const base = createLab({ cluster: { nodes: 1 } })
base.sh('docker run -d --name box busybox sleep 100d')
base.sh('kubectl run pod --image=busybox -- sleep 100d')
base.settle()
base.advance('30s')

const sh = (line) => (lab) => lab.sh(line)
/** Starts a container or a pod, and lets an hour pass. */
const start = (line) => (lab) => {
  lab.sh(line)
  lab.advance('1h')
}
const run = (image, command) => `docker run -d ${image} ${command}`
const SEATS = {
  typed: [...SHELL_LINES, ...TOOL_LINES].map(({ line }) => [line, sh(line)]),
  docker: SHELL_LINES.map(({ line }) => [line, sh(`docker exec box sh -c ${quoted(line)}`)]),
  pod: SHELL_LINES.map(({ line }) => [line, sh(`kubectl exec pod -- sh -c ${quoted(line)}`)]),
  own: [
    ...SHELL_LINES.map(({ line }) => [line, start(run('busybox', `sh -c ${quoted(line)}`))]),
    ...NODE_SCRIPTS.map((script) => [script, start(run('node:20', `node -e ${quoted(script)}`))]),
  ],
  kubernetes: SHELL_LINES.map(({ line }) => [
    line,
    start(`kubectl run loop --image=busybox -- sh -c ${quoted(line)}`),
  ]),
}

let slow = 0
for (const seat of process.argv[2] ? [process.argv[2]] : Object.keys(SEATS))
  for (const [line, work] of SEATS[seat]) {
    const lab = base.fork()
    const before = process.cpuUsage()
    work(lab)
    const { user, system } = process.cpuUsage(before)
    const milliseconds = Math.round((user + system) / 1000)
    if (milliseconds > MOST) slow++
    console.log(
      `${String(milliseconds).padStart(6)} ms  ${seat.padEnd(10)} ${JSON.stringify(line)}`,
    )
  }
if (slow > 0) console.log(`${slow} cost more than two seconds`)
process.exitCode = slow > 0 ? 1 : 0
