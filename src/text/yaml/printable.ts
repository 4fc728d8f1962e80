/**
 * The characters that YAML output holds as they are; others are escaped, and make double quotes
 * necessary.
 *
 * @module
 */

/** True for a character that needs no escape. Tabs need one. */
export const isPrintable = (character: string): boolean =>
  /^[\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/.test(character)
