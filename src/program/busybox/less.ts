/**
 * `less` and `more`: text by the page on a terminal, and all at once elsewhere.
 *
 * @see https://man7.org/linux/man-pages/man1/less.1.html
 */
import { FileError } from '../files.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import type { Console } from '../tty/console.js'
import { cat } from './cat.js'

interface Page {
  readonly [key: string]: Json | undefined
  /** What was read so far; and that it was all. */
  readonly text: string
  readonly whole: boolean
  /** The first line that is shown. */
  readonly top: number
  readonly drawn: boolean
}

const [ENTER, LEAVE] = ['\x1b[?1049h\x1b[?1h\x1b=', '\r\x1b[K\x1b[?1l\x1b>\x1b[?1049l']

const pager = (name: string): Program => ({
  name,
  step(system, state) {
    const screen = system.console
    if (!screen || system.streams.stdout.kind === 'null') return cat.step(system, state)
    const page = (state as Page | undefined) ?? { text: '', whole: false, top: 0, drawn: false }
    const read = taken(system, page)
    if (read === undefined) return exit(1)
    const lines = read.text.replace(/\n$/, '').split('\n')
    // Nothing is shown before a page is full.
    if (!read.whole && lines.length < screen.rows) return awaitInput({ ...read })
    const moved = pressed(screen.keys(), read.top, lines.length, screen)
    if (moved === undefined) {
      system.out(LEAVE)
      return exit(0)
    }
    if (!page.drawn || moved !== read.top || page.text !== read.text)
      system.out((page.drawn ? '' : ENTER) + picture(lines, moved, screen))
    return awaitInput({ ...read, top: moved, drawn: true }, undefined, { ends: false })
  },
})

export const less = pager('less')
export const more = pager('more')

/** What has been read by now; undefined when a file cannot be. */
function taken(system: System, page: Page): Page | undefined {
  const files = system.argv.slice(1).filter((word) => !/^[-+]./.test(word))
  if (page.whole) return page
  if (files.length === 0) {
    let { text } = page
    for (;;) {
      const more = system.read()
      if (more === undefined) return { ...page, text, whole: true }
      if (more === '') return { ...page, text }
      text += more
    }
  }
  try {
    return { ...page, text: files.map((file) => system.files.read(file)).join(''), whole: true }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    system.err(`${error.path}: ${error.message}\n`)
    return undefined
  }
}

/** Where keys lead; undefined when one of them ends it. */
function pressed(
  keys: string,
  from: number,
  lines: number,
  { rows }: Pick<Console, 'rows'>,
): number | undefined {
  const page = rows - 1
  const last = Math.max(0, lines - page)
  let top = from
  for (const key of keys.match(/\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|[^]/g) ?? []) {
    if (key === 'q' || key === 'Q' || key === '\x03') return undefined
    const by = STEPS[key]
    if (key === 'g' || key === '<' || key === '\x1b[H') top = 0
    else if (key === 'G' || key === '>' || key === '\x1b[F') top = last
    else if (by !== undefined) top += Math.round(by * (Number.isInteger(by) ? 1 : 2 * page))
    else if (key === ' ' || key === 'f' || key === '\x1b[6~') top += page
    else if (key === 'b' || key === '\x1b[5~') top -= page
    top = Math.min(last, Math.max(0, top))
  }
  return top
}

/** Lines that a key moves by; a fraction is of two pages. */
const STEPS: Readonly<Record<string, number>> = {
  j: 1,
  '\r': 1,
  '\n': 1,
  e: 1,
  '\x1b[B': 1,
  '\x1bOB': 1,
  k: -1,
  y: -1,
  '\x1b[A': -1,
  '\x1bOA': -1,
  d: 0.25,
  u: -0.25,
}

/** A page, and what stands below it. */
function picture(lines: readonly string[], top: number, { columns, rows }: Console): string {
  const shown = lines.slice(top, top + rows - 1).map((line) => line.slice(0, columns))
  const isEnd = top + rows - 1 >= lines.length
  const blank = Array.from({ length: rows - 1 - shown.length }, () => '~')
  return `\x1b[H\x1b[J${[...shown, ...blank].join('\n')}\n${isEnd ? '\x1b[7m(END)\x1b[27m' : ':'}\x1b[K`
}
