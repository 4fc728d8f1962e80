/**
 * What `RegExp.$1` and its like say about the last match of a script.
 *
 * @see https://github.com/tc39/proposal-regexp-legacy-features
 */
import type { Found } from './counted-exec.js'

/** What is asked of a match, by the name of the property. */
const PROPERTIES: Readonly<Record<string, (found: Found) => string | undefined>> = {
  input: ({ input }) => input,
  lastMatch: (found) => found[0],
  lastParen: (found) => (found.length > 1 ? found[found.length - 1] : ''),
  leftContext: ({ input, index }) => input.slice(0, index),
  rightContext: ({ input, index, 0: all }) => input.slice(index + all.length),
}
const SHORT: Readonly<Record<string, string>> = {
  $_: 'input',
  '$&': 'lastMatch',
  '$+': 'lastParen',
  '$`': 'leftContext',
  "$'": 'rightContext',
}

/** Remembers the last match, or how to find it again. */
export class LastMatch {
  private found: Found | (() => Found | undefined) | undefined

  /** There was a match. */
  remember(found: Found | (() => Found | undefined)): void {
    this.found = found
  }

  /** The getter of a property of `RegExp`; undefined for those that say nothing about a match. */
  getter(key: PropertyKey): (() => string) | undefined {
    if (typeof key !== 'string') return undefined
    const group = /^\$([1-9])$/.exec(key)
    const property = PROPERTIES[SHORT[key] ?? key]
    if (group) return () => this.read((found) => found[Number(group[1])])
    return property && (() => this.read(property))
  }

  private read(property: (found: Found) => string | undefined): string {
    if (typeof this.found === 'function') this.found = this.found()
    return (this.found && property(this.found)) ?? ''
  }
}
