/**
 * Small tools about numbers and characters: `factor`, `ascii`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#factor
 */
import { type Program, type System, awaitInput, exit } from '../program.js'
import { ToolError } from './options.js'
import { failing, instant } from './tool.js'

const LARGEST = 2n ** 53n

/** @throws ToolError */
function factorsOf(word: string, system: System): string {
  if (!/^\d+$/.test(word) || BigInt(word) > LARGEST) throw new ToolError(`invalid number '${word}'`)
  let left = Number(word)
  const factors: number[] = []
  for (let divisor = 2; divisor * divisor <= left; divisor += divisor === 2 ? 1 : 2) {
    system.spend(1)
    for (; left % divisor === 0; left /= divisor) factors.push(divisor)
  }
  if (left > 1) factors.push(left)
  return `${word}:${factors.map((one) => ` ${one}`).join('')}\n`
}

export const factor: Program = {
  name: 'factor',
  step: (system, state) =>
    failing(system, 'factor', () => {
      let words: readonly string[] = system.argv.slice(1)
      if (words.length === 0) {
        let text = typeof state === 'string' ? state : ''
        for (let more = system.read(); more !== undefined; more = system.read()) {
          if (more === '') return awaitInput(text)
          text += more
        }
        words = text.split(/\s+/).filter((word) => word !== '')
      }
      for (const word of words) system.out(factorsOf(word, system))
      return exit(0)
    }),
}

const CONTROLS =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT NL VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  )

export const ascii = instant('ascii', ({ system }) => {
  system.out(`${'Dec Hex    '.repeat(2)}${'Dec Hex  '.repeat(6).trimEnd()}\n`)
  for (let row = 0; row < 16; row++) {
    const cells = Array.from({ length: 8 }, (_, column) => {
      const code = row + 16 * column
      const shown = CONTROLS[code] ?? (code === 127 ? 'DEL' : String.fromCharCode(code))
      const number = `${String(code).padStart(3)} ${code.toString(16).padStart(2, '0')}`
      return `${number} ${shown.padEnd(column < 2 ? 3 : 1)}`
    })
    system.out(`${cells.join(' ').trimEnd()}\n`)
  }
  return 0
})
