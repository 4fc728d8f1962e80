/**
 * What ADD fetches from elsewhere: the machine asks for it with its own tools, so that faults of
 * the network and names are what they are for everybody on it.
 *
 * @see https://docs.docker.com/reference/dockerfile/#adding-files-from-a-url
 */
import { hostNamespace } from '../../net/namespace.js'
import { sha256 } from '../../oci/digest.js'
import { file } from '../../oci/entry.js'
import { makeLayer } from '../../oci/layer.js'
import { readLog } from '../../program/log.js'
import { spawn } from '../../program/spawn.js'
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { BuildError } from '../build/errors.js'
import { keyOf } from './cache.js'
import { discardExec, execContainers, execExitCode } from './exec.js'
import { gitSourceOf, needsAgent } from './git-source.js'
import type { Op, Work } from './graph.js'
import type { SolveWriter } from './solve-writer.js'
import { vertexOf } from './vertex.js'

type Fetch = Extract<Work, { readonly kind: 'download' | 'git' }>

const NO_HOST = 6
const HTTP_ERROR = 22
/** What a download may be read by: nobody but its owner. */
const MODE = 0o600

const NO_KEY = 'failed to load cache key: '
const noAgent = 'unset ssh forward key default'
const noName = (url: string, host: string): string =>
  `Get ${JSON.stringify(url)}: dial tcp: lookup ${host}: no such host`
const refused = (url: string, host: string): string =>
  `Get ${JSON.stringify(url)}: dial tcp ${host}: connect: connection refused`
const badStatus = (status: string): string => `invalid response status ${status}`
const mismatch = (got: string, wanted: string): string => `digest mismatch ${got}: ${wanted}`
/** What git says of a host that nobody knows. */
export const noRepository = (remote: string, host: string): string =>
  `failed to fetch remote ${remote}: git stderr:\nfatal: unable to access '${remote}/': Could not resolve host: ${host}\n: exit status 128`

/** Begins to fetch. @throws BuildError */
export function beginFetch(writer: SolveWriter, i: number, op: Op): void {
  const { work } = op
  if (work.kind !== 'download' && work.kind !== 'git') return
  const git = work.kind === 'git' ? gitSourceOf(work.url) : undefined
  if (git && needsAgent(git) && !writer.row.options.ssh.includes('default'))
    throw new BuildError(noAgent)
  const { tx, row } = writer
  const vertex = writer.begin(vertexOf(op.name, [], `${i} ${work.url}`))
  const container = ask(tx, row.machine, row.id, git ? `${git.remote}/info/refs` : work.url)
  writer.setOp(i, { state: 'running', vertex, container })
}

/** Asks for a URL in a process of the machine's; what it writes is the answer. */
function ask(tx: Tx, machine: string, solve: string, url: string): string {
  const id = hexId(tx.random)
  const host = hostNamespace(machine)
  const process = spawn(tx, {
    machine,
    pidNamespace: host,
    namespace: host,
    root: host,
    argv: ['curl', '-sS', '-L', '-f', url],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/root' },
    cwd: '/',
    user: { uid: 0, gid: 0, name: 'root' },
    streams: {
      stdin: { kind: 'null' },
      stdout: { kind: 'log', log: id, stream: 'stdout' },
      stderr: { kind: 'log', log: id, stream: 'stderr' },
    },
    terminal: false,
  })
  const row = { id, machine, solve, process, roots: [], caches: [], endpoints: [] }
  tx.put(execContainers, id, { ...row, isFetch: true })
  return id
}

/** Takes what was fetched. @throws BuildError */
export function endFetch(writer: SolveWriter, i: number, { work }: Op): void {
  const { container } = writer.row.ops[i] ?? {}
  if (container === undefined || (work.kind !== 'download' && work.kind !== 'git')) return
  const { tx } = writer
  const code = execExitCode(tx, container) ?? 1
  const lines = readLog(tx, container)
  const textOf = (stream: 'stdout' | 'stderr'): string =>
    lines.flatMap((line) => (line.stream === stream ? [line.text] : [])).join('')
  const body = textOf('stdout')
  const complaint = textOf('stderr')
  writer.setOp(i, { container: undefined })
  discardExec(tx, container)
  if (code !== 0) throw new BuildError(failureOf(work, code, complaint))
  if (work.kind === 'git') throw new BuildError(noRepository(work.url, hostOf(work.url)))
  const digest = sha256(body)
  if (work.checksum !== undefined && work.checksum !== digest)
    throw new BuildError(mismatch(digest, work.checksum))
  const layer = makeLayer({ [`/${work.file}`]: file(body, { mode: MODE, mtime: tx.now }) })
  writer.setOp(i, { state: 'done', layers: [layer], key: keyOf('download', work.file, digest) })
}

function failureOf(work: Fetch, code: number, complaint: string): string {
  const host = hostOf(work.url)
  if (work.kind === 'git') return noRepository(work.url.split('#')[0] ?? '', host)
  if (code === NO_HOST) return NO_KEY + noName(work.url, host)
  const status = /error: (\d+)/.exec(complaint)?.[1]
  if (code === HTTP_ERROR && status !== undefined) return NO_KEY + badStatus(status)
  return NO_KEY + refused(work.url, host)
}

const hostOf = (url: string): string => /^(?:\w+:\/\/)?(?:[^@/]*@)?([^/:]+)/.exec(url)?.[1] ?? ''
