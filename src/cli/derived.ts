/**
 * What follows from a value that never changes: worked out once, and kept for as long as the value
 * is.
 *
 * @example const longNames = derivedFrom((specs: FlagSpecs) => Object.keys(specs))
 */
export function derivedFrom<Origin extends object, Result>(
  make: (origin: Origin) => Result,
): (origin: Origin) => Result {
  const known = new WeakMap<Origin, { readonly result: Result }>()
  return (origin) => {
    let kept = known.get(origin)
    if (!kept) known.set(origin, (kept = { result: make(origin) }))
    return kept.result
  }
}
