import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toKyaml } from '../../src/text/kyaml.js'
import { parseYaml } from '../../src/text/yaml.js'

/** The value as kubectl 1.36 prints it. */
const shown = (value: unknown): string => toKyaml(value)

describe('KYAML', () => {
  it('has braces, quotes and a comma behind everything', () => {
    expect(
      shown({
        apiVersion: 'v1',
        kind: 'Pod',
        spec: { containers: [{ name: 'a', ports: [{ containerPort: 80 }], args: [] }, {}] },
        big: 1e21,
        nothing: null,
        yes: true,
      }),
    ).toBe(`---
{
  apiVersion: "v1",
  big: 1e+21,
  kind: "Pod",
  nothing: null,
  spec: {
    containers: [{
      args: [],
      name: "a",
      ports: [{
        containerPort: 80,
      }],
    }, {}],
  },
  "yes": true,
}
`)
  })

  it('puts the items of a mixed list on lines of their own', () => {
    expect(shown({ list: ['a\nb', { k: 'c\nd\n' }], lists: [[1, 2], []] })).toBe(`---
{
  list: [
    "\\
       a\\n\\
       b\\
      ",
    {
      k: "\\
         c\\n\\
         d\\n\\
        ",
    },
  ],
  lists: [[
    1,
    2,
  ], []],
}
`)
  })

  it('marks blanks at the beginning of a line', () => {
    expect(shown({ lead: 'a\n  b\n\tc\nd', only: '\n', two: 'a\n\nb' })).toBe(`---
{
  lead: "\\
     a\\n\\
    \\  b\\n\\
    \\\tc\\n\\
     d\\
    ",
  only: "\\
     \\n\\
    ",
  two: "\\
     a\\n\\
     \\n\\
     b\\
    ",
}
`)
  })

  it.each([
    ...['-x', '.inf', '0b1', '0x1', '0o7', '2026-01-01', 'A@b', 'Inf', 'N', 'NULL', 'TRUE', 'y'],
    ...['a+b', 'a,b', 'a:b', 'a=b', 'nan', 'off', 'x-', '~', '1', '1.5', '1e3', '1_000', '1_', 't'],
    ...['', 'a b'],
  ])('quotes the key %j', (key) => {
    expect(shown({ [key]: 1 })).toContain(`  ${JSON.stringify(key)}: 1,`)
  })

  it.each([
    ...['1a', '_x', 'a.b', 'e1', 'x/y.z-w_1', 'é', '0b2', '0x', '0xg', '1-2', '12e', '_', 'a..b'],
    ...['p', 'true.x', 'app.kubernetes.io/name'],
  ])('leaves the key %j as it is', (key) => {
    expect(shown({ [key]: 1 })).toContain(`  ${key}: 1,`)
  })

  it('escapes what cannot be printed', () => {
    expect(shown({ uni: 'é☃\u0001', q: '"\\/', cr: 'a\rb', nbsp: '\u00a0\u200b' })).toBe(
      '---\n{\n  cr: "a\\rb",\n  nbsp: "\\_\\u200b",\n  q: "\\"\\\\/",\n  uni: "é☃\\x01",\n}\n',
    )
  })

  it('is YAML that means the same', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', '"', '\\', 'é', '1') })
    const value = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'no', 'b c', '1', 'x-y'), tie('node'), {
          noNullPrototype: true,
        }),
      ),
    })).node
    fc.assert(
      fc.property(value, (one) => {
        expect(parseYaml(shown({ one }))).toEqual({ one })
      }),
    )
  })
})
