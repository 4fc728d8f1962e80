/**
 * `less` and `more`: text by the page on a terminal, and all at once elsewhere.
 *
 * @see https://man7.org/linux/man-pages/man1/less.1.html
 */
import { FileError } from '../files.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import type { Console } from '../tty/console.js'
import { type Paged, pagedBy } from './less-keys.js'
import { cat } from './cat.js'

interface Page extends Paged {
  readonly [key: string]: Json | undefined
  /** What was read so far; and that it was all. */
  readonly text: string
  readonly whole: boolean
  readonly drawn: boolean
}

const [ENTER, LEAVE] = ['\x1b[?1049h\x1b[?1h\x1b=', '\r\x1b[K\x1b[?1l\x1b>\x1b[?1049l']
const EMPTY: Page = { text: '', whole: false, top: 0, drawn: false }

const pager = (name: string): Program => ({
  name,
  step(system, state) {
    const screen = system.console
    if (!screen || system.streams.stdout.kind === 'null') return cat.step(system, state)
    const page = (state as Page | undefined) ?? EMPTY
    const read = taken(system, page)
    if (read === undefined) return exit(1)
    const chops = system.argv.some((word) => /^-[A-Za-z]*S/.test(word))
    const rows = rowsOf(read.text, screen.columns, chops)
    // Nothing is shown before a page is full.
    if (!read.whole && rows.length < screen.rows) return awaitInput({ ...read })
    const keys = screen.keys()
    const now = pagedBy(keys, read, rows, screen.rows - 1)
    if (now === undefined) {
      system.out(LEAVE)
      return exit(0)
    }
    if (!page.drawn || keys !== '' || page.text !== read.text)
      system.out((page.drawn ? '' : ENTER) + picture(rows, now, screen, filesIn(system)[0]))
    return awaitInput({ ...now, drawn: true }, undefined, { ends: false })
  },
})

export const less = pager('less')
export const more = pager('more')

const filesIn = ({ argv }: System): readonly string[] =>
  argv.slice(1).filter((word) => !/^[-+]./.test(word))

/** Lines as rows of the screen: long ones go on in the next row, or are cut. */
function rowsOf(text: string, columns: number, chops: boolean): readonly string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .flatMap((line) => {
      if (line.length <= columns) return [line]
      if (chops) return [`${line.slice(0, columns - 1)}>`]
      const count = Math.ceil(line.length / columns)
      return Array.from({ length: count }, (_, i) => line.slice(i * columns, (i + 1) * columns))
    })
}

/** What has been read by now; undefined when a file cannot be. */
function taken(system: System, page: Page): Page | undefined {
  const files = filesIn(system)
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

const reversed = (text: string): string => `\x1b[7m${text}\x1b[27m`

/** A page, and what stands below it. */
function picture(
  all: readonly string[],
  { top, typed, message, isMoved }: Paged,
  { rows }: Console,
  file: string | undefined,
): string {
  const shown = all.slice(top, top + rows - 1)
  const isEnd = top + rows - 1 >= all.length
  const blank = Array.from({ length: rows - 1 - shown.length }, () => '~')
  const name = isMoved ? undefined : file
  const prompt = isEnd ? [name, '(END)'].filter(Boolean).join(' ') : name
  const below = typed ?? (message ? reversed(message) : prompt ? reversed(prompt) : ':')
  return `\x1b[H\x1b[J${[...shown, ...blank].join('\n')}\n${below}\x1b[K`
}
