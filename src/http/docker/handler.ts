/**
 * The Docker Engine of a machine as a function from requests to answers.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */
import { outcomeOf } from '../../net/exchange.js'
import { hostNamespace } from '../../net/namespace.js'
import type { Message } from '../../net/request.js'
import { goJson } from '../../text/json.js'
import { responseOf, targetOf } from '../answer.js'
import { BodyTooLarge, bodyOf, joined } from '../body.js'
import { changesOf } from '../changes.js'
import type { Door } from '../door.js'
import { sendFrom } from '../send.js'
import { type Source, bytesOf, streamOf } from '../stream.js'
import { ENGINE, type EngineTime, askEngine, endStream, typeInto } from './engine.js'
import type { EngineAnswer, EngineRequest, EngineStream } from './message.js'
import { type EnginePiece, pieceOf, tablesOf } from './streams.js'
import { textArchive } from './text-archive.js'
import { TarError, UNEXPECTED_END, type TarEntry, tarEntries, unpacked } from './tar.js'

/** How a Docker Engine is served. */
export interface DockerHandlerOptions {
  /** Whose daemon it is: the workstation's (`host`) by default. */
  readonly machine?: string
  /** The path below which it is served; none by default. */
  readonly prefix?: string
  /** The most bytes of a request's body; 256 MiB by default. */
  readonly maxBody?: number
  /**
   * `passing` (by default): a request that takes time, such as a pull or a build, lets as much virtual
   * time pass as it takes. `manual`: it is answered when somebody else has let that time pass.
   */
  readonly time?: EngineTime
}

const MAX_BODY = 268_435_456
/** Headers that say something to the daemon; a function of a request hands no connection over. */
const HEADERS = /^content-type$/
const BLOCK = 512
const isGzip = ([first, second]: Uint8Array): boolean => first === 0x1f && second === 0x8b
const FILES = /^POST .*\/images\/(load|create)$/
const ARCHIVES = /^(PUT .*\/archive|POST .*\/build)$/
/** What is said of a body beyond the limit. */
export const TOO_LARGE = 'http: request body too large'

/** The daemon's verbs, as calls of a lab. */
export const engineVerbs = ({ simulation, fabric, perform }: Door) => ({
  request: (machine: string, request: EngineRequest, time: EngineTime): EngineAnswer =>
    perform(`${ENGINE}.request`, [machine, request, time], () =>
      askEngine(simulation, machine, request, time),
    ),
  input: (machine: string, input: NonNullable<EngineAnswer['input']>, text: string | null): void =>
    perform(`${ENGINE}.input`, [machine, input, text], () =>
      typeInto(simulation, machine, input, text ?? undefined),
    ),
  end: (stream: EngineStream): void =>
    perform(`${ENGINE}.end`, [stream], () => endStream(simulation, stream)),
  /** Sends a request to a port of the machine, from the machine itself; the exchange. */
  send: (machine: string, port: number, message: Message): string =>
    perform(`${ENGINE}.send`, [machine, port, message], () => {
      const sent = simulation.transact(
        (tx) => sendFrom(tx, fabric, hostNamespace(machine), port, message),
        'send',
      )
      simulation.runUntil(() => false, simulation.now)
      return sent
    }),
  /** Takes the outcome of a request, if there is one. */
  outcome: (exchange: string): ReturnType<typeof outcomeOf> =>
    perform(`${ENGINE}.outcome`, [exchange], () =>
      simulation.transact((tx) => outcomeOf(tx, exchange), 'outcome'),
    ),
})

/** A handler of requests to a Docker Engine of a lab. */
export function dockerHandlerOf(
  door: Door,
  { machine = 'host', prefix = '', maxBody = MAX_BODY, time = 'passing' }: DockerHandlerOptions,
): (request: Request) => Response | Promise<Response> {
  const engine = engineVerbs(door)
  return async (request) => {
    try {
      const asked = await engineRequest(request, prefix, maxBody)
      const answer = engine.request(machine, asked, time)
      return await responseTo(door, machine, request.method, answer)
    } catch (error) {
      if (!(error instanceof BodyTooLarge || error instanceof TarError)) throw error
      const isLarge = error instanceof BodyTooLarge
      const message = isLarge ? TOO_LARGE : error.message
      return responseOf(
        request.method,
        isLarge ? 413 : 500,
        { 'content-type': 'application/json' },
        goJson({ message }),
      )
    }
  }
}

