/**
 * How parts look in the page, and how they are said in words.
 *
 * @module
 */
import type { Part } from 'kubarium/view'

/** The class of a part's state, which has its colour, and a sign for those who see no colours. */
interface Look {
  readonly state: string
  readonly sign: string
}

const SIGNS: Readonly<Record<string, string>> = {
  pending: '?',
  creating: '…',
  running: '',
  unready: '~',
  waiting: '!',
  succeeded: '✓',
  failed: '×',
  terminating: '−',
  created: '…',
  paused: '=',
  restarting: '!',
  exited: '×',
  dead: '×',
  network: '≡',
  volume: '▪',
}

/** How a part looks. */
export function lookOf(part: Part): Look {
  const state = stateOf(part)
  return { state, sign: SIGNS[state] ?? '' }
}

function stateOf(part: Part): string {
  if (part.type === 'pod') return part.state === 'running' && !part.ready ? 'unready' : part.state
  return part.type === 'container' ? part.status : part.type
}

/** A part and its state in words. */
export function saidOf(part: Part): string {
  switch (part.type) {
    case 'machine': {
      const { name, on, node } = part
      const state = !on ? 'off' : node?.ready === false ? 'not ready' : ''
      return [name, state && `(${state})`, node?.cordoned ? '(cordoned)' : '']
        .filter(Boolean)
        .join(' ')
    }
    case 'pod': {
      const word = part.reason ?? (stateOf(part) === 'unready' ? 'not ready' : part.state)
      const restarts = part.restarts > 0 ? `, ${part.restarts} restarts` : ''
      return `pod ${part.name}: ${word}${restarts}`
    }
    case 'container':
      return `container ${part.name} of ${part.image}: ${part.status}`
    default:
      return `${part.type} ${part.name}`
  }
}
