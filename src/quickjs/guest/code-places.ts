/**
 * Where QuickJS and V8 do not mean the same place of the same code.
 *
 * @module
 */

/** The code of scripts by the names of files, line by line. */
const codes = new Map<string, readonly string[]>()

/** Remembers code. */
export const rememberCode = (file: string, code: string): void =>
  void codes.set(file, code.split('\n'))

/** The line of code at a place, up to it and from it. */
export function codeAround(
  file: string,
  line: number,
  column: number,
): readonly [before: string, after: string] {
  const text = codes.get(file)?.[line - 1] ?? ''
  return [text.slice(0, column - 1), text.slice(column - 1)]
}

/** QuickJS points behind `new` where V8 points at it. */
export function columnInV8(file: string, line: number, column: number): number {
  const [before] = codeAround(file, line, column)
  const [spaced] = /\bnew\s+$/.exec(before) ?? []
  return column - (spaced?.length ?? 0)
}
