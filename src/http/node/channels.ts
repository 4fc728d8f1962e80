/**
 * What a container says to who is connected with it, on channels, and how it ends.
 *
 * @see https://kubernetes.io/blog/2024/08/20/websockets-transition/
 */
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import type { OutputPlace } from '../../cri/runtime.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import { joined } from '../body.js'
import type { Door } from '../door.js'
import { hasEnded } from '../kubernetes/container-state.js'
import { podVerbs } from '../kubernetes/pod-verbs.js'
import { type Source, bytesOf } from '../stream.js'

/** Channels by their numbers; in version 5, the last one says that another has ended. */
export const CHANNEL = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 } as const
const KILLED = 137
const CANNOT_EXECUTE =
  'Internal error occurred: Internal error occurred: error executing command in container: '
const SUCCESS = { metadata: {}, status: 'Success' }

/** What of the output a client asked for. */
interface Wanted {
  readonly stdout: boolean
  readonly stderr: boolean
}

/** A container of a pod. */
export interface Place {
  readonly namespace: string
  readonly name: string
  readonly container: string
}

/** How what is said on channels becomes bytes of a connection. */
export interface Framing {
  on(channel: number, bytes: Uint8Array): Uint8Array
  /** The end of all channels. */
  end(): Uint8Array
}

const NOTHING = new Uint8Array()

function textOn(framing: Framing, channel: number, text: string): Uint8Array {
  const bytes = bytesOf(text)
  return bytes ? framing.on(channel, bytes) : NOTHING
}

/** How it ended, and the end of the connection. */
const ending = (framing: Framing, status: object): Uint8Array =>
  joined([textOn(framing, CHANNEL.error, JSON.stringify(status)), framing.end()])

const exited = (code: number): object =>
  code === 0
    ? SUCCESS
    : {
        metadata: {},
        status: 'Failure',
        message: `command terminated with non-zero exit code: exit status ${code}`,
        reason: 'NonZeroExitCode',
        details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
      }

const failed = (error: string): object => ({
  metadata: {},
  status: 'Failure',
  message: `${CANNOT_EXECUTE}${error}`,
  reason: 'InternalError',
  details: { causes: [{ message: `error executing command in container: ${error}` }] },
  code: 500,
})

/** What a command in a container writes, and how it ends. */
export function execSource(
  door: Door,
  id: string,
  { stdout, stderr }: Wanted,
  framing: Framing,
): Source {
  let seen: OutputPlace | undefined
  let isOver = false
  const next = (): ReturnType<Source['next']> => {
    if (isOver) return {}
    const status = door.pods?.execStatus(door.simulation.read(), id, seen)
    if (!status) return { bytes: ending(framing, exited(KILLED)), over: true }
    seen = status.end
    const parts = [
      textOn(framing, CHANNEL.stdout, stdout ? status.stdout : ''),
      textOn(framing, CHANNEL.stderr, stderr ? status.stderr : ''),
    ]
    if (!status.done) return { bytes: joined(parts) }
    // Removing it is a step, after which this is asked again.
    isOver = true
    podVerbs(door).execRemove(id)
    const { error, exitCode = 0 } = status
    const how = error === undefined ? exited(exitCode) : failed(error)
    return { bytes: joined([...parts, ending(framing, how)]), over: true }
  }
  return { next }
}

/** What a container writes from now on, until it ends. */
export function attachSource(door: Door, place: Place, wanted: Wanted, framing: Framing): Source {
  const { namespace, name, container } = place
  const { simulation, pods } = door
  const begun = simulation.read()
  const uid = begun.get(podKind.table, `${namespace}/${name}`)?.metadata.uid ?? ''
  const length = pods?.logLength(begun, namespace, name, container) ?? 0
  let seen = { lines: Math.max(0, length - 1), characters: 0 }
  const pieces = (): readonly Uint8Array[] => {
    const lines = linesFrom(door, place, seen.lines)
    const said = lines.map(({ stream, text }, i) =>
      textOn(
        framing,
        CHANNEL[stream],
        wanted[stream] ? text.slice(i === 0 ? seen.characters : 0) : '',
      ),
    )
    const last = lines.at(-1)
    if (last) seen = { lines: seen.lines + lines.length - 1, characters: last.text.length }
    return said
  }
  // What was written before is not told.
  pieces()
  return {
    next() {
      const said = pieces()
      const over = hasEnded(simulation.read(), { namespace, name, container, uid })
      return { bytes: joined(over ? [...said, ending(framing, SUCCESS)] : said), over }
    },
  }
}

function linesFrom(
  { simulation, pods }: Door,
  { namespace, name, container }: Place,
  from: number,
) {
  try {
    return pods?.logs(simulation.read(), namespace, name, { container, from }) ?? []
  } catch (error) {
    if (isApiError(error)) return []
    throw error
  }
}
