/**
 * Numbers and characters in templates: the constants that they stand for.
 *
 * @see https://pkg.go.dev/text/template/parse#NumberNode
 */
import { goUnquote } from '../goquote.js'
import type { NumberLiteral } from './nodes.js'

const LARGEST_UNSIGNED = 2n ** 64n - 1n
const SMALLEST = -(2n ** 63n)

/** What a number literal stands for, or what is wrong with it. */
export function numberLiteral(
  text: string,
  offset: number,
): NumberLiteral | { readonly problem: string } {
  if (text.startsWith("'")) return character(text, offset)
  const common = { kind: 'number', text, offset, isCharacter: false } as const
  if (text.endsWith('i')) {
    const [real, imaginary] = complexParts(text.slice(0, -1))
    if (real === undefined || imaginary === undefined)
      return { problem: `illegal number syntax: ${JSON.stringify(text)}` }
    return imaginary === 0 ? { ...common, ...asFloat(real) } : { ...common, float: real, imaginary }
  }
  const int = integer(text)
  if (int !== undefined) return { ...common, int, float: Number(int) }
  const float = floating(text)
  if (float === undefined || !Number.isFinite(float))
    return { problem: `illegal number syntax: ${JSON.stringify(text)}` }
  // A whole number that is no integer of Go's is too large for one, or an octal with an 8.
  if (!/[.eEpP]/.test(text)) return { problem: `integer overflow: ${JSON.stringify(text)}` }
  return { ...common, ...asFloat(float) }
}

const asFloat = (float: number): { readonly float: number; readonly int?: bigint } =>
  Number.isInteger(float) ? { float, int: BigInt(float) } : { float }

function character(text: string, offset: number): NumberLiteral | { readonly problem: string } {
  const value = goUnquote(text)
  if (value === undefined || value === '') return { problem: 'invalid syntax' }
  if ([...value].length > 1) return { problem: `malformed character constant: ${text}` }
  const code = value.codePointAt(0) as number
  return { kind: 'number', text, offset, int: BigInt(code), float: code, isCharacter: true }
}

function complexParts(text: string): readonly [number | undefined, number | undefined] {
  const sign = text.search(/(?<=[^eEpP+-])[-+]/)
  return sign < 0
    ? [0, floating(text)]
    : [floating(text.slice(0, sign)), floating(text.slice(sign))]
}

function integer(text: string): bigint | undefined {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(text) ?? []
  if (!areUnderscoresWell(digits)) return undefined
  const plain = digits.replaceAll('_', '')
  const isWhole = /^(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)$/.test(plain)
  if (!isWhole) return undefined
  const value = BigInt(/^0[0-7]+$/.test(plain) ? `0o${plain.slice(1)}` : plain)
  const signed = sign === '-' ? -value : value
  return signed > LARGEST_UNSIGNED || signed < SMALLEST ? undefined : signed
}

function floating(text: string): number | undefined {
  const hex = /^([-+]?)0[xX]([0-9a-fA-F_]*)\.?([0-9a-fA-F_]*)(?:[pP]([-+]?[0-9]+))?$/.exec(text)
  if (hex) {
    const [, sign, whole = '', part = '', exponent] = hex
    if ((whole === '' && part === '') || exponent === undefined) return undefined
    const digits = (whole + part).replaceAll('_', '')
    const value = Number(`0x${digits}`) * 2 ** (Number(exponent) - 4 * part.length)
    return sign === '-' ? -value : value
  }
  const plain = text.replaceAll('_', '')
  return /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/.test(plain) &&
    (plain === text || areUnderscoresWell(text))
    ? Number(plain)
    : undefined
}

/** Underscores stand between digits alone, or after the sign of a base. */
const areUnderscoresWell = (digits: string): boolean =>
  !digits.includes('_') ||
  ((/^0[xXoObB]?_?/.test(digits) || /^[0-9]/.test(digits)) &&
    !/__|_$|^_|_[.eEpP]|[.eEpP]_/.test(digits))

/** Whether a constant is an integer where anything goes: `1`, `'a'`, `0x1e`, and not `1e3`. */
export const isIntegerConstant = ({ text, isCharacter, imaginary, int }: NumberLiteral): boolean =>
  imaginary === undefined &&
  int !== undefined &&
  (isCharacter || /^[-+]?0[xX][^pP]*$/.test(text) || !/[.eEpP]/.test(text))
