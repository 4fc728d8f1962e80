/**
 * `kubarium/http/node`: a lab on loopback, for real programs: kubectl, docker and what else speaks to
 * an API server or a Docker Engine. It is for Node alone.
 *
 * @example
 * import { createLab } from 'kubarium'
 * import { serve } from 'kubarium/http/node'
 *
 * const lab = createLab({ cluster: { nodes: 1 } })
 * const { kubeconfig, close } = await serve(lab)
 *
 * @module
 */
import './http.js'
import { type ServeOptions, type Served, serveLab } from './http/node/serve.js'
import { type Transport, type TransportOptions, transportTo } from './http/node/transport.js'
import {
  type Expected,
  check,
  fields,
  flag,
  listOf,
  must,
  oneOf,
  optional,
  text,
} from './lab/arguments.js'
import type { DockerLab } from './lab/docker-lab.js'
import type { Lab } from './lab/lab.js'

export type { ServedTime } from './http/node/pace.js'
export type { ServeOptions, Served } from './http/node/serve.js'
export type { Transport, TransportOptions } from './http/node/transport.js'

const isPort = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 65_536
const isPath = (value: unknown): boolean => typeof value === 'string' && value.startsWith('/')

const OPTIONS = fields({
  kubernetes: optional(must('a port or false', (value) => value === false || isPort(value))),
  docker: optional(
    must('a port, a path or false', (value) => value === false || isPort(value) || isPath(value)),
  ),
  ports: optional(flag),
  machine: optional(text),
  time: optional(oneOf('real', 'waiting', 'manual')),
  origins: optional(listOf(text)),
} satisfies Record<keyof ServeOptions, Expected>)

/**
 * Serves a lab's API server and, if asked, a Docker daemon of it: on 127.0.0.1 alone, below paths
 * that nobody can guess, and for no page of a browser unless it is in `origins`. Nothing of this
 * machine's files is read or written for a client.
 *
 * @example
 * const { env, close } = await serve(lab, { docker: 0, time: 'waiting' })
 * spawn('kubectl', ['get', 'nodes', '-w'], { env: { ...process.env, ...env }, stdio: 'inherit' })
 * @throws UsageError for wrong options, and for a machine that is not there
 * @throws Error of Node's for a port or path that cannot be listened on
 */
export async function serve(lab: Lab | DockerLab, options: ServeOptions = {}): Promise<Served> {
  check('options', options, OPTIONS)
  lab.machine(options.machine ?? 'host')
  return serveLab(lab, options)
}

const TRANSPORT = fields({
  to: optional(oneOf('kubernetes', 'docker')),
  machine: optional(text),
  time: optional(oneOf('real', 'waiting', 'manual')),
} satisfies Record<keyof TransportOptions, Expected>)

/**
 * Leads clients of this process to a lab's API server, or to a Docker Engine of it, without a port:
 * by an agent, a connection or a `fetch`, whichever the client takes.
 *
 * @example
 * import { CoreV1Api, KubeConfig } from '@kubernetes/client-node'
 *
 * const { configure, close } = transport(lab)
 * const api = configure(new KubeConfig()).makeApiClient(CoreV1Api)
 * console.log((await api.listNode()).items.length)
 * await close()
 * @throws UsageError for wrong options, and for a machine that is not there
 */
export function transport(lab: Lab | DockerLab, options: TransportOptions = {}): Transport {
  check('options', options, TRANSPORT)
  lab.machine(options.machine ?? 'host')
  return transportTo(lab, options)
}
