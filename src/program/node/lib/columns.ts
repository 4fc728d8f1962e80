/**
 * How `util.inspect` sets long lists.
 *
 * @see https://nodejs.org/api/util.html#utilinspectobject-options
 */

/** How long a line gets. */
export const BREAK_LENGTH = 80
/** How many items of a list are shown. */
export const MOST_ITEMS = 100

/**
 * Sets many short items in columns, about two and a half times as wide as high; numbers to the
 * right.
 */
export function columns(
  parts: readonly string[],
  list: readonly unknown[],
  margin: number,
): readonly string[] {
  const items = list.length > MOST_ITEMS ? parts.slice(0, MOST_ITEMS) : parts
  const widest = Math.max(...items.map((item) => item.length)) + 2
  const total = items.reduce((sum, item) => sum + item.length + 2, 0)
  if (widest * 3 + margin >= BREAK_LENGTH || (total / widest <= 5 && widest > 8)) return parts
  const bias = Math.max(widest - 3 - Math.sqrt(widest - total / parts.length), 1)
  const count = Math.min(
    Math.round(Math.sqrt(2.5 * bias * items.length) / bias),
    Math.floor((BREAK_LENGTH - margin) / widest),
    12,
    15,
  )
  if (count <= 1) return parts
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...items.filter((_item, i) => i % count === column).map((item) => item.length)),
  )
  const isNumeric = list.every((item) => typeof item === 'number' || typeof item === 'bigint')
  const rows: string[] = []
  for (let i = 0; i < items.length; i += count) {
    const row = items.slice(i, i + count)
    rows.push(
      row
        .map((item, k) =>
          isNumeric
            ? item.padStart(widths[k] ?? 0)
            : k === row.length - 1
              ? item
              : `${item},`.padEnd((widths[k] ?? 0) + 1),
        )
        .join(isNumeric ? ', ' : ' '),
    )
  }
  return [...rows, ...parts.slice(items.length)]
}
