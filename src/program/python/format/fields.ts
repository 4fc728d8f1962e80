/**
 * `'{} is {name:>5}'.format(…)`.
 *
 * @see https://docs.python.org/3/library/string.html#format-string-syntax
 */
import { raise } from '../exceptions.js'
import { getAttribute } from '../objects.js'
import { repr, str } from '../show.js'
import { subscript } from '../subscript.js'
import type { Value } from '../values.js'
import { format } from './spec.js'

/** A text with its fields filled in. */
export function formatFields(
  text: string,
  args: readonly Value[],
  kw: ReadonlyMap<string, Value>,
): string {
  let next = 0
  const fill = (source: string): string => {
    let found = ''
    for (let i = 0; i < source.length; i++) {
      const sign = source[i] as string
      if ((sign === '{' || sign === '}') && source[i + 1] === sign) {
        found += sign
        i++
      } else if (sign === '}') raise('ValueError', "Single '}' encountered in format string")
      else if (sign === '{') {
        const end = fieldEnd(source, i + 1)
        found += field(source.slice(i + 1, end))
        i = end
      } else found += sign
    }
    return found
  }
  const field = (source: string): string => {
    const [, name = '', conversion, spec = ''] =
      /^([^!:]*)(?:!([rsa]))?(?::([\s\S]*))?$/.exec(source) ?? []
    const value = valueOf(name)
    const shown = conversion === 's' ? str(value) : conversion === undefined ? value : repr(value)
    return format(shown, spec.includes('{') ? fill(spec) : spec)
  }
  const valueOf = (name: string): Value => {
    const [, first = '', rest = ''] = /^([^.[]*)(.*)$/s.exec(name) ?? []
    let value = named(first === '' ? String(next++) : first)
    for (const [, attr, key] of rest.matchAll(/\.(\w+)|\[([^\]]*)\]/g))
      value =
        attr === undefined
          ? subscript(value, /^\d+$/.test(key ?? '') ? BigInt(key ?? 0) : (key ?? ''))
          : getAttribute(value, attr)
    return value
  }
  const named = (name: string): Value => {
    const value = /^\d+$/.test(name) ? args[Number(name)] : kw.get(name)
    if (value !== undefined) return value
    if (!/^\d+$/.test(name)) return raise('KeyError', name)
    return raise('IndexError', `Replacement index ${name} out of range for positional args tuple`)
  }
  return fill(text)
}

function fieldEnd(source: string, from: number): number {
  let depth = 0
  for (let i = from; i < source.length; i++)
    if (source[i] === '{') depth++
    else if (source[i] === '}' && depth-- === 0) return i
  return raise('ValueError', "expected '}' before end of string")
}
