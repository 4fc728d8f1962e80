/**
 * What an unquoted YAML scalar means to Go's YAML library, which follows YAML 1.1 in part: `yes`,
 * `on` and `y` are true, `017` is fifteen, `1_000` a thousand; dates stay text.
 *
 * @see https://yaml.org/type/
 */

/** The value of an unquoted scalar. */
export function resolveScalar(text: string): string | number | boolean | null {
  if (WORDS.has(text)) return WORDS.get(text) as boolean | number | null
  const first = text[0] as string
  if (first === '.') return FLOAT.test(text) ? Number(text) : text
  if (!/[-+0-9]/.test(first) || isDate(text)) return text
  const plain = text.replaceAll('_', '')
  return integer(plain) ?? (FLOAT.test(plain) ? Number(plain) : text)
}

/** True if the text can stand unquoted and still be read as text. */
export const resolvesToText = (text: string): boolean => {
  if (WORDS.has(text) || isDate(text)) return false
  return typeof resolveScalar(text) === 'string' && !BASE_60.test(text)
}

const WORDS: ReadonlyMap<string, boolean | number | null> = new Map<
  string,
  boolean | number | null
>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word): [string, boolean] => [word, true],
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word): [string, boolean] => [word, false],
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, null] => [word, null]),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, number] => [word, Number.NaN]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word): [string, number] => [
    word,
    Number.POSITIVE_INFINITY,
  ]),
  ...['-.inf', '-.Inf', '-.INF'].map((word): [string, number] => [word, Number.NEGATIVE_INFINITY]),
])

const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/
const DATE =
  /^\d{4}-(\d{1,2})-(\d{1,2})(?:(?:[Tt]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[-+]\d\d:\d\d))| \d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?)?$/

/** Whether the text is a date, which Go reads as text. */
export function isDate(text: string): boolean {
  const parts = DATE.exec(text)
  return (
    parts !== null &&
    Number(parts[1]) >= 1 &&
    Number(parts[1]) <= 12 &&
    Number(parts[2]) >= 1 &&
    Number(parts[2]) <= 31
  )
}

/** Whole numbers in Go's notation: decimal, `0x`, `0o` or a leading zero, `0b`. */
function integer(text: string): number | undefined {
  const parts = /^([-+]?)(?:(0[xX][0-9a-fA-F]+)|0[oO]?([0-7]+)|(0[bB][01]+)|([1-9][0-9]*|0))$/.exec(
    text,
  )
  if (!parts) return undefined
  const [, sign, hex, octal, binary, digits] = parts
  const magnitude =
    octal === undefined ? Number(hex ?? binary ?? digits) : Number.parseInt(octal, 8)
  if (magnitude >= 2 ** 64) return undefined
  return sign === '-' ? -magnitude : magnitude
}

/** Whether a number is written as a whole one. */
export const isWhole = (text: string): boolean => integer(text.replaceAll('_', '')) !== undefined
