/**
 * In which styles a text can be written in YAML: what the emitter of Go's YAML library looks at.
 *
 * @module
 */
import { isPrintable } from './printable.js'

/** The styles that give the text back unchanged; double quotes always do. */
interface Styles {
  readonly plain: boolean
  readonly singleQuoted: boolean
  /** As a literal block. */
  readonly block: boolean
}

const INDICATORS_AT_START = '#,[]{}&*!|>\'"%@`'

/** Looks at every character of a text. */
export function analyse(value: string): Styles {
  if (value === '') return { plain: false, singleQuoted: true, block: false }
  const special = [...value].some((character) => !isPrintable(character))
  const spaceBeforeBreak = / \n/.test(value)
  const spaceAfterBreak = /\n /.test(value)
  const trailingSpace = value.endsWith(' ')
  const none = special || spaceBeforeBreak
  return {
    plain:
      !none &&
      !spaceAfterBreak &&
      !/[\n\u2028\u2029]/.test(value) &&
      !/^[ \n]|[ \n]$/.test(value) &&
      !hasIndicator(value),
    singleQuoted: !none && !spaceAfterBreak,
    block: !none && !trailingSpace,
  }
}

/** True if some character would mean something to a YAML reader. */
function hasIndicator(value: string): boolean {
  if (value.startsWith('---') || value.startsWith('...')) return true
  if (INDICATORS_AT_START.includes(value[0] as string)) return true
  return /^[?:-](?=[ \t\n]|$)|:(?=[ \t\n]|$)|(?<=[ \t\n])#/.test(value)
}
