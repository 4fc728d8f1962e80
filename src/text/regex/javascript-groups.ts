/**
 * The groups of an expression of JavaScript, which have to be known before it is read: whether
 * `\2` is a reference depends on how many groups there are.
 *
 * @module
 */

const TOKEN = /\\[^]|\((?:\?(?:<(?![=!])([^>]*)>)?)?|[[\]]/g

/** The names of the groups by their numbers, from 1; undefined for those without one. */
export function groupNames(source: string, hasSets: boolean): readonly (string | undefined)[] {
  const names: (string | undefined)[] = [undefined]
  let depth = 0
  for (const [token, name] of source.matchAll(TOKEN)) {
    if (token === '[' && (depth === 0 || hasSets)) depth++
    else if (token === ']') depth = Math.max(0, depth - 1)
    else if (depth > 0 || !token.startsWith('(')) continue
    else if (token === '(' || name !== undefined)
      names.push(name === undefined ? undefined : decodedName(name))
  }
  return names
}

/** A name whose characters may be escaped. */
export const decodedName = (name: string): string =>
  name.replace(/\\u(?:\{([\da-fA-F]+)\}|([\da-fA-F]{4}))/g, (_, braced?: string, plain?: string) =>
    braced === undefined
      ? String.fromCharCode(Number.parseInt(plain ?? '', 16))
      : String.fromCodePoint(Number.parseInt(braced, 16)),
  )
