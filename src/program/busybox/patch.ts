/**
 * `patch`: applies a unified difference to files.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/patch.html
 */
import { ERRNO } from '../../text/errno.js'
import type { System } from '../program.js'
import { gathering } from './gather.js'
import { type Options, ToolError } from './options.js'

const USAGE =
  'patch [-RNE] [-p N] [-i DIFF] [ORIGFILE [PATCHFILE]]\n\nApply a unified diff, from standard input unless -i names a file'

interface Hunk {
  /** The first line that it is about, from 1. */
  readonly from: number
  /** Lines with their sign in front. */
  readonly lines: readonly string[]
}

interface Difference {
  readonly before: string
  readonly after: string
  readonly hunks: readonly Hunk[]
}

/** The differences of a text. @throws ToolError where there is none */
function differencesOf(text: string): readonly Difference[] {
  const found: { before: string; after: string; hunks: { from: number; lines: string[] }[] }[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    const [, before] = /^--- ([^\t\n]+)/.exec(line) ?? []
    const [, after] = /^\+\+\+ ([^\t\n]+)/.exec(lines[at + 1] ?? '') ?? []
    if (before !== undefined && after !== undefined) {
      found.push({ before, after, hunks: [] })
      at++
      continue
    }
    const [, from, old = '1', , fresh = '1'] =
      /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    const last = found.at(-1)
    if (from === undefined || !last) continue
    const hunk: string[] = []
    let [left, right] = [Number(old), Number(fresh)]
    while ((left > 0 || right > 0) && at + 1 < lines.length) {
      const next = lines[++at] as string
      if (next.startsWith('\\')) continue
      if (!next.startsWith('+')) left--
      if (!next.startsWith('-')) right--
      hunk.push(next === '' ? ' ' : next)
    }
    last.hunks.push({ from: Number(from), lines: hunk })
  }
  if (found.length === 0) throw new ToolError('Only garbage was found in the patch input.')
  return found
}

const reversed = ({ before, after, hunks }: Difference): Difference => ({
  before: after,
  after: before,
  hunks: hunks.map(({ from, lines }) => ({
    from,
    lines: lines.map((line) => line.replace(/^[-+]/, (sign) => (sign === '-' ? '+' : '-'))),
  })),
})

const withSign = (lines: readonly string[], signs: string): readonly string[] =>
  lines.filter((line) => signs.includes(line[0] ?? ' ')).map((line) => line.slice(1))

/** Where the lines of a hunk stand, nearest to where it says; -1 where they do not. */
function placeOf(lines: readonly string[], wanted: readonly string[], near: number): number {
  const fits = (at: number): boolean => wanted.every((line, index) => lines[at + index] === line)
  for (let off = 0; off <= lines.length; off++) {
    if (near + off <= lines.length && fits(near + off)) return near + off
    if (near - off >= 0 && fits(near - off)) return near - off
  }
  return -1
}

/** The file with the difference applied, and how many hunks did not fit. */
function applied(text: string, { hunks }: Difference): readonly [text: string, failed: number] {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  let [moved, failed] = [0, 0]
  for (const hunk of hunks) {
    const wanted = withSign(hunk.lines, ' -')
    const at = placeOf(lines, wanted, Math.max(0, hunk.from - 1 + moved))
    if (at < 0) {
      failed++
      continue
    }
    const fresh = withSign(hunk.lines, ' +')
    lines.splice(at, wanted.length, ...fresh)
    moved += fresh.length - wanted.length
  }
  return [lines.length === 0 ? '' : `${lines.join('\n')}\n`, failed]
}

function nameOf({ before, after }: Difference, options: Options): string {
  const strip = Number(options.value('p') ?? 0)
  const short = (path: string): string => path.split('/').slice(strip).join('/')
  return after === '/dev/null' ? short(before) : short(after)
}

/** Applies one difference to its file; how many hunks failed. */
function patchFile(system: System, options: Options, whole: Difference): number {
  const difference = options.has('R') ? reversed(whole) : whole
  const path = options.operands[0] ?? nameOf(difference, options)
  const { files } = system
  const isNew = difference.before === '/dev/null'
  if (!isNew && !files.exists(path)) throw new ToolError(`can't open '${path}': ${ERRNO.ENOENT}`)
  system.out(`patching file ${path}\n`)
  const before = files.exists(path) ? files.read(path) : ''
  const [after, failed] = applied(before, difference)
  if (options.has('t')) return failed
  if (options.has('b') && files.exists(path)) files.write(`${path}.orig`, before)
  const isGone = difference.after === '/dev/null' || options.has('E')
  if (isGone && after === '') files.remove(path)
  else if (after !== before) {
    const directory = path.slice(0, path.lastIndexOf('/'))
    if (path.includes('/') && directory !== '') files.mkdir(directory, { parents: true })
    files.write(path, after)
  }
  if (failed > 0)
    system.out(
      `${failed} out of ${difference.hunks.length} hunk${difference.hunks.length === 1 ? '' : 's'} FAILED\n`,
    )
  return failed
}

export const patch = gathering('patch', {
  options: {
    letters: 'RNEtp:i:ub',
    idle: 'Nu',
    long: { strip: 'p', reverse: 'R', forward: 'N', input: 'i', 'dry-run': 't', unified: 'u' },
    usage: USAGE,
  },
  files: ({ options }) => [options.value('i') ?? options.operands[1] ?? '-'],
  work: ({ system, options }, text) => {
    let failed = 0
    for (const difference of differencesOf(text)) failed += patchFile(system, options, difference)
    return failed > 0 ? 1 : 0
  },
})
