import type { Lab } from '../../src/index.js'

/**
 * The whole world as text: a line for each row, each booking, and everything else that a world
 * holds.
 */
export function worldText({ state }: Lab): string {
  const { tables, agenda, past, ...rest } = state
  const lines = [JSON.stringify(rest)]
  for (const name of Object.keys(tables).sort()) {
    const table = tables[name]
    for (const [key, row] of table?.rows.entries() ?? [])
      lines.push(`${name} ${key} ${JSON.stringify(row)}`)
  }
  // What late watches see are tables that were compared when they were the present.
  for (const [time, then] of past?.entries() ?? [])
    for (const [name, { rows }] of Object.entries(then))
      lines.push(`past ${time} ${name} ${rows.size}`)
  lines.push(`work ${agenda.work}`)
  for (const booking of agenda.due.keys()) lines.push(`due ${JSON.stringify(booking)}`)
  return lines.join('\n')
}

/**
 * Where two worlds differ, as the first lines of either that the other lacks; empty when they are
 * the same, byte for byte.
 */
export function differences(one: Lab, other: Lab): readonly string[] {
  const [a, b] = [worldText(one), worldText(other)]
  if (a === b) return []
  const [linesOfA, linesOfB] = [a.split('\n'), b.split('\n')]
  const [inA, inB] = [new Set(linesOfA), new Set(linesOfB)]
  const first = (lines: readonly string[], sign: string): string[] =>
    lines.slice(0, 12).map((line) => `${sign} ${line.slice(0, 400)}`)
  return [
    ...first(
      linesOfA.filter((line) => !inB.has(line)),
      '-',
    ),
    ...first(
      linesOfB.filter((line) => !inA.has(line)),
      '+',
    ),
    'the order differs',
  ]
}
