/**
 * Cutting, copying and pasting in `nano`: lines, or the part between the mark and the cursor.
 *
 * @see https://www.nano-editor.org/dist/latest/nano.html#The-Cutbuffer
 */
import { type Nano, changed, textOf } from './nano-state.js'
import { inserted, moved, spliced } from './text.js'

interface Place {
  readonly row: number
  readonly column: number
}

/** What is marked, first place first. */
function markedPart({ mark, row, column }: Nano): readonly [Place, Place] | undefined {
  if (!mark) return undefined
  const here = { row, column }
  const isAhead = mark.row < row || (mark.row === row && mark.column <= column)
  return isAhead ? [mark, here] : [here, mark]
}

const partOf = (lines: readonly string[], from: Place, to: Place): string => {
  if (from.row === to.row) return (lines[from.row] ?? '').slice(from.column, to.column)
  return [
    (lines[from.row] ?? '').slice(from.column),
    ...lines.slice(from.row + 1, to.row),
    (lines[to.row] ?? '').slice(0, to.column),
  ].join('\n')
}

/** `^K`; `adds` to what was cut just before. */
export function cutLine(nano: Nano, adds: boolean): Nano {
  const part = markedPart(nano)
  if (part) return cutPart(nano, ...part)
  const { lines, row } = nano
  const line = lines[row] ?? ''
  if (row === lines.length - 1 && line === '')
    return { ...nano, message: '[ Nothing was cut ]', isCutting: adds }
  const rest = spliced(textOf(nano), row, 1)
  const kept = row === lines.length - 1 ? { ...rest, lines: [...rest.lines, ''] } : rest
  return {
    ...changed(nano, moved(kept, row, 0)),
    cut: [...(adds ? nano.cut : []), line],
    isPart: false,
    isCutting: true,
  }
}

function cutPart(nano: Nano, from: Place, to: Place): Nano {
  const { lines } = nano
  const joined =
    (lines[from.row] ?? '').slice(0, from.column) + (lines[to.row] ?? '').slice(to.column)
  const text = spliced(textOf(nano), from.row, to.row - from.row + 1, joined)
  return {
    ...changed(nano, moved(text, from.row, from.column)),
    cut: partOf(lines, from, to).split('\n'),
    isPart: true,
    mark: undefined,
  }
}

/** `M-6`. */
export function copied(nano: Nano): Nano {
  const part = markedPart(nano)
  const { lines, row } = nano
  if (part)
    return { ...nano, cut: partOf(lines, ...part).split('\n'), isPart: true, mark: undefined }
  const cut = [lines[row] ?? '']
  return { ...nano, ...moved(textOf(nano), row + 1, 0), cut, isPart: false }
}

/** `^U`. */
export function pasted(nano: Nano): Nano {
  const { cut, isPart, row } = nano
  if (cut.length === 0) return nano
  if (isPart) return changed(nano, inserted(textOf(nano), cut.join('\n')))
  return changed(nano, moved(spliced(textOf(nano), row, 0, ...cut), row + cut.length, 0))
}
