/**
 * What an awk program remembers from line to line, as plain data; and its copy to work in.
 *
 * @module
 */
import type { Json } from '../../program.js'
import type { Value } from './values.js'

type Cells = Record<string, Value>

/**
 * Variables, arrays and where the program is. Records have no prototype, because their keys come
 * from the input.
 */
export interface State {
  variables: Cells
  arrays: Record<string, Cells>
  /** The rules whose range is open. */
  open: Record<string, boolean>
  /** Files that have been written to, which are then appended to. */
  written: Record<string, boolean>
  /** The line at hand, which is still there at the end. */
  line: string
  ended: boolean
  code: number
}

const bare = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> => {
  const record: Record<string, T> = Object.create(null)
  for (const [key, value] of entries) record[key] = value
  return record
}

export const newState = (variables: readonly (readonly [string, Value])[]): State => ({
  variables: bare(variables),
  arrays: bare([]),
  open: bare([]),
  written: bare([]),
  line: '',
  ended: false,
  code: 0,
})

/** A state that can be written to: itself if it is new in this step, otherwise a copy. */
export function writable(data: Json): State {
  const state = data as unknown as State
  if (!Object.isFrozen(state)) return state
  return {
    ...state,
    variables: bare(Object.entries(state.variables)),
    arrays: bare(
      Object.entries(state.arrays).map(([name, cells]) => [name, bare(Object.entries(cells))]),
    ),
    open: bare(Object.entries(state.open)),
    written: bare(Object.entries(state.written)),
  }
}

export const asData = (state: State): Json => state as unknown as Json
