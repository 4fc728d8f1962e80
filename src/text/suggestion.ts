/**
 * Which of the known words was meant by a word that is not known.
 *
 * @module
 */

/** How many letters may differ in a word that was meant. */
const FAR = 2

/** How many letters have to be added, removed or changed to get from one word to the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}

/**
 * The known word that differs least, by fewer than `limit` letters; of several, the first. Upper
 * and lower case are the same.
 */
export function nearestWord(
  word: string,
  known: readonly string[],
  limit: number,
): string | undefined {
  let best: string | undefined
  let least = limit
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance >= least) continue
    least = distance
    best = candidate
  }
  return best
}

/** The known words that a command line may have meant: near ones, and those that begin so. */
export const wordsMeant = (word: string, known: readonly string[]): readonly string[] =>
  known.filter(
    (candidate) =>
      editDistance(word.toLowerCase(), candidate.toLowerCase()) <= FAR ||
      candidate.toLowerCase().startsWith(word.toLowerCase()),
  )
