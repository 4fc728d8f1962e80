/**
 * `join`: lines of two sorted files that have a field in common.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/join.html
 */
import { gnuProblem } from '../busybox/gnu.js'
import { type Options, UsageProblem, optionsOf } from '../busybox/options.js'
import { instant } from '../busybox/tool.js'
import type { Program, System } from '../program.js'

const USAGE = 'join [OPTION]... FILE1 FILE2'

/** A line: its fields, and the one by which it is joined. */
interface Row {
  readonly key: string
  readonly fields: readonly string[]
}

export const join: Program = instant('join', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'a:v:o:e:t:1:2:j:i',
    long: { 'ignore-case': 'i' },
    usage: USAGE,
  })
  const [first, second, extra] = options.operands
  if (first === undefined || second === undefined) throw new UsageProblem(USAGE)
  if (extra !== undefined) throw gnuProblem(system, USAGE, `extra operand '${extra}'`)
  const [lefts, rights] = [
    rowsOf(system, options, first, '1'),
    rowsOf(system, options, second, '2'),
  ]
  for (const [left, right] of joined(options, lefts, rights))
    system.out(`${lineOf(options, left, right)}\n`)
  return 0
})

function rowsOf(system: System, options: Options, file: string, side: '1' | '2'): readonly Row[] {
  const text = file === '-' ? (system.read() ?? '') : system.files.read(file)
  const at = Number(options.value(side) ?? options.value('j') ?? 1) - 1
  const separator = options.value('t')
  return text
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const fields = separator === undefined ? line.trim().split(/[ \t]+/) : line.split(separator)
      const key = fields[at] ?? ''
      return { key: options.has('i') ? key.toLowerCase() : key, fields: withKeyFirst(fields, at) }
    })
}

const withKeyFirst = (fields: readonly string[], at: number): readonly string[] => [
  fields[at] ?? '',
  ...fields.filter((_, i) => i !== at),
]

/** The pairs, and the rows without a partner that are wanted. */
function* joined(
  options: Options,
  lefts: readonly Row[],
  rights: readonly Row[],
): Generator<readonly [Row | undefined, Row | undefined]> {
  const alone = [...options.values('a'), ...options.values('v')]
  const pairs = !options.has('v')
  let [i, j] = [0, 0]
  while (i < lefts.length || j < rights.length) {
    const [left, right] = [lefts[i], rights[j]]
    if (left && (!right || left.key < right.key)) {
      if (alone.includes('1')) yield [left, undefined]
      i++
    } else if (right && (!left || right.key < left.key)) {
      if (alone.includes('2')) yield [undefined, right]
      j++
    } else if (left) {
      const sameRights = runOf(rights, j, left.key)
      const sameLefts = runOf(lefts, i, left.key)
      if (pairs) for (const one of sameLefts) for (const other of sameRights) yield [one, other]
      i += sameLefts.length
      j += sameRights.length
    }
  }
}

function runOf(rows: readonly Row[], from: number, key: string): readonly Row[] {
  const end = rows.findIndex((row, at) => at > from && row.key !== key)
  return rows.slice(from, end < 0 ? undefined : end)
}

function lineOf(options: Options, left: Row | undefined, right: Row | undefined): string {
  const separator = options.value('t') ?? ' '
  const format = options.value('o')
  const empty = options.value('e') ?? ''
  if (format === undefined) {
    const key = (left ?? right)?.fields[0] ?? ''
    return [key, ...(left?.fields.slice(1) ?? []), ...(right?.fields.slice(1) ?? [])].join(
      separator,
    )
  }
  const field = (name: string): string => {
    if (name === '0') return (left ?? right)?.fields[0] ?? empty
    const [side, at] = name.split('.')
    return (side === '1' ? left : right)?.fields[Number(at) - 1] ?? empty
  }
  return format.split(/[ ,]+/).map(field).join(separator)
}
