/**
 * Brace expansion, which bash has: `{a,b}` and `{1..5}` make several words of one.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html
 */
import type { Part, Word } from '../syntax/tree.js'

/** A character that is not quoted, or a piece of a word in which braces mean nothing. */
type Token = string | Part

const MOST = 10_000
const NUMBERS = /^(-?[0-9]{1,15})\.\.(-?[0-9]{1,15})(?:\.\.(-?[0-9]{1,15}))?$/
const LETTERS = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?[0-9]{1,15}))?$/

/** The words that a word makes; itself if it has no braces. */
export function expandBraces(word: Word): readonly Word[] {
  if (!word.some((part) => part.kind === 'text' && !part.quoted && part.text.includes('{')))
    return [word]
  const tokens = word.flatMap((part): Token[] =>
    part.kind === 'text' && !part.quoted ? [...part.text] : [part],
  )
  return expanded(tokens).map(asWord)
}

function expanded(tokens: readonly Token[]): readonly (readonly Token[])[] {
  for (let start = tokens.indexOf('{'); start >= 0; start = tokens.indexOf('{', start + 1)) {
    const group = groupAt(tokens, start)
    const choices =
      group &&
      choicesOf(
        tokens.slice(start + 1, group.end),
        group.commas.map((at) => at - start - 1),
      )
    if (!group || !choices) continue
    const before = tokens.slice(0, start)
    const rests = expanded(tokens.slice(group.end + 1))
    const words = choices.flatMap((choice) => rests.map((rest) => [...before, ...choice, ...rest]))
    return words.length > MOST ? [tokens] : words
  }
  return [tokens]
}

/** Where a group ends, and the commas between its choices. */
function groupAt(
  tokens: readonly Token[],
  start: number,
): { readonly end: number; readonly commas: readonly number[] } | undefined {
  let depth = 0
  const commas: number[] = []
  for (let at = start; at < tokens.length; at++) {
    if (tokens[at] === '{') depth++
    else if (tokens[at] === ',' && depth === 1) commas.push(at)
    else if (tokens[at] === '}' && --depth === 0) return { end: at, commas }
  }
  return undefined
}

function choicesOf(
  inner: readonly Token[],
  commas: readonly number[],
): readonly (readonly Token[])[] | undefined {
  if (commas.length === 0)
    return inner.every((token) => typeof token === 'string') ? sequence(inner.join('')) : undefined
  const bounds = [-1, ...commas, inner.length]
  return bounds
    .slice(0, -1)
    .flatMap((from, index) => expanded(inner.slice(from + 1, bounds[index + 1])))
}

/** `1..5`, `a..e`, with a step if one is given. */
function sequence(text: string): readonly (readonly Token[])[] | undefined {
  const [, first, last, step] = NUMBERS.exec(text) ?? LETTERS.exec(text) ?? []
  if (first === undefined || last === undefined) return undefined
  const isNumber = NUMBERS.test(text)
  const [from, to] = isNumber
    ? [Number(first), Number(last)]
    : [first.charCodeAt(0), last.charCodeAt(0)]
  const by = Math.max(1, Math.abs(Number(step ?? 1)))
  const count = Math.floor(Math.abs(to - from) / by) + 1
  if (count > MOST) return undefined
  const width =
    isNumber && /^-?0[0-9]|^-?0[0-9]*$/.test(`${first}`) && first.length > 1
      ? Math.max(first.length, last.length)
      : 0
  return Array.from({ length: count }, (_, index) => {
    const value = from + index * by * (to < from ? -1 : 1)
    return [...(isNumber ? String(value).padStart(width, '0') : String.fromCharCode(value))]
  })
}

function asWord(tokens: readonly Token[]): Word {
  const parts: Part[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') parts.push({ kind: 'text', text, quoted: false })
    text = ''
  }
  for (const token of tokens) {
    if (typeof token === 'string') text += token
    else {
      flush()
      parts.push(token)
    }
  }
  flush()
  return parts
}
