/**
 * Recordings of the real Docker and the real Kubernetes, step by step: what they said, kubarium
 * says.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { linesOf } from './masks.js'

interface Step {
  readonly file?: string
  readonly text?: string
  readonly wait?: number
  readonly until?: string
  readonly cmd?: string
  readonly rc?: number
  readonly stdout?: string
  readonly stderr?: string
  /** Two recordings of the real thing differ here: only the exit code counts. */
  readonly noisy?: boolean
}
interface Recording {
  readonly about: { readonly title: string; readonly nodes?: string; readonly hollow?: string }
  readonly steps: readonly Step[]
}

const KUBIA = {
  Dockerfile: 'FROM node:7\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n',
  'app.js': `const http = require('http'), os = require('os')
console.log('Kubia server starting...')
http.createServer((request, response) => {
  console.log('Received request from ' + request.connection.remoteAddress)
  response.end("You've hit " + os.hostname() + '\\n')
}).listen(8080)
`,
}

const UNORDERED = /events|sort-by|docker (pull|push|run|build)/
/** What these say is about the machine that was recorded. */
const OF_THE_MACHINE = /docker inspect/

function replay(name: string): void {
  const { about, steps }: Recording = JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'))
  const nodes = (about.nodes ?? '').split(' ').filter(Boolean)
  const lab: Lab = createLab(nodes.length > 0 ? { cluster: { nodes: nodes.map((node) => ({ name: node, address: '192.0.2.2', capacity: { cpu: '2', memory: '24Gi', pods: '110' } })) } } : {})
  lab.publish('idealism/kubia', KUBIA)
  // The sessions of Docker alone were recorded with the classic builder.
  if (nodes.length > 0) lab.advance('20s')
  else lab.sh('export DOCKER_BUILDKIT=0')
  const terminal = lab.machine(nodes[0] ?? 'host')
  describe(about.title, () => {
    for (const step of steps) {
      if (step.file !== undefined) terminal.writeFile(step.file, step.text ?? '')
      else if (step.wait !== undefined) lab.advance(step.wait * 1000)
      else if (step.until !== undefined) waitFor(step.until)
      else check(step)
    }
  })

  /** The real terminal asked again and again, too. */
  function waitFor(line: string): void {
    for (let i = 0; i < 400 && terminal.sh(line).exitCode !== 0; i++) lab.advance(300)
  }

  function check({ cmd = '', rc = 0, stdout = '', stderr = '', noisy = false }: Step): void {
    const got = terminal.sh(cmd)
    lab.advance(50)
    it(cmd, () => {
      expect(got.exitCode).toBe(rc)
      if (noisy || OF_THE_MACHINE.test(cmd)) return
      const how = { unordered: UNORDERED.test(cmd), processes: /\bps$/.test(cmd) && !cmd.startsWith('docker ps') }
      expect(linesOf(got.stdout, how)).toEqual(linesOf(stdout, how))
      expect(linesOf(got.stderr, how)).toEqual(linesOf(stderr, how))
    })
  }
}

replay('docker-chapter')
replay('chapter')
