/**
 * How many columns a text takes on a terminal: colours take none.
 *
 * @module
 */

const COLOURS = /\x1b\[[0-9;]*m/g

/** Columns of a text. */
export const visibleWidth = (text: string): number => [...text.replaceAll(COLOURS, '')].length
