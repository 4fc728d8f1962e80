/**
 * Sessions with containers: `exec` and `attach`, whatever protocol they are spoken in.
 *
 * @module
 */
import { isApiError } from '../../kubernetes/apiserver/errors.js'
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
    leave: () => isThere() && verbs.execRemove(id),
  }
}

function beginAttach(door: Door, { place, query }: Asked, framing: Framing): Session {
  const { namespace, name, container } = place
  const wanted = wantedIn(query)
  const type = (text: string | null): void => {
    try {
      if (wanted.stdin) podVerbs(door).attachInput(namespace, name, container, text)
    } catch (error) {
      if (!isApiError(error)) throw error
    }
  }
  return { source: attachSource(door, place, wanted, framing), type, leave: () => {} }
}
