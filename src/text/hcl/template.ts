/**
 * Templates of HCL: texts with `${…}` in them.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates
 */
import { HclError, type Range } from './syntax.js'

/** A piece of a template: text, or the text of an expression. */
interface Piece {
  readonly is: 'text' | 'expression'
  readonly text: string
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
}

/** @throws HclError for an escape or a sequence that there is not */
export function partsOf(text: string, range: Range, hasEscapes: boolean): readonly Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') pieces.push({ is: 'text', text: plain })
    plain = ''
  }
  for (let at = 0; at < text.length; ) {
    if (text.startsWith('$${', at) || text.startsWith('%%{', at)) {
      plain += text.slice(at + 1, at + 3)
      at += 3
    } else if (text.startsWith('${', at)) {
      const end = closingBrace(text, at + 2)
      let inner = text.slice(at + 2, end)
      flush()
      if (inner.startsWith('~')) inner = inner.slice(1)
      if (inner.endsWith('~')) inner = inner.slice(0, -1)
      pieces.push({ is: 'expression', text: inner })
      at = end + 1
    } else if (text.startsWith('%{', at))
      throw new HclError(
        'Template directives are not simulated',
        'kubarium does not simulate %{ } in templates.',
        range,
      )
    else if (hasEscapes && text[at] === '\\') {
      const [whole, shown] = escapeAt(text, at, range)
      plain += shown
      at += whole
    } else plain += text[at++]
  }
  flush()
  return pieces
}

function escapeAt(text: string, at: number, range: Range): readonly [number, string] {
  const next = text[at + 1] ?? ''
  const [, digits] = /^\\(?:u([0-9a-fA-F]{4})|U[0-9a-fA-F]{8})/.exec(text.slice(at)) ?? []
  if (digits !== undefined) return [6, String.fromCodePoint(Number.parseInt(digits, 16))]
  const shown = ESCAPES[next]
  if (shown === undefined)
    throw new HclError(
      'Invalid escape sequence',
      `The symbol ${JSON.stringify(next)} is not a valid escape sequence selector.`,
      range,
    )
  return [2, shown]
}

/** Where the brace is that closes an expression; there may be others and texts inside. */
function closingBrace(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') at = text.indexOf('"', at + 1)
    else if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at
    if (at < 0) break
  }
  return text.length
}
