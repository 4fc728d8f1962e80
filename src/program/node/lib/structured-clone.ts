/**
 * `structuredClone`: the host's, except that dates and regular expressions come out as the script's
 * own.
 *
 * @see https://nodejs.org/api/globals.html#structuredclonevalue-options
 */
import type { OwnRegExp } from '../regexp/own-regexp.js'

type Clone = (value: unknown, options?: unknown) => unknown

const HostDate = Date

/**
 * `structuredClone` for a script with this Date and these regular expressions; undefined where the
 * host has none.
 */
export function createStructuredClone(
  ScriptDate: unknown,
  regExp: OwnRegExp | undefined,
): Clone | undefined {
  const { structuredClone: clone } = globalThis as unknown as { structuredClone?: Clone }
  if (!clone) return undefined
  const { prototype } = ScriptDate as { readonly prototype: object }
  return function structuredClone(value, options) {
    const made = clone(value, options)
    adopt(
      made,
      (part) => {
        if (part instanceof HostDate) Object.setPrototypeOf(part, prototype)
        if (part instanceof RegExp) regExp?.adopt(part)
      },
      new Set(),
    )
    return made
  }
}

/** Makes the objects in a value the script's. */
function adopt(value: unknown, own: (part: object) => void, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  own(value)
  if (ArrayBuffer.isView(value)) return
  const parts =
    value instanceof Map
      ? [...value.keys(), ...value.values()]
      : value instanceof Set
        ? [...value]
        : Object.values(value)
  for (const part of parts) adopt(part, own, seen)
}
