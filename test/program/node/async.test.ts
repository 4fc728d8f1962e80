import { describe, expect, it } from 'vitest'
import { scene } from './scene.js'

/** What a script prints until it ends. */
function output(source: string): string {
  const stage = scene({ '/app.js': source })
  const process = stage.start(['node', 'app.js'])
  stage.simulation.advance(10_000)
  return stage.output(process)
}

describe('async functions', () => {
  it('wait for promises in virtual time', () => {
    expect(
      output(`
        const sleep = (ms) => new Promise((done) => setTimeout(done, ms))
        async function main() {
          const started = Date.now()
          for (let i = 0; i < 2; i++) {
            await sleep(1000)
            console.log(i, Date.now() - started)
          }
          return 'done'
        }
        main().then(console.log)
      `),
    ).toBe('0 1000\n1 2000\ndone\n')
  })

  it('take turns with other jobs as the standard says', () => {
    expect(
      output(`
        console.log(1)
        ;(async () => { console.log(2); await null; console.log(4); await null; console.log(6) })()
        Promise.resolve().then(() => console.log(5)).then(() => console.log(7))
        console.log(3)
      `),
    ).toBe('1\n2\n3\n4\n5\n6\n7\n')
  })

  it('are arrows, methods, members of classes, with their own this', () => {
    expect(
      output(`
        class Counter {
          n = 1
          async add(by) { return this.n + await by }
          static async zero() { return 0 }
          later = async () => this.n
        }
        const one = { async get() { return arguments.length }, async: 2 }
        const twice = async x => await x * 2, three = 3
        const all = async () => {
          const c = new Counter()
          console.log(await c.add(2), await Counter.zero(), await c.later(), await one.get(1, 2), one.async, await twice(four()), three)
          console.log(\`a \${await twice(1)} b\`, !(await false), (await Promise.resolve([8]))[0], typeof await 1)
          function four() { return Promise.resolve(4) }
        }
        all()
      `),
    ).toBe('3 0 1 2 2 8 3\na 2 b true 8 number\n')
  })

  it('need no semicolons', () => {
    expect(
      output(`
        const say = async (text) => console.log(text)
        const run = async () => {
          const first = 1
          await say(first)
          if (first)
            await say('if')
          else
            await say('else')
          const choice = first
            ? await Promise.resolve('yes')
            : await Promise.resolve('no')
          await say(choice)
        }
        run()
      `),
    ).toBe('1\nif\nyes\n')
  })

  it('pass errors on, caught or not', () => {
    expect(
      output(`
        const fail = async () => { throw new TypeError('bad') }
        const main = async () => {
          try { await fail() } catch (error) { console.log(error.message) } finally { console.log('finally') }
          await fail()
        }
        main()
      `),
    ).toMatch(/^bad\nfinally\n\/app\.js:2\n[^]*TypeError: bad\n {4}at /)
  })

  it('leave strings, comments and names alone', () => {
    expect(
      output(
        '// await async () => {}\nconst o = { await: "await x", async() { return `async ${1 + 1}` } }\nconsole.log(o.await, o.async(), /async (x) =>/.source)',
      ),
    ).toBe('await x async 2 async (x) =>\n')
  })

  it('load modules with import()', () => {
    expect(
      output(
        "import('path').then(({ basename, default: path }) => console.log(basename('/a/b'), path.sep))",
      ),
    ).toBe('b /\n')
  })

  it('go on in a fork as in the original', () => {
    const stage = scene({
      '/app.js':
        '(async () => { let n = 0; while (n < 3) { await new Promise((r) => setTimeout(r, 1000)); console.log(++n) } })()',
    })
    const process = stage.start(['node', 'app.js'])
    stage.simulation.advance(1500)
    const fork = stage.fork()
    for (const each of [stage, fork]) each.simulation.advance(5000)
    expect(fork.output(process)).toBe('1\n2\n3\n')
    expect(stage.output(process)).toBe('1\n2\n3\n')
  })

  it('are refused where the language refuses them', () => {
    expect(output('const a = 1\nconst b = await a')).toBe(
      '/app.js:2\nconst b = await a\n          ^^^^^\n\nSyntaxError: await is only valid in async functions and the top level bodies of modules\n\nNode.js v22.17.1\n',
    )
  })
})
