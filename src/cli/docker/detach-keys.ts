/**
 * The keys that let go of a container, which goes on: Ctrl-P and then Ctrl-Q, or what
 * `--detach-keys` or `detachKeys` of the client's configuration say.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/attach/#detach-keys
 */
import { DockerError } from '../../docker/errors.js'
import type { Cli } from '../verb.js'
import { configured } from './config-file.js'

/** What is said when a container was let go of. */
export const LET_GO = 'read escape sequence'

const USUAL = 'ctrl-p,ctrl-q'
/** Control characters in the order of their codes. */
const CONTROLS = '@abcdefghijklmnopqrstuvwxyz[\\]^_'
const DELETE = '\x7f'

/**
 * The sequence that lets go, as the terminal sends it; `what` is what the daemon calls it.
 * @throws DockerError 400 for keys that there are not
 */
export function detachKeys(
  cli: Cli,
  given: string | undefined,
  what: 'detach' | 'escape' = 'detach',
): string {
  const text = given || configured(cli, 'detachKeys') || USUAL
  const keys = text.split(',').map(keyOf)
  if (keys.some((key) => key === undefined))
    throw new DockerError(400, `Invalid ${what} keys (${text}) provided`)
  return keys.join('')
}

function keyOf(name: string): string | undefined {
  if (name.length === 1) return name
  if (name === 'DEL') return DELETE
  const code = /^ctrl-.$/.test(name) ? CONTROLS.indexOf(name.slice(-1)) : -1
  return code < 0 ? undefined : String.fromCharCode(code)
}

/** What becomes of keys that were typed. */
interface Passed {
  /** They go on to the container. */
  readonly send: string
  /** They may be the beginning of the sequence: the next ones decide. */
  readonly held: string
  /** The sequence is whole. */
  readonly isLeft: boolean
}

/** Looks for the sequence in what is typed, after keys that were held back. */
export function passedKeys(held: string, typed: string, sequence: string): Passed {
  let send = ''
  let waiting = held
  for (const key of typed) {
    if (sequence.startsWith(waiting + key)) waiting += key
    else {
      send += waiting + key
      waiting = ''
    }
    if (waiting === sequence) return { send, held: '', isLeft: true }
  }
  return { send, held: waiting, isLeft: false }
}
