import { describe, expect, it } from 'vitest'
import { scene } from '../scene.js'

function output(source: string): string {
  const stage = scene({ '/app.js': `const util = require('util')\n${source}` })
  const process = stage.start(['node', 'app.js'])
  stage.simulation.advance(1000)
  return stage.output(process)
}

describe('util', () => {
  it('makes promises of callbacks, and callbacks of promises', () => {
    expect(output('util.promisify((x, done) => done(null, x + 1))(1).then(console.log)')).toBe(
      '2\n',
    )
    expect(output('util.promisify(setTimeout)(100, "later").then(console.log)')).toBe('later\n')
    expect(output("require('timers/promises').setTimeout(100, 'later').then(console.log)")).toBe(
      'later\n',
    )
    expect(
      output(
        'util.callbackify(async (x) => x * 2)(4, (error, value) => console.log(error, value))',
      ),
    ).toBe('null 8\n')
  })

  it('tells what values are', () => {
    expect(
      output(
        'console.log(util.types.isPromise((async () => {})()), util.types.isDate(new Date()), util.types.isMap(1))',
      ),
    ).toBe('true true false\n')
  })
})
