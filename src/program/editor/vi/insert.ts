/**
 * What keys do in `vi` while a text is inserted.
 *
 * @module
 */
import { ARROWS, deleted, erased, inserted, lineAt, moved, spliced } from '../text.js'
import { type Vi, changed, onCharacter, textOf } from './state.js'

/** The editor after a key of an insertion. */
export function typedInto(vi: Vi, key: string): Vi {
  const heard = { ...vi, recording: vi.recording + key }
  if (key === '\x1b' || key === '\x03') {
    const column = Math.max(0, vi.column - 1)
    return onCharacter({
      ...heard,
      column,
      mode: 'normal',
      message: '',
      change: heard.recording,
      recording: '',
    })
  }
  const arrow = ARROWS[key]
  if (arrow === 'delete') return changed(heard, deleted(textOf(vi)))
  if (arrow !== undefined) return { ...heard, ...wentBy(vi, arrow) }
  if (key === '\x7f' || key === '\b') return changed(heard, erased(textOf(vi)))
  if (key === '\x17') {
    const line = lineAt(vi)
    const kept = line.slice(0, vi.column).replace(/(?:\w+|[^\w\s]+)?\s*$/, '')
    const rest = spliced(textOf(vi), vi.row, 1, kept + line.slice(vi.column))
    return changed(heard, { ...rest, column: kept.length })
  }
  if (key === '\r' || key === '\n') return changed(heard, inserted(textOf(vi), '\n'))
  if (key < ' ' && key !== '\t') return vi
  if (vi.mode === 'replace' && vi.column < lineAt(vi).length)
    return changed(heard, inserted(deleted(textOf(vi)), key))
  return changed(heard, inserted(textOf(vi), key))
}

function wentBy(vi: Vi, arrow: string): Pick<Vi, 'row' | 'column'> {
  const text = textOf(vi)
  const by: Readonly<Record<string, readonly [number, number]>> = {
    up: [vi.row - 1, vi.column],
    down: [vi.row + 1, vi.column],
    left: [vi.row, vi.column - 1],
    right: [vi.row, vi.column + 1],
    home: [vi.row, 0],
    end: [vi.row, Number.POSITIVE_INFINITY],
  }
  const [row, column] = by[arrow] ?? [vi.row, vi.column]
  const at = moved(text, row, column)
  return { row: at.row, column: at.column }
}
