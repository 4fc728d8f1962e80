/**
 * Spreads of the built files: each begins with nothing, which V8 needs for objects of one shape, and
 * means what it meant.
 *
 * @module
 */
import { describe, expect, it } from 'vitest'
import { withSteadySpreads } from '../../scripts/spreads.mjs'

const steady = (code: string) => withSteadySpreads(code, 'script')

describe('spreads of the built files', () => {
  it('begin with nothing, inside of each other too', () => {
    expect(steady('f({ ...a, b: { ...c } })')).toBe('f({...null,  ...a, b: {...null,  ...c } })')
  })

  it('begin with nothing once, however often they are rewritten', () => {
    expect(steady(steady('f({ ...a })'))).toBe(steady('f({ ...a })'))
  })

  it('leaves other objects, lists, patterns and texts as they are', () => {
    const code = "const { a, ...rest } = { a: 1, ...b }; f([...rest], '{ ...c }', `{ ...d }`)"
    expect(steady(code)).toBe(code)
  })

  it('mean what they meant', () => {
    const code = `(() => {
      const first = { get a() { return 1 }, b: 2, ['__proto__']: 3 }
      return [{ ...first, b: 4 }, { ...undefined, c: 5 }, { ...'ab' }, { ...{ ...first, d: 6 } }]
    })()`
    const value = (text: string): unknown => new Function(`return ${text}`)()
    expect(steady(code)).not.toBe(code)
    expect(value(steady(code))).toEqual(value(code))
  })
})
