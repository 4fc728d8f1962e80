/**
 * The Docker Engine of a machine over HTTP: a request in, an answer out. Requests and what clients
 * type are calls of the lab.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */
import { attachInput } from '../../docker/attach.js'
import { cancelBuild, forgetBuild } from '../../docker/build/build.js'
import { DockerError } from '../../docker/errors.js'
import { execInput } from '../../docker/exec.js'
import { API_VERSION, ENGINE_VERSION, MIN_API_VERSION } from '../../docker/version.js'
import type { Simulation } from '../../sim/driver.js'
import type { Tx } from '../../sim/step.js'
import { joined } from '../body.js'
import type { EngineAnswer, EngineRequest, EngineStream } from './message.js'
import { routeOf } from './routes.js'
import { type EnginePiece, isBounded, pieceOf } from './streams.js'

/** The name of the tool in recordings. */
export const ENGINE = 'engine'

const NO_PAGE = 'page not found'
const VERSION = /^\/v(\d+)\.(\d+)(\/.*)$/
const COMMON = { ostype: 'linux', server: `Docker/${ENGINE_VERSION} (linux)` }
const TOLD = { 'api-version': API_VERSION, 'docker-experimental': 'false', ...COMMON }
const minor = (version: string): number => Number(version.split('.')[1])
/** How long a request lets time pass at most, if nothing else is said: what takes longer goes on. */
const PATIENCE = 600_000
const LONG_PATIENCE = 86_400_000

/** Whether a request lets time pass until it is answered. */
export type EngineTime = 'passing' | 'manual'

/** A request that was refused: nothing of what it has done stays. */
class Refused extends Error {
  constructor(readonly answer: EngineAnswer) {
    super()
  }
}

/** Answers a request to the daemon of a machine. */
export function askEngine(
  simulation: Simulation,
  machine: string,
  request: EngineRequest,
  time: EngineTime = 'manual',
): EngineAnswer {
  const answer = answered(simulation, machine, request)
  const open = answer.later ?? answer.stream
  if (time === 'manual' || !open || answer.input) return answer
  if (!isBounded(simulation.read(), machine, open)) return answer
  const patience = open.type === 'wait' || open.type === 'output' ? PATIENCE : LONG_PATIENCE
  return passTime(simulation, machine, answer, open, patience)
}

function answered(simulation: Simulation, machine: string, request: EngineRequest): EngineAnswer {
  try {
    return simulation.transact((tx) => {
      const answer = answerTo(tx, machine, request)
      return { ...answer, headers: { ...typed(answer), ...answer.headers } }
    }, `${request.method} ${request.path}`)
  } catch (error) {
    if (error instanceof Refused) return error.answer
    if (!(error instanceof DockerError)) throw error
    return refusal(error.status, error.message)
  }
}

const refusal = (status: number, message: string, headers: object = TOLD): EngineAnswer => ({
  status,
  headers: { ...headers, 'content-type': 'application/json' },
  body: { message },
})

const typed = ({ body }: EngineAnswer): Readonly<Record<string, string>> =>
  body === undefined || typeof body === 'string' || body instanceof Uint8Array
    ? TOLD
    : { ...TOLD, 'content-type': 'application/json' }

/** @throws DockerError, Refused */
function answerTo(tx: Tx, machine: string, request: EngineRequest): EngineAnswer {
  const at = request.path.indexOf('?')
  const target = at < 0 ? request.path : request.path.slice(0, at)
  const [, major = '1', second = String(minor(API_VERSION)), rest = target] =
    VERSION.exec(target) ?? []
  checkVersion(major, second)
  const route = routeOf(request.method, rest)
  if (!route) throw new Refused(refusal(404, NO_PAGE, {}))
  const query = new URLSearchParams(at < 0 ? '' : request.path.slice(at + 1))
  const { handler, names } = route
  return handler({ tx, machine, names, query, request, version: Number(second) })
}

/** @throws Refused for a version that is not spoken */
function checkVersion(major: string, second: string): void {
  const asked = `${major}.${second}`
  const isNew = Number(major) > 1 || Number(second) > minor(API_VERSION)
  if (isNew)
    throw new Refused(
      refusal(
        400,
        `client version ${asked} is too new. Maximum supported API version is ${API_VERSION}`,
      ),
    )
  if (Number(major) === 1 && Number(second) >= minor(MIN_API_VERSION)) return
  throw new Refused({
    status: 400,
    headers: {
      'api-version': API_VERSION,
      ...COMMON,
      'content-type': 'text/plain; charset=utf-8',
    },
    body: `client version ${asked} is too old. Minimum supported API version is ${MIN_API_VERSION}, please upgrade your client to a newer version\n`,
  })
}

/** Lets time pass until an answer is whole, or for so long; what is said meanwhile is part of it. */
function passTime(
  simulation: Simulation,
  machine: string,
  answer: EngineAnswer,
  open: EngineStream,
  patience: number,
): EngineAnswer {
  const parts: Uint8Array[] = answer.body instanceof Uint8Array ? [answer.body] : []
  let piece: EnginePiece = { stream: open }
  simulation.runUntil((read) => {
    if (piece.stream) piece = pieceOf(read, machine, piece.stream)
    if (piece.bytes) parts.push(piece.bytes)
    piece = { stream: piece.stream, ...(piece.error ? { error: piece.error } : {}) }
    return piece.stream === undefined
  }, simulation.now + patience)
  if (piece.error) return refusal(piece.error.status, piece.error.message)
  const { stream: _, later: __, ...whole } = answer
  const body = parts.length > 0 ? joined(parts) : answer.body
  const said = body === undefined ? {} : { body }
  if (piece.stream)
    return {
      ...whole,
      ...said,
      ...(answer.later ? { later: piece.stream } : { stream: piece.stream }),
    }
  endStream(simulation, open)
  return { ...whole, ...said }
}

/** A stream is over, or its client has left: a build that nobody waits for is given up. */
export function endStream(simulation: Simulation, stream: EngineStream): void {
  if (stream.type !== 'build') return
  simulation.transact((tx) => {
    cancelBuild(tx, stream.id)
    forgetBuild(tx, stream.id)
  }, 'build')
}

/** Input of a client whose connection was taken over; undefined is its end. */
export function typeInto(
  simulation: Simulation,
  machine: string,
  { container, exec }: NonNullable<EngineAnswer['input']>,
  text: string | undefined,
): void {
  simulation.transact((tx) => {
    if (exec !== undefined) execInput(tx, machine, exec, text)
    else if (container !== undefined) attachInput(tx, machine, container, text)
  }, 'input')
  simulation.runUntil(() => false, simulation.now)
}
