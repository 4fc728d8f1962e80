/**
 * Arithmetic: `$((…))`, in 64-bit integers.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_06_04
 */

/** An expression that cannot be evaluated. */
export class ArithmeticError extends Error {
  override name = 'ArithmeticError'
  constructor(readonly kind: 'syntax' | 'division') {
    super(kind)
  }
}

/** How an expression reads and sets variables. */
interface Variables {
  get(name: string): string
  set(name: string, value: string): void
}

const TOKEN =
  /\s*(?:(0[xX][0-9a-fA-F]+|[0-9]+(?:#[0-9A-Za-z]+)?)|([A-Za-z_][A-Za-z0-9_]*)|(<<=|>>=|\*\*|\+\+|--|&&|\|\||<<|>>|<=|>=|==|!=|[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),]))/y
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
]
const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '<<=', '>>=', '&=', '^=', '|='])
const DEEPEST = 100

const wrap = (value: bigint): bigint => BigInt.asIntN(64, value)
const truth = (value: boolean): bigint => (value ? 1n : 0n)

/** The value of an expression; an empty one is 0. @throws ArithmeticError */
export const evaluate = (text: string, variables: Variables, depth = 0): bigint =>
  new Evaluation(text, variables, depth).value()

type Token = { readonly kind: 'number' | 'name' | 'operator'; readonly text: string }

class Evaluation {
  private readonly tokens: Token[] = []
  private at = 0
  private open = 0
  /** Above 0, nothing is set: the part is skipped (`0 && x=1`). */
  private skipped = 0

  constructor(
    text: string,
    private readonly variables: Variables,
    private readonly depth: number,
  ) {
    if (depth > DEEPEST) throw new ArithmeticError('syntax')
    const trimmed = text.trimEnd()
    for (TOKEN.lastIndex = 0; TOKEN.lastIndex < trimmed.length; ) {
      const found = TOKEN.exec(trimmed)
      if (!found) throw new ArithmeticError('syntax')
      this.tokens.push(
        found[1] !== undefined
          ? { kind: 'number', text: found[1] }
          : found[2] !== undefined
            ? { kind: 'name', text: found[2] }
            : { kind: 'operator', text: found[3] as string },
      )
    }
  }

  value(): bigint {
    if (this.tokens.length === 0) return 0n
    const value = this.comma()
    if (this.at < this.tokens.length) throw new ArithmeticError('syntax')
    return value
  }

  private take(...operators: readonly string[]): string | undefined {
    const token = this.tokens[this.at]
    if (token?.kind !== 'operator' || !operators.includes(token.text)) return undefined
    this.at++
    return token.text
  }

  private comma(): bigint {
    if (++this.open > DEEPEST) throw new ArithmeticError('syntax')
    let value = this.assignment()
    while (this.take(',')) value = this.assignment()
    this.open--
    return value
  }

  private assignment(): bigint {
    const [target, operator] = [this.tokens[this.at], this.tokens[this.at + 1]]
    if (target?.kind !== 'name' || operator?.kind !== 'operator' || !ASSIGNMENTS.has(operator.text))
      return this.conditional()
    this.at += 2
    if (++this.open > DEEPEST) throw new ArithmeticError('syntax')
    const right = this.assignment()
    this.open--
    return this.set(
      target.text,
      operator.text === '='
        ? right
        : this.apply(operator.text.slice(0, -1), this.get(target.text), right),
    )
  }

  private conditional(): bigint {
    const test = this.binary(0)
    if (!this.take('?')) return test
    const first = this.unless(test === 0n, () => this.comma())
    if (!this.take(':')) throw new ArithmeticError('syntax')
    const second = this.unless(test !== 0n, () => this.assignment())
    return test !== 0n ? first : second
  }

  private unless(skip: boolean, work: () => bigint): bigint {
    if (skip) this.skipped++
    const value = work()
    if (skip) this.skipped--
    return value
  }

