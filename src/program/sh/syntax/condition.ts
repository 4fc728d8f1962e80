/**
 * The expression of `[[ … ]]`.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Conditional-Constructs.html
 */
import type { Condition, Word } from './tree.js'

const UNARY = /^-[abcdefghknoprstuvwxzGLNOSR]$/
const BINARY = /^(=|==|!=|=~|<|>|-eq|-ne|-lt|-le|-gt|-ge|-nt|-ot|-ef)$/

/** The expression that these words make; undefined if they make none. */
export function conditionOf(words: readonly Word[]): Condition | undefined {
  let at = 0
  const plain = (index: number): string | undefined => {
    const word = words[index]
    const [part] = word ?? []
    return word?.length === 1 && part?.kind === 'text' && !part.quoted ? part.text : undefined
  }

  function chain(operator: '||' | '&&', next: () => Condition | undefined): Condition | undefined {
    let left = next()
    while (left && plain(at) === operator) {
      at++
      const right = next()
      left = right && { kind: operator === '||' ? 'or' : 'and', left, right }
    }
    return left
  }

  const any = (): Condition | undefined => chain('||', all)
  const all = (): Condition | undefined => chain('&&', one)

  function one(): Condition | undefined {
    const first = plain(at)
    if (first === '!') {
      at++
      const of = one()
      return of && { kind: 'not', of }
    }
    if (first === '(') {
      at++
      const inner = any()
      return plain(at++) === ')' ? inner : undefined
    }
    const operator = plain(at + 1)
    const [left, right] = [words[at], words[at + 2]]
    if (operator !== undefined && BINARY.test(operator) && left && right) {
      at += 3
      return { kind: 'binary', operator, left, right }
    }
    const operand = words[at + 1]
    if (first !== undefined && UNARY.test(first) && operand) {
      at += 2
      return { kind: 'unary', operator: first, operand }
    }
    if (left === undefined || first === ')' || first === '&&' || first === '||') return undefined
    at++
    return { kind: 'unary', operator: '-n', operand: left }
  }

  const condition = any()
  return at === words.length ? condition : undefined
}
