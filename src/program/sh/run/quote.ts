/**
 * Quoting: a text as it could be typed.
 *
 * @module
 */

/** A word for the listing of variables and aliases. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** A word for `set -x`, quoted only if it has to be. */
export const quotedIfNeeded = (text: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : quoted(text)
