/**
 * `structuredClone`: the host's, except that dates come out as the script's own.
 *
 * @see https://nodejs.org/api/globals.html#structuredclonevalue-options
 */
type Clone = (value: unknown, options?: unknown) => unknown

const HostDate = Date

/** `structuredClone` for a script with this Date; undefined where the host has none. */
export function createStructuredClone(ScriptDate: unknown): Clone | undefined {
  const { structuredClone: clone } = globalThis as unknown as { structuredClone?: Clone }
  if (!clone) return undefined
  const { prototype } = ScriptDate as { readonly prototype: object }
  return function structuredClone(value, options) {
    const made = clone(value, options)
    adopt(made, prototype, new Set())
    return made
  }
}

/** Makes all dates in a value the script's. */
function adopt(value: unknown, prototype: object, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (value instanceof HostDate) Object.setPrototypeOf(value, prototype)
  if (ArrayBuffer.isView(value)) return
  const parts =
    value instanceof Map
      ? [...value.keys(), ...value.values()]
      : value instanceof Set
        ? [...value]
        : Object.values(value)
  for (const part of parts) adopt(part, prototype, seen)
}
