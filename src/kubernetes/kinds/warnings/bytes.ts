/**
 * Amounts of bytes that are no whole numbers.
 *
 * @module
 */
import { parseQuantity } from '../../../text/quantity.js'
import { goQuote } from '../../../text/goquote.js'

const IN_BYTES = ['memory', 'ephemeral-storage', 'storage']

/** What is said of the amounts of a list of resources. */
export function bytesOf(
  amounts: Readonly<Record<string, string>> | undefined,
  path: string,
): readonly string[] {
  return IN_BYTES.flatMap((name) => {
    const amount = amounts?.[name]
    return amount === undefined || Number.isInteger(parseQuantity(amount))
      ? []
      : [
          `${path}[${name}]: fractional byte value ${goQuote(amount)} is invalid, must be an integer`,
        ]
  })
}
