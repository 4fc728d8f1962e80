import { describe, expect, it } from 'vitest'
import { run } from './scripts.js'

/** Things of the host that a script would like to have. */
const HOST = '["require", "fetch", "XMLHttpRequest", "WebAssembly", "document", "Deno", "Bun"]'

describe('nothing of the host is in reach', () => {
  it.each([
    ['the constructor of functions', 'console.log.constructor("return this")()'],
    ['the constructor of a constructor', '[].constructor.constructor("return globalThis")()'],
    [
      'an error of the host',
      '(() => { try { require("fs").readFileSync("/none") } catch (e) { return e.constructor.constructor("return this")() } })()',
    ],
    [
      'an error of the engine',
      '(() => { try { null.x } catch (e) { return e.constructor.constructor("return this")() } })()',
    ],
    [
      'the prototype of process',
      'Object.getPrototypeOf(process).constructor.constructor("return this")()',
    ],
    ['a generator', '(function* () {}).constructor("return this")().next().value ?? globalThis'],
    ['an async function', '(async () => {}).constructor.constructor("return this")()'],
    ['indirect eval', '(0, eval)("this")'],
    [
      'the arguments of a callback',
      '[1].map(function () { return this ?? globalThis })[0] ?? globalThis',
    ],
    ['a getter on what a module gives', 'require("os").hostname.constructor("return this")()'],
  ])('through %s', (_, source) => {
    const probe = `
      const found = ${source}
      const names = ${HOST}.filter((name) => name !== 'require' && name !== 'fetch')
      console.log(names.filter((name) => typeof found[name] !== 'undefined').join())
      console.log(found.process === undefined || found === globalThis, typeof process.binding)`
    expect(run(probe).stdout).toBe('\ntrue undefined\n')
  })

  it('but through what node says that it is', () => {
    const probe = `
      const { versions, env, platform, cwd } = process
      console.log(Object.keys(versions).join(), env.HOME, platform, cwd())
      console.log(Object.keys(globalThis).filter((name) => !/^[a-zA-Z]+$/.test(name)).length)`
    expect(run(probe).stdout).toBe('node,v8 /root linux /\n0\n')
  })

  it('and what a script changes is not seen by others', () => {
    const lab = `Object.prototype.x = 1; String.prototype.trim = () => 'mine'; JSON.stringify = () => 'mine'
      globalThis.Map = undefined; Date.now = () => 0; console.log('changed')`
    expect(run(lab)).toMatchObject({ stdout: 'changed\n', exitCode: 0 })
    expect(({} as { x?: unknown }).x).toBeUndefined()
    expect(run('console.log({}.x, " a ".trim(), JSON.stringify([1]), Date.now() > 0)').stdout).toBe(
      'undefined a [1] true\n',
    )
  })

  it('and so the time, the zone, the language and the luck are those of the lab', () => {
    const probe = `
      const Other = new Date().constructor, Deeper = Object.getPrototypeOf(Date.prototype).constructor
      console.log(new Date().toISOString().slice(0, 10), Other.now() === Date.now(), Deeper === Object)
      console.log(new Date(0).getTimezoneOffset(), String(new Date(0)))
      console.log(Object.getPrototypeOf(Math).random === undefined || Math.random() < 1)`
    const { stdout } = run(probe)
    expect(stdout).toBe(
      '2026-01-01 true true\n0 Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)\ntrue\n',
    )
  })
})
