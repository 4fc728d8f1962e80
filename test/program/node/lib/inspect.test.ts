import { describe, expect, it } from 'vitest'
import { scene } from '../scene.js'

/** What console.log prints of values, one a line; each is JavaScript. */
function shown(...values: readonly string[]): readonly string[] {
  const stage = scene({ '/app.js': values.map((value) => `console.log(${value})`).join('\n') })
  return stage
    .output(stage.start(['node', 'app.js']))
    .trimEnd()
    .split('\n')
}

describe('the console', () => {
  it('shows holes, symbols and what lists have besides', () => {
    expect(
      shown(
        '[undefined, , 3]',
        'new Array(5)',
        "{ [Symbol('k')]: 1, 'a-b': 2 }",
        'Object.assign([1], { x: 2 })',
      ),
    ).toEqual([
      '[ undefined, <1 empty item>, 3 ]',
      '[ <5 empty items> ]',
      "{ 'a-b': 2, [Symbol(k)]: 1 }",
      '[ 1, x: 2 ]',
    ])
  })

  it('says what kind a function, class or object is', () => {
    expect(
      shown(
        'async () => {}',
        'function* g() {}',
        'class extends Map {}',
        'new (class Foo extends Map {})()',
        'new Number(3)',
        'Math',
        'Object.assign(() => {}, { a: 1 })',
      ),
    ).toEqual([
      '[AsyncFunction (anonymous)]',
      '[GeneratorFunction: g]',
      '[class (anonymous) extends Map]',
      'Foo(0) [Map] {}',
      '[Number: 3]',
      'Object [Math] {}',
      '[Function (anonymous)] { a: 1 }',
    ])
  })

  it('shows how far a promise is', () => {
    expect(shown('Promise.resolve({ a: 1 })', 'new Promise(() => {})', 'new WeakMap()')).toEqual([
      'Promise { { a: 1 } }',
      'Promise { <pending> }',
      'WeakMap { <items unknown> }',
    ])
  })

  it('shows the parts of addresses', () => {
    expect(
      shown("new URLSearchParams('a=1&b=2')", "new URL('http://h:8080/p?a=1')").slice(0, 4),
    ).toEqual([
      "URLSearchParams { 'a' => '1', 'b' => '2' }",
      'URL {',
      "  href: 'http://h:8080/p?a=1',",
      "  origin: 'http://h:8080',",
    ])
  })

  it('draws tables', () => {
    const stage = scene({ '/app.js': "console.table([{ a: 1, b: 'x' }, 2])" })
    expect(stage.output(stage.start(['node', 'app.js']))).toBe(
      `┌─────────┬───┬─────┬────────┐
│ (index) │ a │ b   │ Values │
├─────────┼───┼─────┼────────┤
│ 0       │ 1 │ 'x' │        │
│ 1       │   │     │ 2      │
└─────────┴───┴─────┴────────┘
`,
    )
  })
})
