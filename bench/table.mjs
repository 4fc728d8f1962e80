// The table of what was measured: what, how much, the goal and whether it was met.

const HEAD = ['what', 'measured', 'unit', 'other build', 'new / other', 'goal', 'met']
const LEFT = new Set([0, 2])

const number = (value) =>
  value >= 100
    ? Math.round(value).toLocaleString('en')
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(value < 0.1 ? 4 : 2)

/** A table to which rows are added one by one. */
export function newTable() {
  const rows = []
  const missed = []
  /**
   * `most` and `least` are goals for the value, `mostOfBase` for what it is of the other build's.
   */
  function add(what, value, unit, { base, most, least, mostOfBase } = {}) {
    if (value === undefined) return
    const ratio = base === undefined ? undefined : value / base
    const goals = []
    const checks = []
    if (most !== undefined) {
      goals.push(`≤ ${number(most)}`)
      checks.push(value <= most)
    }
    if (least !== undefined) {
      goals.push(`≥ ${number(least)}`)
      checks.push(value >= least)
    }
    if (mostOfBase !== undefined && ratio !== undefined) {
      goals.push(`≤ ${number(mostOfBase)} of the other`)
      checks.push(ratio <= mostOfBase)
    }
    const isMet = checks.every(Boolean)
    if (!isMet) missed.push(what)
    rows.push([
      what,
      number(value),
      unit,
      base === undefined ? '' : number(base),
      ratio === undefined ? '' : ratio.toFixed(2),
      goals.join(', '),
      checks.length === 0 ? '' : isMet ? 'yes' : 'no',
    ])
  }
  return { add, missed, text: () => textOf(rows) }
}

function textOf(rows) {
  const widths = HEAD.map((head, i) =>
    Math.max(head.length, ...rows.map((cells) => cells[i].length)),
  )
  const line = (cells) =>
    `| ${cells.map((cell, i) => (LEFT.has(i) ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`
  const rule = widths.map((width, i) =>
    LEFT.has(i) ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`,
  )
  return [line(HEAD), `|${rule.join('|')}|`, ...rows.map(line)].join('\n')
}
