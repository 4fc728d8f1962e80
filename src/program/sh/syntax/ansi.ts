/**
 * The escapes of `$'…'`.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
 */

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\u001b',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
}

/** What `$'…'` stands for. */
export const unescapeAnsi = (text: string): string =>
  text.replace(
    /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|([0-7]{1,3})|([^]))/g,
    (all, hex?: string, unicode?: string, octal?: string, letter?: string) =>
      (hex ?? unicode)
        ? String.fromCharCode(Number.parseInt((hex ?? unicode) as string, 16))
        : octal !== undefined
          ? String.fromCharCode(Number.parseInt(octal, 8))
          : (ESCAPES[letter as string] ?? all),
  )
