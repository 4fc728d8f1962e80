/**
 * `man`: short pages of our own about what is on a workstation.
 *
 * @see https://manpages.debian.org/bookworm/man-db/man.1.en.html
 */
import { instant } from '../busybox/tool.js'
import { PAGES, type Page } from './pages.js'

const WIDTH = 80
const INDENT = '       '
const [NOTHING_WANTED, NOTHING_FOUND, NOTHING_RELEVANT] = [1, 16, 16]
const WHAT = "What manual page do you want?\nFor example, try 'man man'.\n"

export const man = instant('man', ({ system, args }) => {
  if (args[0] === '-k' || args[0] === '--apropos')
    return about(
      args.slice(1),
      (text) => system.out(text),
      (text) => system.err(text),
    )
  const names = args.filter((word) => !/^(\d|-.*)$/.test(word))
  if (names.length === 0) {
    system.err(WHAT)
    return NOTHING_WANTED
  }
  let status = 0
  for (const name of names) {
    const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined
    if (page) system.out(shown(name, page))
    else {
      system.err(`No manual entry for ${name}\n`)
      status = NOTHING_FOUND
    }
  }
  return status
})

function about(
  words: readonly string[],
  out: (text: string) => void,
  err: (text: string) => void,
): number {
  const [word = ''] = words
  const found = Object.entries(PAGES).filter(
    ([name, { summary }]) => name.includes(word) || summary.includes(word),
  )
  for (const [name, { section, summary }] of found)
    out(`${`${name} (${section})`.padEnd(20)} - ${summary}\n`)
  if (found.length > 0) return 0
  err(`${word}: nothing appropriate.\n`)
  return NOTHING_RELEVANT
}

function shown(name: string, { section, summary, synopsis, text }: Page): string {
  const title = `${name.toUpperCase()}(${section})`
  const middle = 'Kubarium Manual'
  const gap = ' '.repeat(Math.max(1, Math.floor((WIDTH - 2 * title.length - middle.length) / 2)))
  return [
    `${title}${gap}${middle}${gap}${title}`,
    '',
    'NAME',
    `${INDENT}${name} - ${summary}`,
    '',
    'SYNOPSIS',
    ...synopsis.map((line) => INDENT + line),
    '',
    'DESCRIPTION',
    ...filled(text).map((line) => INDENT + line),
    '',
  ]
    .map((line) => `${line}\n`)
    .join('')
}

/** A text in lines that fit. */
function filled(text: string): readonly string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1] ?? ''
    if (last !== '' && INDENT.length + last.length + 1 + word.length > WIDTH) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}
