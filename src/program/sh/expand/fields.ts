/**
 * Splitting into fields at the characters of IFS.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_06_05
 */
import { type Spend, literally } from '../../../text/shell-pattern.js'
import type { Segment } from './parameter.js'

/** The fields of a word, as patterns. */
export function fieldsOf(segments: readonly Segment[], separators: string, spend: Spend): string[] {
  const fields: string[] = []
  let field: string | undefined
  const end = (): void => {
    if (field !== undefined) fields.push(field)
    field = undefined
  }
  for (const segment of segments) {
    if (segment === 'break') end()
    else if (!segment.splits || separators === '') {
      if (segment.quoted || segment.text !== '')
        field =
          (field ?? '') +
          (segment.quoted
            ? literally(segment.text)
            : segment.splits
              ? segment.text.replaceAll('\\', '\\\\')
              : segment.text)
    } else {
      spend(segment.text.length >> 4)
      for (const piece of pieces(segment.text, separators)) {
        if (piece === 'end') end()
        else if (piece === 'separator') {
          field ??= ''
          end()
        } else field = (field ?? '') + piece.text.replaceAll('\\', '\\\\')
      }
    }
  }
  end()
  return fields
}

/** Texts between separators: blanks end a field, other separators end one even if it is empty. */
function* pieces(
  text: string,
  separators: string,
): Generator<{ readonly text: string } | 'end' | 'separator'> {
  const isBlank = (character: string): boolean =>
    separators.includes(character) && ' \t\n'.includes(character)
  let from = 0
  let i = 0
  while (i < text.length) {
    if (!separators.includes(text[i] as string)) {
      i++
      continue
    }
    if (i > from) yield { text: text.slice(from, i) }
    let hard = false
    while (i < text.length && isBlank(text[i] as string)) i++
    if (i < text.length && separators.includes(text[i] as string)) {
      hard = true
      i++
      while (i < text.length && isBlank(text[i] as string)) i++
    }
    yield hard ? 'separator' : 'end'
    from = i
  }
  if (i > from) yield { text: text.slice(from) }
}
