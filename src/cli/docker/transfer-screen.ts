/**
 * A pull or a push at a terminal: a line for each layer, drawn over itself, with bars for what is
 * under way.
 *
 * A layer gets its line when something is said of it first; the cursor goes up to that line for
 * everything that is said of it later. A line about no layer ends them: what follows begins below.
 *
 * @see https://pkg.go.dev/github.com/moby/moby/pkg/jsonmessage
 */
import type { ProgressLine } from '../../docker/image/pull.js'
import type { VirtualTime } from '../../sim/world.js'
import { progressBar } from './progress-bar.js'

/** What is on the screen: the layers that have a line, and how many lines were shown. Plain data. */
interface DrawnTransfer {
  readonly ids: readonly string[]
  readonly printed: number
}

/** What there is to draw. */
interface TransferMoment {
  readonly lines: readonly ProgressLine[]
  /** Bytes of each layer, by the id that lines have. */
  readonly sizes: Readonly<Record<string, number>>
  readonly now: VirtualTime
  readonly columns: number
}

/** Something that takes time: after one line of a layer and until another, one layer at a time. */
interface Phase {
  readonly name: string
  readonly after: string
  readonly until: string
}

export const NOTHING_DRAWN: DrawnTransfer = { ids: [], printed: 0 }

const PHASES: readonly Phase[] = [
  { name: 'Downloading', after: 'Pulling fs layer', until: 'Verifying Checksum' },
  { name: 'Extracting', after: 'Download complete', until: 'Pull complete' },
  { name: 'Pushing', after: 'Preparing', until: 'Pushed' },
]
const LAYER = /^([0-9a-f]{12}): /
const CLEAR = '\u001b[2K\r'

/** The text that brings the screen to a moment, and what is on it then. */
export function drawTransfer(
  drawn: DrawnTransfer,
  moment: TransferMoment,
): { readonly text: string; readonly drawn: DrawnTransfer } {
  const due = moment.lines.filter(({ at }) => at <= moment.now)
  const said = drawLines(
    drawn.ids,
    due.slice(drawn.printed).map(({ text }) => statusOf(text)),
  )
  const bars = barsAt(moment).map(
    ({ id, name, current, total }) =>
      `${id}: ${name} ${progressBar(current, total, moment.columns)}`,
  )
  const shown = drawLines(said.ids, bars)
  return { text: said.text + shown.text, drawn: { ids: shown.ids, printed: due.length } }
}

/** A line of a layer that has no bar leaves the place of one. */
export const statusOf = (line: string): string => (LAYER.test(line) ? `${line} ` : line)

/** Lines of layers, each where its layer stands; other lines end them. `ids` are those above. */
export function drawLines(
  above: DrawnTransfer['ids'],
  lines: readonly string[],
): { readonly text: string; readonly ids: DrawnTransfer['ids'] } {
  let [text, ids] = ['', above]
  for (const line of lines) {
    const id = LAYER.exec(line)?.[1]
    if (id === undefined) {
      ids = []
      text += `${line}\n`
      continue
    }
    if (!ids.includes(id)) {
      ids = [...ids, id]
      text += '\n'
    }
    const away = ids.length - ids.indexOf(id)
    text += `\u001b[${away}A${CLEAR}${line}\r\u001b[${away}B`
  }
  return { text, ids }
}

/** How much of a layer has come, gone, or been unpacked. */
export interface Bar {
  readonly id: string
  readonly name: string
  readonly current: number
  readonly total: number
}

/** What is under way at a moment: how much of a layer has come follows from when it began and when it ends. */
export function barsAt({ lines, sizes, now }: Omit<TransferMoment, 'columns'>): readonly Bar[] {
  const due = lines.filter(({ at }) => at <= now)
  return PHASES.flatMap(({ name, after, until }) => {
    let free = Number.NEGATIVE_INFINITY
    return Object.entries(sizes).flatMap(([id, total]): Bar[] => {
      const end = lines.find(({ text }) => text === `${id}: ${until}`)?.at
      const begun = due.find(({ text }) => text === `${id}: ${after}`)?.at
      if (end === undefined) return []
      const from = Math.max(begun ?? Number.POSITIVE_INFINITY, free)
      free = end
      if (from >= now || end <= now) return []
      return [{ id, name, current: Math.floor((total * (now - from)) / (end - from)), total }]
    })
  })
}
