import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { FUEL, meter } from '../../scripts/quickjs/meter.mjs'
import { fromBase64, toBase64 } from '../../src/quickjs/base64.js'
import { EXPORTS, IMPORTS } from '../../src/quickjs/names.js'

const PACKAGE = '@jitl/quickjs-ng-wasmfile-release-sync'
const require = createRequire(import.meta.url)
const wasm = readFileSync(require.resolve(`${PACKAGE}/wasm`))
const glue = readFileSync(require.resolve(`${PACKAGE}/emscripten-module`), 'utf8')

describe('the module of QuickJS', () => {
  it('has its functions under the names that we know them by', () => {
    const known = Object.entries(EXPORTS).filter(([name]) => /^(QTS|malloc|free)/.test(name))
    expect(known.length).toBeGreaterThan(15)
    for (const [name, short] of known)
      expect(glue, name).toMatch(
        new RegExp(`\\._${name}=\\s*[a-z]\\.${short.replace('$', '\\$')}[;,]`),
      )
    expect(glue).toContain(`.${EXPORTS.initialize}()`)
  })

  it('asks its host for what we think that it asks for', () => {
    const table = /var [\w,$]*?(\w+)=\{b:[\s\S]*?\},?\s*\w+;/.exec(glue)?.[0] ?? ''
    const says = (name: keyof typeof IMPORTS, code: RegExp): void =>
      expect(table, name).toMatch(new RegExp(`[{,]${IMPORTS[name]}:${code.source}`))
    says('now', /\(\)=>Date\.now\(\)/)
    says('clock', /function\(\w+,\w+,\w+\)\{[^}]*28/)
    says('localTime', /function\(\w+,\w+\)\{[\s\S]{0,200}getSeconds/)
    says('callFunction', /function\([^)]*\)\{return \w+\.callbacks\.callFunction/)
    says('shouldInterrupt', /function\([^)]*\)\{return \w+\.callbacks\.shouldInterrupt/)
    says('assertion', /\([^)]*\)=>\w+\(`Assertion failed/)
    says('resize', /\w+=>\{var \w+=\w+\.length/)
  })

  it('is metered: the same module, and a counter more', () => {
    const metered = new WebAssembly.Module(meter(wasm))
    const plain = new WebAssembly.Module(wasm)
    expect(WebAssembly.Module.imports(metered)).toEqual(WebAssembly.Module.imports(plain))
    expect(WebAssembly.Module.exports(metered)).toEqual([
      ...WebAssembly.Module.exports(plain),
      { name: FUEL, kind: 'global' },
    ])
    expect(
      WebAssembly.Module.imports(plain)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.values(IMPORTS).sort())
  })
})

describe('a piece of memory', () => {
  it.each([0, 1, 2, 3, 4, 255, 1024])('of %i bytes is text and bytes again', (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 37 + 11) & 255)
    const text = toBase64(bytes)
    expect(text).toBe(Buffer.from(bytes).toString('base64'))
    const into = new Uint8Array(size + 2)
    fromBase64(text, into, 1)
    expect([...into]).toEqual([0, ...bytes, 0])
  })
})
