/**
 * `seq`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#seq
 */
import { ToolError, optionsOf, usageOf } from './options.js'
import { instant } from './tool.js'

const USAGE =
  'seq [-w] [-s SEP] [FIRST [INC]] LAST\n\nPrint numbers from FIRST to LAST, in steps of INC.\nFIRST, INC default to 1.'
const MOST = 1_000_000

export const seq = instant('seq', ({ system, args }) => {
  // Negative numbers are no options.
  const at = args.findIndex((word) => /^-\d/.test(word))
  const options = optionsOf(at < 0 ? args : [...args.slice(0, at), '--', ...args.slice(at)], {
    letters: '+ws:',
    usage: USAGE,
  })
  const numbers = options.operands.map((word) => {
    const value = Number(word)
    if (word === '' || !Number.isFinite(value)) throw new ToolError(`invalid number '${word}'`)
    return value
  })
  if (numbers.length < 1 || numbers.length > 3) throw new ToolError(usageOf(USAGE), 1, true)
  const last = numbers.at(-1) as number
  const first = numbers.length > 1 ? (numbers[0] as number) : 1
  const step = numbers.length > 2 ? (numbers[1] as number) : 1
  const digits = Math.max(...options.operands.map((word) => word.split('.')[1]?.length ?? 0))
  const shown: string[] = []
  for (let index = 0; step !== 0 && index < MOST; index++) {
    const value = first + index * step
    if (step > 0 ? value > last + 1e-9 : value < last - 1e-9) break
    shown.push(value.toFixed(digits))
  }
  const width = options.has('w') ? Math.max(0, ...shown.map((one) => one.length)) : 0
  if (shown.length > 0)
    system.out(`${shown.map((one) => one.padStart(width, '0')).join(options.value('s') ?? '\n')}\n`)
  return 0
})
