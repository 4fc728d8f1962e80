/**
 * A lab on loopback, for real programs.
 *
 * @module
 */
import { randomBytes } from 'node:crypto'
import { chmodSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { devNull } from 'node:os'
import { dockerHandlerOf } from '../docker/handler.js'
import { kubernetesHandlerOf } from '../kubernetes/handler.js'
import { hijack } from './hijack.js'
import { kubeconfigOf } from './kubeconfig.js'
import { type Pace, type ServedTime, paceOf } from './pace.js'
import { type ServableLab, isWhole } from './servable-lab.js'
import { type Serving, cut, serverOf } from './server.js'
import { publishOnLoopback } from './published-ports.js'
import { connectPod } from './upgrade.js'

/** How a lab is served. */
export interface ServeOptions {
  /** The port of the API server: 0 (by default) takes a free one, false serves none. */
  readonly kubernetes?: number | false
  /** The port of the Docker Engine, or the path of its socket; false (by default) serves none. */
  readonly docker?: number | string | false
  /**
   * Whether ports that containers of that engine's machine publish are listened on, on 127.0.0.1:
   * what a real program sends there reaches the container. False by default; `ports: true` without
   * `docker` listens as well.
   */
  readonly ports?: boolean
  /** Whose Docker Engine it is: the workstation's (`host`) by default. */
  readonly machine?: string
  /** How virtual time passes: `real` by default. */
  readonly time?: ServedTime
  /** Origins of pages that may ask, such as `http://localhost:5173`; none by default. */
  readonly origins?: readonly string[]
}

/** A lab that is served. */
export interface Served {
  /** A kubeconfig, as text; empty without an API server. */
  readonly kubeconfig: string
  /** What `DOCKER_HOST` has to be; empty without a Docker Engine. */
  readonly dockerHost: string
  /** What the environment of a program has to be so that kubectl and docker find the lab. */
  readonly env: Readonly<Record<string, string>>
  /** Ends all of it: connections are cut, and time passes no more by itself. */
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'
const secretPath = (): string => `/${randomBytes(16).toString('hex')}`

/** Serves a lab. */
export async function serveLab(lab: ServableLab, options: ServeOptions): Promise<Served> {
  const { docker = false, time = 'real' } = options
  const kubernetes = isWhole(lab) ? (options.kubernetes ?? 0) : false
  const pace = paceOf(lab, time)
  const servers: Pick<Serving, 'end'>[] = []
  const close = async (): Promise<void> => {
    pace.stop()
    await Promise.all(servers.map(({ end }) => end()))
  }
  try {
    const server =
      kubernetes === false ? '' : await openKubernetes(lab, kubernetes, options, pace, servers)
    const dockerHost = docker === false ? '' : await openDocker(lab, docker, options, pace, servers)
    if (options.ports)
      servers.push(publishOnLoopback(lab.door, options.machine ?? 'host', pace.asked))
    return {
      kubeconfig: server && kubeconfigOf(server),
      dockerHost,
      env: {
        ...(server && { KUBECONFIG: devNull, KUBERNETES_MASTER: server }),
        ...(dockerHost && { DOCKER_HOST: dockerHost, DOCKER_BUILDKIT: '0' }),
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Serves the API server; its address. */
async function openKubernetes(
  lab: ServableLab,
  port: number,
  { origins = [] }: ServeOptions,
  pace: Pace,
  servers: Pick<Serving, 'end'>[],
): Promise<string> {
  if (!isWhole(lab)) return ''
  const prefix = secretPath()
  const serving = serverOf({
    prefix,
    guard: { isFile: false, origins },
    asked: pace.asked,
    handle: kubernetesHandlerOf(lab, { prefix }),
    upgrade: (upgrade) => cut(connectPod(lab, prefix, upgrade), upgrade),
  })
  servers.push(serving)
  return `http://${LOOPBACK}:${await listen(serving.server, port)}${prefix}`
}

/** Serves a Docker Engine; what `DOCKER_HOST` has to be. */
async function openDocker(
  { door }: ServableLab,
  at: number | string,
  { origins = [], machine = 'host' }: ServeOptions,
  pace: Pace,
  servers: Pick<Serving, 'end'>[],
): Promise<string> {
  const isFile = typeof at === 'string'
  const prefix = isFile ? '' : secretPath()
  const serving = serverOf({
    prefix,
    guard: { isFile, origins },
    asked: pace.asked,
    handle: dockerHandlerOf(door, { machine, prefix, time: 'manual' }),
    upgrade: (upgrade) => cut(hijack(door, machine, prefix, upgrade), upgrade),
  })
  servers.push(serving)
  const port = await listen(serving.server, at)
  if (!isFile) return `tcp://${LOOPBACK}:${port}${prefix}`
  chmodSync(at, 0o600)
  return `unix://${at}`
}

/** Listens on loopback or on a file; the port. */
function listen(server: Server, at: number | string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    const listening = (): void => {
      server.off('error', reject)
      resolve(((server.address() ?? {}) as AddressInfo).port)
    }
    if (typeof at === 'string') server.listen(at, listening)
    else server.listen(at, LOOPBACK, listening)
  })
}
