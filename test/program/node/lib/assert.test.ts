import { describe, expect, it } from 'vitest'
import { scene } from '../scene.js'

/** What an assertion that fails says. */
function message(assertion: string): string {
  const stage = scene({
    '/app.js': `const assert = require('assert')\ntry { ${assertion}; console.log('holds') } catch (error) { console.log(error.message) }`,
  })
  return stage.output(stage.start(['node', 'app.js']))
}

describe('assert', () => {
  it('compares loosely, strictly and deeply', () => {
    for (const assertion of [
      "assert(1); assert.equal(1, '1')",
      'assert.deepStrictEqual({ a: [1] }, { a: [1] })',
      'assert.notStrictEqual(1, 2)',
      'assert.match("abc", /b/)',
    ])
      expect(message(assertion)).toBe('holds\n')
    expect(message("assert.strictEqual(1, '1')")).toBe(
      "Expected values to be strictly equal:\n\n1 !== '1'\n\n",
    )
    expect(message('assert(false, "why")')).toBe('why\n')
  })

  it('expects exceptions', () => {
    expect(message('assert.throws(() => { throw new TypeError("bad") }, TypeError)')).toBe(
      'holds\n',
    )
    expect(
      message(
        'assert.throws(() => { throw new TypeError("bad") }, { name: "TypeError", message: /a/ })',
      ),
    ).toBe('holds\n')
    expect(message('assert.throws(() => {})')).toBe('Missing expected exception.\n')
    expect(message('assert.throws(() => { throw new Error("bad") }, /good/)')).toBe('bad\n')
  })
})
