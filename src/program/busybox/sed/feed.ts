/**
 * The input of `sed`, as far as it has come.
 *
 * @module
 */

/** The cycle under way needs input that has not come yet: it is begun again when it has. */
export class NeedsInput extends Error {
  override name = 'NeedsInput'
}

/** Thrown for every line that comes, so it is made once. */
const NEEDS_INPUT = new NeedsInput()

/** Lines that have come, and whether there will be more. */
export class Feed {
  /** How many lines have been taken. */
  taken = 0

  constructor(
    private readonly lines: readonly string[],
    private readonly ended: boolean,
  ) {}

  /** The next line; undefined at the end. @throws NeedsInput */
  next(): string | undefined {
    const line = this.lines[this.taken]
    if (line === undefined && !this.ended) throw NEEDS_INPUT
    if (line !== undefined) this.taken++
    return line
  }

  /** Whether the line that was taken last is the last of all. @throws NeedsInput */
  isLast(): boolean {
    if (this.taken < this.lines.length) return false
    if (!this.ended) throw NEEDS_INPUT
    return true
  }
}
