/**
 * Progress bars as Docker's client draws them: `[====>      ]  1.2MB/3.4MB`.
 *
 * @see https://pkg.go.dev/github.com/moby/moby/pkg/jsonmessage#JSONProgress
 */
import { humanSize } from '../../text/size.js'

const WIDTH = 50
/** A terminal that is not wider than this gets numbers without a bar. */
const NARROW = 110
const DIGITS = 4

/** How much of a number of bytes there is, for a terminal of so many columns. */
export function progressBar(current: number, total: number, columns: number): string {
  if (current <= 0 && total <= 0) return ''
  const numbers = `${humanSize(current, DIGITS).padStart(8)}/${humanSize(total, DIGITS)}`
  if (columns <= NARROW) return numbers
  const done = Math.min(WIDTH, Math.floor(((current / total) * 100) / 2))
  return `[${'='.repeat(done)}>${' '.repeat(WIDTH - done)}] ${numbers}`
}
