/**
 * Pieces of words: texts that join, and indexes of arrays.
 *
 * @module
 */
import type { Part } from './tree.js'

/** Where the bracket is that closes an index; brackets within belong together. */
export function endOfIndex(text: string, from: number): number | undefined {
  let open = 0
  for (let at = from; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '[') open++
    else if (text[at] === ']' && --open === 0) return at
  }
  return undefined
}

/** Adds a text to a word's parts. */
export function addText(parts: Part[], text: string, quoted: boolean): void {
  const last = parts.at(-1)
  if (last?.kind === 'text' && last.quoted === quoted)
    parts[parts.length - 1] = { ...last, text: last.text + text }
  else parts.push({ kind: 'text', text, quoted })
}
