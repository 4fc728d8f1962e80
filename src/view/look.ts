/**
 * How the states of parts look: a colour and a sign each, so that nobody has to tell them by their
 * colours alone.
 *
 * @module
 */
import type { PodState, ViewContainer, ViewRequest } from './parts.js'

/** How something looks. */
export interface Look {
  readonly colour: string
  readonly sign: string
}

const GREEN = '#2f9e44'
const ORANGE = '#e67700'
const RED = '#c92a2a'
const GREY = '#868e96'
const BLUE = '#1971c2'

const POD: Readonly<Record<PodState, Look>> = {
  pending: { colour: GREY, sign: '?' },
  creating: { colour: ORANGE, sign: '…' },
  running: { colour: GREEN, sign: '' },
  waiting: { colour: RED, sign: '!' },
  succeeded: { colour: BLUE, sign: '✓' },
  failed: { colour: RED, sign: '×' },
  terminating: { colour: GREY, sign: '−' },
}

const CONTAINER: Readonly<Record<ViewContainer['status'], Look>> = {
  created: { colour: GREY, sign: '…' },
  running: { colour: GREEN, sign: '' },
  paused: { colour: ORANGE, sign: '=' },
  restarting: { colour: RED, sign: '!' },
  exited: { colour: GREY, sign: '×' },
  dead: { colour: RED, sign: '×' },
}

/** How a pod looks in a state; one that runs and is not ready yet is not green. */
export const podLook = (state: PodState, ready = true): Look =>
  state === 'running' && !ready ? { colour: ORANGE, sign: '~' } : POD[state]

/** How a container looks. */
export const containerLook = ({ status }: ViewContainer): Look => CONTAINER[status]

/** How a request looks: answered, refused by its server, without an answer, under way. */
export function requestLook({ state, status = 0 }: Pick<ViewRequest, 'state' | 'status'>): Look {
  if (state === 'failed') return { colour: RED, sign: '×' }
  if (state !== 'answered') return { colour: BLUE, sign: '' }
  return status >= 400 ? { colour: ORANGE, sign: '!' } : { colour: GREEN, sign: '' }
}
