/**
 * What Node.js says about a text that is no JavaScript.
 *
 * acorn finds the place; the words are V8's, by what acorn says or by what stands there.
 *
 * @see https://developer.mozilla.org/docs/Web/JavaScript/Reference/Errors
 */
import type { Goal } from './parse.js'
import { type Token, tokenAt, tokensOf } from './tokens.js'
import { SAME_WORDS, AWAIT_OUTSIDE, INVALID_TOKEN } from './v8-words.js'

/** The words, where they point, and at how many characters. */
interface Words {
  readonly message: string
  readonly at: number
  readonly length: number
}

const IMPORT_OUTSIDE = 'Cannot use import statement outside a module'
const END = 'Unexpected end of input'
const MISSING_PARENTHESIS = 'missing ) after argument list'
const NO_FUNCTION_NAME = 'Function statements require a function name'
const NO_INITIALIZER = 'Missing initializer in const declaration'
const NO_CATCH = 'Missing catch or finally after try'

const KEYWORDS = new Set(
  `break case catch class const continue debugger default delete do else export extends false finally
  for function if import in instanceof new null return super switch this throw true try typeof var
  void while with`.split(/\s+/),
)
/** Before these parentheses, no call begins. */
const NO_CALLEE = new Set(['if', 'while', 'for', 'switch', 'with', 'catch', 'function', 'return'])

/** The words for an error of acorn's at a position. */
export function wordsFor(text: string, said: string, at: number, goal: Goal): Words {
  const message = said.replace(/ \(\d+:\d+\)$/, '')
  const tokens = tokensOf(text)
  const words = (what: string, where = at): Words => ({
    message: what,
    at: where,
    length: tokenAt(text, where)?.text.length ?? 1,
  })
  if (/^Missing catch or finally/.test(message)) return words(NO_CATCH, endOfBlock(tokens, at))
  if (/^Identifier directly after number/.test(message))
    return words(INVALID_TOKEN, startOfNumber(text, at))
  const same = SAME_WORDS.find(([acorn]) => acorn.test(message))
  if (same) return words((same[0].exec(message) as RegExpExecArray)[0].replace(same[0], same[1]))
  return byToken(text, tokens, at, goal, words)
}

/** By what stands at the position, and what stands before it. */
function byToken(
  text: string,
  tokens: readonly Token[],
  at: number,
  goal: Goal,
  words: (what: string, where?: number) => Words,
): Words {
  const before = tokens.filter(({ start }) => start < at)
  const [last, second] = [before.at(-1), before.at(-2)]
  const token = tokenAt(text, at)
  const isOperand = last !== undefined && endsOperand(last.text)
  if (isOperand && isInCall(before)) return words(MISSING_PARENTHESIS, last.start)
  if (token?.text === 'import' && !isOperand && !KEYWORDS.has(last?.text ?? ''))
    return words(IMPORT_OUTSIDE)
  if (last?.text === 'import' && second?.text !== '.') return words(IMPORT_OUTSIDE, last.start)
  if (last?.text === 'await' && goal !== 'module' && token) return words(AWAIT_OUTSIDE, last.start)
  if (second?.text === 'const' && last && isOperand) return words(NO_INITIALIZER, last.start)
  if (last?.text === 'function' && token?.text === '(') return words(NO_FUNCTION_NAME, last.start)
  if (!token)
    return at < text.trimEnd().length ? words(INVALID_TOKEN) : { ...words(END), length: 0 }
  switch (token.kind) {
    case 'number':
      return words('Unexpected number')
    case 'string':
      return words('Unexpected string')
    case 'template':
      return words('Unexpected template string')
    case 'sign':
      return words(`Unexpected token '${token.text}'`)
    case 'word':
      if (token.text === 'enum' || token.text === 'await') return words('Unexpected reserved word')
      return words(
        KEYWORDS.has(token.text)
          ? `Unexpected token '${token.text}'`
          : `Unexpected identifier '${token.text}'`,
      )
  }
}

const endsOperand = (text: string): boolean =>
  /[\w$)\]}"'`]$/.test(text) && (!KEYWORDS.has(text) || /^(?:this|null|true|false)$/.test(text))

/** Whether the innermost open bracket is that of a call. */
function isInCall(before: readonly Token[]): boolean {
  let depth = 0
  for (let index = before.length - 1; index > 0; index--) {
    const { text } = before[index] as Token
    if (/^[)\]}]$/.test(text)) depth++
    if (!/^(?:[([{]|\$\{)$/.test(text) || depth-- > 0) continue
    const [callee, earlier] = [before[index - 1], before[index - 2]]
    return (
      text === '(' &&
      callee !== undefined &&
      endsOperand(callee.text) &&
      !NO_CALLEE.has(callee.text) &&
      earlier?.text !== 'function'
    )
  }
  return false
}

/** The position where the block of the `try` at a position ends. */
function endOfBlock(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (const { text, start } of tokens) {
    if (start <= from) continue
    if (text === '{') depth++
    if (text === '}') depth--
    if (depth === 0) return start
  }
  return from
}

const startOfNumber = (text: string, at: number): number =>
  at - (/[\da-fA-FxXoO_.n]*$/.exec(text.slice(Math.max(0, at - 100), at))?.[0].length ?? 0)
