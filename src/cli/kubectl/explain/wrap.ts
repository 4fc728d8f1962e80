/**
 * Words in lines of a width, as `kubectl explain` breaks them.
 *
 * @module
 */

/** A text in lines below a margin; an item of a list keeps the space before it. */
export const wrapped = (text: string, width: number, margin: string): string =>
  text
    .split('\n')
    .flatMap((paragraph) =>
      broken(paragraph, width).map((line, i) =>
        i === 0 && paragraph.startsWith(' - ') ? ` ${line}` : line,
      ),
    )
    .map((line) => `${margin}${line}\n`)
    .join('')

function broken(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
