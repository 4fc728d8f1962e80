/**
 * `tree`: directories as a picture of lines.
 *
 * @see https://manpages.debian.org/bookworm/tree/tree.1.en.html
 */
import { optionsOf } from '../busybox/options.js'
import { instant } from '../busybox/tool.js'
import type { System } from '../program.js'

const OPTIONS = {
  letters: 'adfL:I:P:s',
  long: { dirsfirst: 'Z', noreport: 'N' },
  usage:
    'tree [-adfs] [-L LEVEL] [-P PATTERN] [-I PATTERN] [--dirsfirst] [--noreport] [DIRECTORY]...',
}

interface Look {
  readonly system: System
  readonly all: boolean
  readonly directories: boolean
  readonly whole: boolean
  readonly sizes: boolean
  readonly depth: number
  readonly only: RegExp | undefined
  readonly without: RegExp | undefined
  readonly directoriesFirst: boolean
  readonly found: { directories: number; files: number }
}

/** A pattern of file names, with alternatives between bars. */
const patternOf = (text: string | undefined): RegExp | undefined =>
  text === undefined
    ? undefined
    : new RegExp(
        `^(?:${text
          .split('|')
          .map((one) =>
            one
              .replace(/[.+^${}()[\]\\]/g, '\\$&')
              .replaceAll('*', '[^/]*')
              .replaceAll('?', '.'),
          )
          .join('|')})$`,
      )

export const tree = instant('tree', ({ system, args }) => {
  const words = args.map((word) =>
    word === '--dirsfirst' ? '-Z' : word === '--noreport' ? '-N' : word,
  )
  const options = optionsOf(words, { ...OPTIONS, letters: `${OPTIONS.letters}ZN` })
  const look: Look = {
    system,
    all: options.has('a'),
    directories: options.has('d'),
    whole: options.has('f'),
    sizes: options.has('s'),
    depth: Number(options.value('L') ?? Number.POSITIVE_INFINITY),
    only: patternOf(options.value('P')),
    without: patternOf(options.value('I')),
    directoriesFirst: options.has('Z'),
    found: { directories: 0, files: 0 },
  }
  if (!(look.depth >= 1)) {
    system.err('tree: Invalid level, must be greater than 0.\n')
    return 1
  }
  let status = 0
  const places = options.operands.length === 0 ? ['.'] : options.operands
  for (const place of places) {
    if (system.files.exists(place) && system.files.stat(place).type === 'directory') {
      look.found.directories++
      system.out(`${place}\n`)
      draw(look, place, '', 1)
      continue
    }
    system.out(`${place}  [error opening dir]\n`)
    status = 2
  }
  const { directories, files } = look.found
  const report = `${count(directories, 'director', 'y', 'ies')}${look.directories ? '' : `, ${count(files, 'file', '', 's')}`}`
  if (!options.has('N')) system.out(`\n${report}\n`)
  return status
})

const count = (many: number, word: string, one: string, more: string): string =>
  `${many} ${word}${many === 1 ? one : more}`

function draw(look: Look, place: string, before: string, depth: number): void {
  if (depth > look.depth) return
  const { system } = look
  const entries = system.files
    .list(place)
    .map((name) => ({ name, path: `${place === '/' ? '' : place}/${name}` }))
    .map((entry) => ({ ...entry, stat: system.files.stat(entry.path) }))
    .filter(({ name, stat }) => isShown(look, name, stat.type === 'directory'))
    .sort((a, b) => order(look, a, b))
  for (const [i, { name, path, stat }] of entries.entries()) {
    system.spend(1)
    const isLast = i === entries.length - 1
    const isDirectory = stat.type === 'directory'
    const size = look.sizes ? `[${String(stat.size).padStart(11)}]  ` : ''
    system.out(`${before}${isLast ? '└── ' : '├── '}${size}${look.whole ? path : name}\n`)
    look.found[isDirectory ? 'directories' : 'files']++
    if (isDirectory) draw(look, path, `${before}${isLast ? '    ' : '│\u00a0\u00a0 '}`, depth + 1)
  }
}

function isShown(look: Look, name: string, isDirectory: boolean): boolean {
  if (!look.all && name.startsWith('.')) return false
  if (look.without?.test(name)) return false
  if (isDirectory) return true
  return !look.directories && (look.only?.test(name) ?? true)
}

interface Entry {
  readonly name: string
  readonly stat: { readonly type: string }
}

function order({ directoriesFirst }: Look, a: Entry, b: Entry): number {
  const isDirectory = ({ stat }: Entry): number => (stat.type === 'directory' ? 0 : 1)
  const first = directoriesFirst ? isDirectory(a) - isDirectory(b) : 0
  return first || (a.name < b.name ? -1 : 1)
}
