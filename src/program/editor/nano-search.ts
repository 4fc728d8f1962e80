/**
 * Searching and replacing in `nano`. Small and capital letters are alike.
 *
 * @see https://www.nano-editor.org/dist/latest/nano.html#Search-and-Replace
 */
import { type Nano, type Prompt, type Replacing, asking, changed, textOf } from './nano-state.js'
import { moved, spliced } from './text.js'

export const CANCELLED = '[ Cancelled ]'
const NOT_FOUND = (text: string): string => `[ "${text}" not found ]`
const INSTANCE = 'Replace this instance? '

/** A prompt shows what was sought last, which an empty answer means. */
const label = (words: string, { sought }: Nano): string =>
  sought === '' ? `${words}: ` : `${words} [${sought}]: `

/** `^W`, and `^Q` towards the beginning. */
export const askedSearch = (nano: Nano, isBackwards: boolean): Nano => ({
  ...nano,
  prompt: asking('search', label(isBackwards ? 'Search [Backwards]' : 'Search', nano), {
    isBackwards,
  }),
})

/** `M-W` and `M-Q`: what was sought last once more. */
export const again = (nano: Nano, isBackwards: boolean): Nano =>
  nano.sought === ''
    ? { ...nano, message: '[ No current search pattern ]' }
    : found(nano, nano.sought, isBackwards)

/** The next place of a text from the cursor; the search goes on at the other end. */
export function found(nano: Nano, sought: string, isBackwards = false): Nano {
  const { lines, row, column } = nano
  const low = sought.toLowerCase()
  for (let step = 0; step <= lines.length; step++) {
    const at = (row + (isBackwards ? -step : step) + 2 * lines.length) % lines.length
    const line = (lines[at] ?? '').toLowerCase()
    const place = isBackwards
      ? step === 0 && column === 0
        ? -1
        : line.lastIndexOf(low, step === 0 ? column - 1 : line.length)
      : line.indexOf(low, step === 0 ? column + 1 : 0)
    if (place < 0) continue
    const isOnly = at === row && place === column
    const isWrapped = isBackwards ? row - step < 0 : row + step >= lines.length
    const message = isOnly
      ? '[ This is the only occurrence ]'
      : isWrapped
        ? '[ Search Wrapped ]'
        : ''
    return { ...nano, row: at, column: place, message }
  }
  return { ...nano, message: NOT_FOUND(sought) }
}

/** `^\\`: asks what is to be replaced. */
export function askedReplacement(nano: Nano): Nano {
  return { ...nano, prompt: asking('replace', label('Search (to replace)', nano)) }
}

/** What is to be replaced, or by what, was said. */
export function saidReplacement(nano: Nano, kind: 'replace' | 'with', answer: string): Nano {
  if (kind === 'replace') {
    const sought = answer === '' ? nano.sought : answer
    if (sought === '') return { ...nano, message: CANCELLED }
    return { ...nano, sought, prompt: asking('with', 'Replace with: ') }
  }
  const { row, column, sought } = nano
  const replacing = { sought, put: answer, start: { row, column }, isWrapped: false, count: 0 }
  return toInstance(nano, replacing)
}

/** A key while an instance is shown: it is replaced, all are, or it stays. */
export function saidWhetherToReplace(nano: Nano, prompt: Prompt, key: string): Nano {
  const { replacing } = nano
  if (!replacing || !/^[yna]$/i.test(key)) return { ...nano, prompt }
  if (/n/i.test(key)) return toInstance({ ...nano, column: nano.column + 1 }, replacing)
  let now = replaced(nano, replacing)
  if (/a/i.test(key)) while (now.prompt && now.replacing) now = replaced(now, now.replacing)
  return now
}

function replaced(nano: Nano, replacing: Replacing): Nano {
  const { sought, put, count } = replacing
  const { row, column, lines } = nano
  const line = lines[row] ?? ''
  const changedLine = line.slice(0, column) + put + line.slice(column + sought.length)
  const text = spliced(textOf(nano), row, 1, changedLine)
  const after = { ...changed(nano, text), row, column: column + put.length }
  return toInstance(after, { ...replacing, count: count + 1 })
}

/** Goes to the next instance, at the cursor or after it, and asks; or says how many there were. */
function toInstance({ prompt: _, ...nano }: Nano, replacing: Replacing): Nano {
  const { sought, start, isWrapped, count } = replacing
  const { lines, row, column } = nano
  const low = sought.toLowerCase()
  const isOver = (at: number, place: number): boolean =>
    isWrapped && (at > start.row || (at === start.row && place >= start.column))
  for (let at = row; at < lines.length; at++) {
    const place = (lines[at] ?? '').toLowerCase().indexOf(low, at === row ? column : 0)
    if (place < 0) continue
    if (isOver(at, place)) break
    return { ...nano, row: at, column: place, replacing, prompt: asking('instance', INSTANCE) }
  }
  if (!isWrapped && (start.row > 0 || start.column > 0))
    return toInstance({ ...nano, row: 0, column: 0 }, { ...replacing, isWrapped: true })
  const { replacing: __, ...rest } = { ...nano, ...moved(textOf(nano), start.row, start.column) }
  const message =
    count === 0 ? NOT_FOUND(sought) : `[ Replaced ${count} occurrence${count === 1 ? '' : 's'} ]`
  return { ...rest, message }
}
