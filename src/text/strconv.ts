/**
 * What Go's strconv says of a text that is no number.
 *
 * @see https://pkg.go.dev/strconv#NumError
 */

import { goQuote } from './goquote.js'

/** The functions of strconv that read whole numbers. */
type Reader = 'Atoi' | 'ParseInt' | 'ParseUint' | 'ParseFloat'

/**
 * A text that cannot be read.
 *
 * @example
 * numError('ParseUint', '70000', 'range') // strconv.ParseUint: parsing "70000": value out of range
 */
export const numError = (reader: Reader, text: string, why: 'range' | 'syntax'): string =>
  `strconv.${reader}: parsing ${goQuote(text)}: ${why === 'range' ? 'value out of range' : 'invalid syntax'}`