  private binary(level: number): bigint {
    const operators = LEVELS[level]
    if (!operators) return this.power()
    let left = this.binary(level + 1)
    for (
      let operator = this.take(...operators);
      operator !== undefined;
      operator = this.take(...operators)
    ) {
      if (operator === '&&' || operator === '||') {
        const right = this.unless(operator === '&&' ? left === 0n : left !== 0n, () =>
          this.binary(level + 1),
        )
        left = truth(operator === '&&' ? left !== 0n && right !== 0n : left !== 0n || right !== 0n)
      } else left = this.apply(operator, left, this.binary(level + 1))
    }
    return left
  }

  private power(): bigint {
    const base = this.unary()
    if (!this.take('**')) return base
    let [value, factor, exponent] = [1n, base, this.power()]
    if (exponent < 0n) throw new ArithmeticError('syntax')
    for (; exponent > 0n; exponent >>= 1n) {
      if (exponent & 1n) value = wrap(value * factor)
      factor = wrap(factor * factor)
    }
    return value
  }

  private apply(operator: string, left: bigint, right: bigint): bigint {
    switch (operator) {
      case '+':
        return wrap(left + right)
      case '-':
        return wrap(left - right)
      case '*':
        return wrap(left * right)
      case '/':
      case '%':
        if (right === 0n) {
          if (this.skipped > 0) return 0n
          throw new ArithmeticError('division')
        }
        return wrap(operator === '/' ? left / right : left % right)
      case '<<':
        return wrap(left << (right & 63n))
      case '>>':
        return left >> (right & 63n)
      case '&':
        return left & right
      case '|':
        return left | right
      case '^':
        return left ^ right
      default:
        return truth(compare(operator, left, right))
    }
  }

  private unary(): bigint {
    const operator = this.take('++', '--', '+', '-', '!', '~')
    if (operator === undefined) return this.postfix()
    if (operator === '++' || operator === '--') {
      const target = this.tokens[this.at]
      if (target?.kind === 'name') {
        this.at++
        return this.set(target.text, wrap(this.get(target.text) + (operator === '++' ? 1n : -1n)))
      }
    }
    if (++this.open > DEEPEST) throw new ArithmeticError('syntax')
    const value = this.unary()
    this.open--
    return operator === '-'
      ? wrap(-value)
      : operator === '!'
        ? truth(value === 0n)
        : operator === '~'
          ? ~value
          : value
  }

  private postfix(): bigint {
    const token = this.tokens[this.at++]
    if (token?.kind === 'number') return numberOf(token.text)
    if (token?.kind === 'name') {
      const value = this.get(token.text)
      const operator = this.take('++', '--')
      if (operator !== undefined) this.set(token.text, wrap(value + (operator === '++' ? 1n : -1n)))
      return value
    }
    if (token?.text !== '(') throw new ArithmeticError('syntax')
    const value = this.comma()
    if (!this.take(')')) throw new ArithmeticError('syntax')
    return value
  }

  private get(name: string): bigint {
    const text = this.variables.get(name).trim()
    return text === ''
      ? 0n
      : /^-?[0-9]+$/.test(text)
        ? wrap(text.startsWith('-') ? -numberOf(text.slice(1)) : numberOf(text))
        : evaluate(text, this.variables, this.depth + 1)
  }

  private set(name: string, value: bigint): bigint {
    if (this.skipped === 0) this.variables.set(name, String(value))
    return value
  }
}

function compare(operator: string, left: bigint, right: bigint): boolean {
  switch (operator) {
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    default:
      return left >= right
  }
}

const LONGEST_NUMBER = 64

function numberOf(text: string): bigint {
  if (text.length > LONGEST_NUMBER) throw new ArithmeticError('syntax')
  if (/^0[xX]/.test(text)) return wrap(BigInt(text))
  const [base, digits] = text.split('#')
  if (digits === undefined) {
    if (!/^0[0-9]/.test(text)) return wrap(BigInt(text))
    if (/[89]/.test(text)) throw new ArithmeticError('syntax')
    return wrap(BigInt(`0o${text.slice(1)}`))
  }
  let value = 0n
  for (const digit of digits.toLowerCase()) {
    const worth = Number.parseInt(digit, 36)
    if (worth >= Number(base)) throw new ArithmeticError('syntax')
    value = wrap(value * BigInt(base as string) + BigInt(worth))
  }
  return value
}
