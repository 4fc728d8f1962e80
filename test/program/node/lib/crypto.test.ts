import { describe, expect, it } from 'vitest'
import { scene } from '../scene.js'

function output(source: string): string {
  const stage = scene({ '/app.js': `const crypto = require('crypto')\n${source}` })
  return stage.output(stage.start(['node', 'app.js']))
}

describe('crypto', () => {
  it('makes digests', () => {
    expect(output("console.log(crypto.createHash('sha256').update('a').digest('hex'))")).toBe(
      'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb\n',
    )
    expect(
      output("console.log(crypto.createHash('md5').update('a').update('b').digest('hex'))"),
    ).toBe('187ef4436122d1cc2f40dc2b92f0eba0\n')
    expect(output("console.log(crypto.createHash('sha1').update('a').digest('base64'))")).toBe(
      'hvfkN/qlp/zhXR3cuerq6jd2Z7g=\n',
    )
    expect(output("console.log(crypto.createHmac('sha256', 'k').update('d').digest('hex'))")).toBe(
      'e7ea21c3bcb63a4da3ad78503168d36bdca0be622382ea60a108fad4e4966679\n',
    )
  })

  it('refuses digests that it does not know', () => {
    expect(output("crypto.createHash('nope')")).toContain('Error: Digest method not supported')
  })

  it('is random by the seed', () => {
    const source =
      'console.log(crypto.randomUUID(), crypto.randomBytes(2).length, crypto.randomInt(3) < 3)'
    expect(output(source)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12} 2 true\n$/,
    )
    expect(output(source)).toBe(output(source))
  })
})
