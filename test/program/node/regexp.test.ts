import { describe, expect, it } from 'vitest'
import { compareWithNode } from './real-node.js'
import { REGEXP_SCRIPTS } from './scripts/regexp.js'

describe('regular expressions of scripts are as in Node.js', () => {
  compareWithNode('regexp', REGEXP_SCRIPTS)

  it('and those of the host stay as they are', () => {
    expect(String(RegExp.prototype.exec)).toContain('[native code]')
    expect('extra' in RegExp.prototype).toBe(false)
  })
})
