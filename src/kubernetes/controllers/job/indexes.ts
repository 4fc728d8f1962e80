/**
 * Completion indexes as a status writes them: `0,2-4`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
 */

/** The indexes of a text such as `0,2-4`; those that no pod of the job can have are left out. */
export function parseIndexes(text: string | undefined, completions: number): Set<number> {
  const found = new Set<number>()
  for (const part of (text ?? '').split(',')) {
    if (part === '') continue
    const [first = 0, last = first] = part.split('-').map(Number)
    for (let index = first; index <= last && index < completions; index++) found.add(index)
  }
  return found
}

/** `0,2-4` of 4, 0, 2 and 3; two neighbours are listed and not spanned. */
export function indexText(indexes: Iterable<number>): string {
  const sorted = [...indexes].sort((a, b) => a - b)
  const parts: string[] = []
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (sorted[end + 1] === (sorted[end] as number) + 1) end++
    const [first, last] = [sorted[start] as number, sorted[end] as number]
    if (end === start) parts.push(`${first}`)
    else parts.push(end === start + 1 ? `${first},${last}` : `${first}-${last}`)
    start = end + 1
  }
  return parts.join(',')
}