/** What of a request the daemon sees. @throws BodyTooLarge, TarError */
async function engineRequest(
  request: Request,
  prefix: string,
  maxBody: number,
): Promise<EngineRequest> {
  const headers: Record<string, string> = {}
  request.headers.forEach((value, name) => {
    if (HEADERS.test(name)) headers[name] = value
  })
  const { method } = request
  const path = targetOf(request, prefix)
  const bytes = await bodyOf(request, maxBody)
  const asked = `${method} ${path.split('?')[0]}`
  const isArchive = ARCHIVES.test(asked)
  if (FILES.test(asked) && bytes.length > 0)
    return { method, path, headers, file: await textArchive(bytes, maxBody) }
  if (isArchive && bytes.length > 0 && bytes.length < BLOCK && !isGzip(bytes))
    throw new TarError(UNEXPECTED_END)
  const archive: readonly TarEntry[] | undefined = isArchive
    ? tarEntries(await unpacked(bytes, maxBody))
    : undefined
  const body = archive ? '' : new TextDecoder().decode(bytes)
  return {
    method,
    path,
    headers,
    ...(body === '' ? {} : { body }),
    ...(archive ? { archive } : {}),
  }
}

/** The bytes of a body that is there. */
export const bytesIn = ({ body }: Pick<EngineAnswer, 'body'>): Uint8Array =>
  body instanceof Uint8Array
    ? body
    : (bytesOf(body === undefined ? '' : typeof body === 'string' ? body : `${goJson(body)}\n`) ??
      new Uint8Array())

/** An answer, when it is there. */
async function responseTo(
  door: Door,
  machine: string,
  method: string,
  answer: EngineAnswer,
): Promise<Response> {
  const { status, headers = {}, stream, later } = answer
  if (later) return responseTo(door, machine, method, await inTheEnd(door, machine, answer, later))
  const first = bytesIn(answer)
  if (!stream) return responseOf(method, status, headers, first)
  const source = engineSource(door, machine, stream, first)
  return responseOf(method, status, headers, streamOf(door.simulation, source))
}

/** What a stream of the daemon says, after what is said already. */
export function engineSource(
  door: Door,
  machine: string,
  stream: EngineStream,
  first: Uint8Array,
): Source {
  let place: EngineStream | undefined = stream
  let ready = first
  return {
    tables: tablesOf(stream),
    eager: stream.type !== 'events' && stream.type !== 'stats',
    next() {
      const piece: EnginePiece = place
        ? pieceOf(door.simulation.read(), machine, place)
        : { stream: undefined }
      place = piece.stream
      const bytes = piece.bytes ? joined([ready, piece.bytes]) : ready
      ready = new Uint8Array()
      return { bytes, over: place === undefined }
    },
    cancel() {
      if (place) engineVerbs(door).end(place)
      place = undefined
    },
  }
}

/** Waits until something is done, or (a pull) has begun to say something. */
function inTheEnd(
  door: Door,
  machine: string,
  { later: _, ...answer }: EngineAnswer,
  later: EngineStream,
): Promise<EngineAnswer> {
  return new Promise((resolve) => {
    let place = later
    const look = (): void => {
      const { stream, bytes, error } = pieceOf(door.simulation.read(), machine, place)
      const isDone = stream === undefined || (bytes !== undefined && bytes.length > 0)
      if (stream) place = stream
      if (!isDone) return
      leave()
      changes.delivered++
      if (error) resolve({ ...answer, status: error.status, body: { message: error.message } })
      else resolve({ ...answer, ...(bytes ? { body: bytes } : {}), ...(stream ? { stream } : {}) })
    }
    const changes = changesOf(door.simulation)
    const leave = changes.enter({
      look,
      concerns: (table) => tablesOf(place).has(table),
      isBlocked: () => true,
      end: () => {},
    })
    look()
  })
}
