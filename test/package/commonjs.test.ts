import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCommonJs } from '../../scripts/commonjs.mjs'

const root = mkdtempSync(join(tmpdir(), 'kubarium-commonjs-'))
const load = createRequire(join(root, 'index.js'))

/** Two entries that share a class; the second one is in a folder. */
const SOURCES = {
  'shared.ts': 'export class Shared {}\nglobalThis.evaluated = ["shared"]',
  'first.ts': `
    export { Shared } from './shared.js'
    export function* asks(given?: string) {
      const answer: string = given ?? (yield 'a question')
      return answer?.length ?? (yield 'another question')
    }`,
  'deep/second.ts': "export { Shared } from '../shared.js'\nglobalThis.evaluated.push('second')",
}
const ENTRIES = [
  { file: 'first', source: 'first.ts' },
  { file: 'deep/second', source: 'deep/second.ts' },
]

beforeAll(async () => {
  mkdirSync(join(root, 'deep'))
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, name), text)
  await buildCommonJs({ entries: ENTRIES, root })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('the CommonJS bundle', () => {
  it('runs a generator that yields inside of ??', () => {
    const asking = load('./dist/first.cjs').asks()
    expect(asking.next()).toEqual({ value: 'a question', done: false })
    expect(asking.next('four')).toEqual({ value: 4, done: true })
    expect(load('./dist/first.cjs').asks('given').next()).toEqual({ value: 5, done: true })
  })

  it('has one copy of a class, whichever entry it is asked of', () => {
    const { Shared } = load('./dist/first.cjs')
    expect(load('./dist/deep/second.cjs').Shared).toBe(Shared)
  })

  it('evaluates an entry when it is required, and not the others', () => {
    const evaluated = (require: string): string =>
      execFileSync('node', ['-p', `require('${require}'); String(globalThis.evaluated)`], {
        cwd: root,
        encoding: 'utf8',
      }).trim()
    expect(evaluated('./dist/first.cjs')).toBe('shared')
    expect(evaluated('./dist/deep/second.cjs')).toBe('shared,second')
  })

  it('names the exports of an entry, for `import` in Node', () => {
    writeFileSync(
      join(root, 'import.mjs'),
      "import { asks } from './dist/first.cjs'\nconsole.log(typeof asks)",
    )
    expect(execFileSync('node', ['import.mjs'], { cwd: root, encoding: 'utf8' })).toBe('function\n')
  })
})
