/**
 * The lines of a file that an error is about, with those around them.
 *
 * @module
 */
import type { SourceLines } from '../../../docker/build/errors.js'

const FRAME = '--------------------'
/** How many lines around one line are shown, and around several. */
const AROUND_ONE = 4
const AROUND_SEVERAL = 2

/** `Dockerfile:2` and the frame; nothing for lines that are not there. */
export function excerptOf(file: string, text: string, at: SourceLines): string {
  const lines = text.split('\n')
  const first = at.line
  const last = Math.min(at.endLine ?? at.line, lines.length)
  if (first < 1 || first > lines.length) return ''
  let from = first
  let to = last
  const most = first === last ? AROUND_ONE : AROUND_SEVERAL
  for (let shown = 0; shown < most; shown++) {
    if (from > 1) {
      from--
      shown++
    }
    if (to < lines.length) {
      to++
      shown++
    }
  }
  const framed = lines.slice(from - 1, to).map((line, i) => {
    const number = from + i
    const isMeant = number >= first && number <= last
    return ` ${String(number).padStart(3)} | ${isMeant ? '>>>' : '   '} ${line}\n`
  })
  return `${file}:${first}\n${FRAME}\n${framed.join('')}${FRAME}\n`
}
