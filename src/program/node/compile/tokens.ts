/**
 * The tokens of a text, also of one that is no JavaScript.
 *
 * @module
 */
import { tokenizer } from 'acorn'

/** A word, a sign, a text or a number. */
export interface Token {
  /** As it stands in the text. */
  readonly text: string
  readonly start: number
}

/** The tokens up to the first thing that is none. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  try {
    for (const { start, end } of tokenizer(text, { ecmaVersion: 'latest', allowHashBang: true }))
      if (end > start) tokens.push({ text: text.slice(start, end), start })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return tokens
}

const SIGN =
  /^(?:\.\.\.|>>>=|===|!==|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|=>|\?\.(?!\d)|==|!=|<=|>=|&&|\|\||\?\?|\+\+|--|\+=|-=|\*=|\/=|%=|&=|\|=|\^=|<<|>>|\*\*|[-{}()[\].;,<>+*/%&|^!~?:=@])/
const WORD = /^#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/u
const NUMBER = /^(?:0[xob][\da-f_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?n?)/i
const STRING = /^"(?:[^"\\\n]|\\[^])*"|^'(?:[^'\\\n]|\\[^])*'/

/** What stands at a position: its kind and its text; undefined at the end, and for a stray sign. */
export function tokenAt(
  text: string,
  at: number,
):
  | { readonly kind: 'word' | 'number' | 'string' | 'template' | 'sign'; readonly text: string }
  | undefined {
  const rest = text.slice(at, at + 1000)
  const found = (kind: 'word' | 'number' | 'string' | 'sign', pattern: RegExp) => {
    const match = pattern.exec(rest)
    return match ? { kind, text: match[0] } : undefined
  }
  if (rest.startsWith('`'))
    return { kind: 'template', text: /^`[^`$]*(?:`|\$\{)?/.exec(rest)?.[0] ?? '`' }
  return (
    found('word', WORD) ?? found('number', NUMBER) ?? found('string', STRING) ?? found('sign', SIGN)
  )
}
