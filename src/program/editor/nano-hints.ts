/**
 * The keys that `nano` shows below the text, in two rows: as many as there is room for.
 *
 * @see https://www.nano-editor.org/dist/latest/nano.html#The-Help-Lines
 */

/** What is at the bottom of the screen: the text's keys, or those of a question. */
type Hints = keyof typeof HINTS

/** The upper row and the lower one. */
const HINTS = {
  text: [
    [
      ...['^G Help', '^O Write Out', '^W Where Is', '^K Cut', '^T Execute', '^C Location'],
      ...['M-U Undo', 'M-A Set Mark', 'M-] To Bracket', 'M-Q Previous', '^B Back'],
    ],
    [
      ...['^X Exit', '^R Read File', '^\\ Replace', '^U Paste', '^J Justify', '^/ Go To Line'],
      ...['M-E Redo', 'M-6 Copy', '^Q Where Was', 'M-W Next', '^F Forward'],
    ],
  ],
  write: [
    ['^G Help', 'M-D DOS Format', 'M-A Append', 'M-B Backup File'],
    ['^C Cancel', 'M-M Mac Format', 'M-P Prepend', '^T Browse'],
  ],
  search: [
    ['^G Help', 'M-C Case Sens', 'M-B Backwards', '^P Older', '^T Go To Line'],
    ['^C Cancel', 'M-R Reg.exp.', '^R Replace', '^N Newer'],
  ],
  line: [
    ['^G Help', '^W Begin of Paragr.', '^Y First Line', '^T Go To Text'],
    ['^C Cancel', '^O End of Paragraph', '^V Last Line'],
  ],
  insert: [
    ['^G Help', 'M-F New Buffer', '^X Execute Command'],
    ['^C Cancel', '^T Browse'],
  ],
  replace: [
    ['^G Help', 'M-C Case Sens', 'M-B Backwards', '^P Older', '^T Go To Line'],
    ['^C Cancel', 'M-R Reg.exp.', '^R No Replace', '^N Newer'],
  ],
  with: [
    ['^G Help', '^P Older'],
    ['^C Cancel', '^N Newer'],
  ],
  instance: [
    [' Y Yes', ' A All'],
    [' N No', '^C Cancel'],
  ],
  save: [[' Y Yes'], [' N No', '^C Cancel']],
} as const

/** A question of yes or no has its keys in narrow columns. */
const NARROW = 16

/** The two rows. */
export function hintRows(kind: Hints, columns: number): readonly string[] {
  const most = Math.max(1, Math.floor((columns + 40) / 20))
  const rows = HINTS[kind].map((row) => row.slice(0, most))
  const across = Math.max(...rows.map(({ length }) => length))
  const width = kind === 'save' || kind === 'instance' ? NARROW : Math.floor(columns / across)
  return rows.map((row) => hintRow(row, width))
}

/** A row of keys, each as wide as the others. */
const hintRow = (hints: readonly string[], width: number): string =>
  hints
    .map((hint) => {
      const [, space = '', key = '', what = ''] = /^( ?)(\S+)(.*)$/.exec(hint) ?? []
      const shown = what.slice(0, Math.max(0, width - key.length - space.length))
      return `${space}\x1b[7m${key}\x1b[27m${shown}${' '.repeat(Math.max(0, width - hint.length))}`
    })
    .join('')
    .trimEnd()
