/**
 * How many columns a text takes: colours take none.
 *
 * @module
 */

/** Columns of a text. */
export const visibleWidth = (text: string): number =>
  [...text.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')].length
