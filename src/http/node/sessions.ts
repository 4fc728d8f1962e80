/**
 * Sessions with containers: `exec` and `attach`, whatever protocol they are spoken in.
 *
 * @module
 */
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import type { TerminalSize } from '../../cri/runtime.js'
import type { Query } from '../../kubernetes/apiserver/http/message.js'
import { switchOf, textOf } from '../../kubernetes/apiserver/http/parameters.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Door } from '../door.js'
import { podVerbs } from '../kubernetes/pod-verbs.js'
import type { Source } from '../stream.js'
import { type Framing, type Place, attachSource, execSource } from './channels.js'

/** A session that has begun. */
export interface Session {
  readonly source: Source
  /** Gets what is typed; null is its end. */
  type(text: string | null): void
  /** The client's terminal has another size. */
  resize(size: TerminalSize): void
  /** The client has left. */
  leave(): void
}

/** What is asked for. */
export interface Asked {
  readonly subresource: string
  readonly place: Place
  readonly query: Query
}

const isAsked = (query: Query, name: string): boolean => switchOf(query, name) === true

/** The streams that a request asks for; a terminal has no standard error of its own. */
export const wantedIn = (query: Query) => ({
  stdin: isAsked(query, 'stdin'),
  stdout: isAsked(query, 'stdout'),
  stderr: isAsked(query, 'stderr') && !isAsked(query, 'tty'),
  tty: isAsked(query, 'tty'),
})

/** The container that is asked for; the first one if none is named. */
export function containerIn(door: Door, namespace: string, name: string, query: Query): string {
  const pod = door.simulation.read().get(podKind.table, `${namespace}/${name}`)
  return textOf(query, 'container') || (pod?.spec?.containers[0]?.name ?? '')
}

/** Begins a session. @throws ApiError */
export const beginSession = (door: Door, asked: Asked, framing: Framing): Session =>
  asked.subresource === 'exec' ? beginExec(door, asked, framing) : beginAttach(door, asked, framing)

function beginExec(door: Door, { place, query }: Asked, framing: Framing): Session {
  const { namespace, name, container } = place
  const verbs = podVerbs(door)
  const { stdin, stdout, stderr, tty } = wantedIn(query)
  const options = { ...(stdin ? { stdin: '' } : {}), tty }
  const id = verbs.exec(namespace, name, container, query.get('command') ?? [], options) ?? ''
  const isThere = (): boolean => door.pods?.execStatus(door.simulation.read(), id)?.done === false
  return {
    source: execSource(door, id, { stdout, stderr }, framing),
    type: (text) => stdin && isThere() && verbs.execInput(id, text),
    resize: (size) => tty && isThere() && verbs.execResize(id, size),
    leave: () => isThere() && verbs.execRemove(id),
  }
}

function beginAttach(door: Door, { place, query }: Asked, framing: Framing): Session {
  const { namespace, name, container } = place
  const wanted = wantedIn(query)
  const verbs = podVerbs(door)
  return {
    source: attachSource(door, place, wanted, framing),
    type: (text) =>
      wanted.stdin && ifThere(() => verbs.attachInput(namespace, name, container, text)),
    resize: (size) => wanted.tty && ifThere(() => verbs.resize(namespace, name, container, size)),
    leave: () => {},
  }
}

/** Does something to a pod, unless that is gone. */
function ifThere(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!isApiError(error)) throw error
  }
}

/**
 * The size of a terminal, as clients write it; undefined for what is none. Go does not mind how names
 * are capitalized, so clients do as they like.
 */
export function sizeIn(text: string): TerminalSize | undefined {
  let size: unknown
  try {
    size = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof size !== 'object' || size === null) return undefined
  const known = new Map(Object.entries(size).map(([name, value]) => [name.toLowerCase(), value]))
  const [rows, columns] = [known.get('height'), known.get('width')] as readonly unknown[]
  return typeof rows === 'number' && typeof columns === 'number' ? { rows, columns } : undefined
}
