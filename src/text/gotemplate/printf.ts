/**
 * Go's printf: verbs, flags, widths, precisions and argument indexes, and what it prints where they
 * do not fit.
 *
 * @see https://pkg.go.dev/fmt#hdr-Printing
 */
import { goQuote } from '../goquote.js'
import { utf8 } from '../utf8.js'
import { floatDigits } from './float.js'
import { eachValue, leafText, printed } from './print.js'
import {
  Complex,
  JsonNumber,
  type Model,
  Num,
  kindOf,
  operandOf,
  typeName,
  unboxed,
} from './value.js'

/** `%`, flags, width, precision and the index of the argument; then the verb. */
const DIRECTIVE =
  /%([-+# 0]*)(?:(\[[^\]]*\])?(\*)|(\d+))?(?:(\.)(?:(\[[^\]]*\])?(\*)|(\d*)))?(\[[^\]]*\]?)?/y

/** What stands between `%` and the verb. */
interface Directive {
  readonly flags: string
  readonly width: number | undefined
  readonly precision: number | undefined
}

const WIDEST = 1e6

/** Prints values as a format says. */
export function formatted(format: string, args: readonly unknown[], model: Model): string {
  return new Printer(args, model).print(format)
}

class Printer {
  private next = 0
  private isReordered = false
  private isBad = false

  constructor(
    private readonly args: readonly unknown[],
    private readonly model: Model,
  ) {}

  print(format: string): string {
    let out = ''
    let at = 0
    for (;;) {
      const percent = format.indexOf('%', at)
      if (percent < 0) return out + format.slice(at) + this.extra()
      out += format.slice(at, percent)
      this.isBad = false
      DIRECTIVE.lastIndex = percent
      const found = DIRECTIVE.exec(format) as RegExpExecArray
      const end = percent + found[0].length
      const [
        ,
        flags = '',
        widthAt,
        widthStar,
        width,
        point,
        precisionAt,
        precisionStar,
        precision,
        index,
      ] = found
      const problems: string[] = []
      const directive = {
        flags,
        width: widthStar ? this.star(widthAt, problems, '%!(BADWIDTH)') : number(width),
        precision: precisionStar
          ? this.star(precisionAt, problems, '%!(BADPREC)')
          : point
            ? (number(precision) ?? 0)
            : undefined,
      }
      if (index !== undefined) this.seek(index)
      const code = format.codePointAt(end)
      if (code === undefined) return `${out}${problems.join('')}%!(NOVERB)${this.extra()}`
      const verb = String.fromCodePoint(code)
      out += problems.join('') + this.verb(verb, directive)
      at = end + verb.length
    }
  }

  /** Takes an argument as a width or a precision. */
  private star(index: string | undefined, problems: string[], bad: string): number | undefined {
    if (index !== undefined) this.seek(index)
    const given = operandOf(unboxed(this.args[this.next++]), this.model)
    const value =
      given instanceof Num && typeof given.value === 'bigint' ? Number(given.value) : NaN
    if (Math.abs(value) <= WIDEST) return value
    problems.push(bad)
    return undefined
  }

  private seek(index: string): void {
    const place = /^\[(\d+)\]$/.exec(index)?.[1]
    this.isReordered = true
    if (place === undefined || Number(place) < 1 || Number(place) > this.args.length)
      this.isBad = true
    else this.next = Number(place) - 1
  }

  private verb(verb: string, directive: Directive): string {
    if (verb === '%') return '%'
    if (this.isBad) return `%!${verb}(BADINDEX)`
    if (this.next >= this.args.length) return `%!${verb}(MISSING)`
    return shown(this.args[this.next++], verb, directive, this.model)
  }

  /** Arguments that no verb asked for. */
  private extra(): string {
    const left = this.isReordered ? [] : this.args.slice(this.next)
    if (left.length === 0) return ''
    const named = left.map((arg) => {
      const value = unboxed(arg)
      return value === undefined
        ? '<nil>'
        : `${typeName(value, this.model)}=${printed(value, this.model)}`
    })
    return `%!(EXTRA ${named.join(', ')})`
  }
}

const number = (digits: string | undefined): number | undefined =>
  digits === undefined || digits === '' ? undefined : Math.min(Number(digits), WIDEST)

function shown(arg: unknown, verb: string, directive: Directive, model: Model): string {
  const value = unboxed(arg)
  if (verb === 'T') return padded(typeName(value, model), directive)
  if (verb === 'p') return bad(value, verb, model)
  return eachValue(operandOf(value, model), model, (part) => leaf(part, verb, directive, model))
}

/** A verb that does not fit a value. */
function bad(value: unknown, verb: string, model: Model): string {
  return value === undefined
    ? `%!${verb}(<nil>)`
    : `%!${verb}(${typeName(value, model)}=${printed(value, model)})`
}

function leaf(value: unknown, verb: string, directive: Directive, model: Model): string {
  if (value === undefined) return verb === 'v' ? padded('<nil>', directive) : `%!${verb}(<nil>)`
  const text = leafOf(value, verb, directive, kindOf(value, model))
  return text ?? bad(value, verb, model)
}

/** One text, boolean or number; undefined when the verb does not fit it. */
function leafOf(
  value: unknown,
  verb: string,
  directive: Directive,
  kind: string,
): string | undefined {
  if (kind === 'bool')
    return verb === 't' || verb === 'v' ? padded(String(value), directive) : undefined
  if (kind === 'string')
    return textAs(value instanceof JsonNumber ? value.text : (value as string), verb, directive)
  if (value instanceof Complex) return verb === 'v' ? padded(leafText(value), directive) : undefined
  const { value: amount } = value as Num
  return typeof amount === 'bigint'
    ? integerAs(amount, verb, directive)
    : floatAs(amount, verb, directive)
}

function textAs(text: string, verb: string, directive: Directive): string | undefined {
  const { flags, precision } = directive
  const cut = precision === undefined ? text : [...text].slice(0, precision).join('')
  switch (verb) {
    case 'v':
      return padded(flags.includes('#') ? goQuote(cut) : cut, directive)
    case 's':
      return padded(cut, directive)
    case 'q':
      return padded(quoted(cut, flags), directive)
    case 'x':
    case 'X':
      return padded(hexOf(text, verb, directive), directive)
    default:
      return undefined
  }
}

function quoted(text: string, flags: string): string {
  if (flags.includes('#') && !/[`\x00-\x08\x0a-\x1f\x7f]/.test(text)) return `\`${text}\``
  return flags.includes('+') ? ascii(goQuote(text)) : goQuote(text)
}

const ascii = (text: string): string =>
  [...text]
    .map((character) => {
      const code = character.codePointAt(0) as number
      if (code < 0x80) return character
      const digits = code.toString(16)
      return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
    })
    .join('')

function hexOf(text: string, verb: 'x' | 'X', { flags, precision }: Directive): string {
  const bytes = utf8(text)
    .slice(0, precision)
    .map((byte) => byte.toString(16).padStart(2, '0'))
  const prefix = flags.includes('#') ? '0x' : ''
  const spaced = flags.includes(' ')
  const digits = spaced
    ? bytes.map((byte) => prefix + byte).join(' ')
    : bytes.length === 0
      ? ''
      : prefix + bytes.join('')
  return verb === 'X' ? digits.toUpperCase() : digits
}

const BASES: Readonly<Record<string, readonly [base: number, prefix: string]>> = {
  b: [2, '0b'],
  o: [8, '0'],
  O: [8, ''],
  x: [16, '0x'],
  X: [16, '0X'],
}

function integerAs(value: bigint, verb: string, directive: Directive): string | undefined {
  const { flags, precision } = directive
  if (verb === 'c' || verb === 'q' || verb === 'U') return characterAs(value, verb, directive)
  const [base, prefix] = BASES[verb] ?? (verb === 'd' || verb === 'v' ? [10, ''] : [])
  if (base === undefined || prefix === undefined) return undefined
  const size = value < 0n ? -value : value
  let digits = size.toString(base)
  if (verb === 'X') digits = digits.toUpperCase()
  if (precision !== undefined)
    digits = precision === 0 && size === 0n ? '' : digits.padStart(precision, '0')
  const before = (flags.includes('#') ? prefix : '') + (verb === 'O' ? '0o' : '')
  return padded(digits, directive, signOf(value < 0n, flags) + before, precision === undefined)
}

function characterAs(value: bigint, verb: string, directive: Directive): string {
  const isCharacter = value >= 0n && value <= 0x10ffffn
  const character = isCharacter ? String.fromCodePoint(Number(value)) : '\ufffd'
  if (verb === 'c') return padded(character, directive)
  if (verb === 'q') return padded(`'${goQuote(character).slice(1, -1)}'`, directive)
  const code = `U+${value.toString(16).toUpperCase().padStart(4, '0')}`
  return padded(directive.flags.includes('#') ? `${code} '${character}'` : code, directive)
}

function floatAs(value: number, verb: string, directive: Directive): string | undefined {
  const size = Math.abs(value)
  const digits = floatDigits(size, verb.toLowerCase(), directive.precision)
  if (digits === undefined) return undefined
  const isUpper = verb === 'E' || verb === 'G'
  const sign = signOf(value < 0 || Object.is(value, -0), directive.flags)
  return padded(isUpper ? digits.toUpperCase() : digits, directive, sign, Number.isFinite(value))
}

const signOf = (isNegative: boolean, flags: string): string =>
  isNegative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''

/**
 * Text filled up to the width with blanks. Numbers can be filled with zeros, which stand behind
 * `sign`.
 */
function padded(
  text: string,
  { flags, width }: Directive,
  sign = '',
  canHaveZeros = false,
): string {
  const missing = Math.abs(width ?? 0) - [...text].length - sign.length
  if (missing <= 0) return sign + text
  if (flags.includes('-') || (width ?? 0) < 0) return sign + text + ' '.repeat(missing)
  return flags.includes('0') && canHaveZeros
    ? sign + '0'.repeat(missing) + text
    : ' '.repeat(missing) + sign + text
}
