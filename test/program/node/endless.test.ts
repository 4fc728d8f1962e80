import { describe, expect, it } from 'vitest'
import { TURNS_PER_TICK } from '../../../src/program/node/meter.js'
import { scene } from './scene.js'

const SAYS = 'node: killed: more than 1,000,000 ticks (limits.ticks)\n'

/** Runs a script for ten virtual seconds: what it printed, and how it ended. */
function run(source: string): { readonly output: string; readonly code: number | undefined } {
  const stage = scene({ '/app.js': source })
  const process = stage.start(['node', 'app.js'])
  stage.simulation.advance(10_000)
  return { output: stage.output(process), code: stage.exitCode(process) }
}

describe('a script that never comes to an end', () => {
  it.each([
    ['a loop', 'for(;;){}'],
    ['a loop without a body', 'while(true);'],
    [
      'a loop that catches',
      'for(;;) { try { for(;;); } catch (e) { console.log(e) } finally { for(;;); } }',
    ],
    ['do and while', 'do ; while (1)'],
    [
      'a loop over something without end',
      'for (const x of (function* () { for (;;) yield 1 })()) ;',
    ],
    ['a generator that is spread', '[...(function* () { for (;;) yield 1 })()]'],
    [
      'an iterator of its own',
      'Array.from({ [Symbol.iterator]: () => ({ next: () => ({ value: 1 }) }) })',
    ],
    ['calls that catch', 'function f() { try { f() } catch { f() } } f()'],
    ['a list that grows', 'const a = []; while (1) a.push(1)'],
    ['a loop that is evaluated', "eval('for(;;){}')"],
    ['a loop that is made of text', "new Function('for(;;){}')()"],
    ['texts that are evaluated', "for (let i = 0; ; i++) eval('a' + i + '=1')"],
    ['a loop in a callback', '[1].map(() => { for(;;); })'],
    ['a loop in a getter', 'JSON.stringify({ get a() { for(;;); } })'],
    ['a loop while sorting', '[1, 2].sort(() => { for(;;); })'],
    ['a loop while replacing', "'a'.replace(/a/, () => { for(;;); })"],
    ['a loop in a class', 'new (class { x = (() => { for(;;); })() })()'],
    ['a loop in a timer', 'setTimeout(() => { for(;;); }, 10)'],
    ['a loop in a promise', 'Promise.resolve().then(() => { for(;;); })'],
    [
      'a loop after await',
      '(async () => { await 1; for(;;); })().catch(() => console.log("caught"))',
    ],
    ['jobs without end', '(function f() { Promise.resolve().then(f) })()'],
    ['await without end', '(async () => { for (;;) await 1 })()'],
    ['ticks without end', '(function f() { process.nextTick(f) })()'],
    ['microtasks without end', '(function f() { queueMicrotask(f) })()'],
    ['a loop at the end', "process.on('exit', () => { for(;;); })"],
    ['an expression that backtracks', `/(a+)+$/.test('${'a'.repeat(50)}b')`],
    ['an expression made of text', `new RegExp('(a|a)*$').exec('${'a'.repeat(50)}b')`],
    ['a text that is searched', `'${'a'.repeat(50)}b'.match('(a*)*$')`],
    ['a text that is replaced', `'${'a'.repeat(50)}b'.replace(/(.*)*c/g, '')`],
    ['a text that is split', `'${'a'.repeat(50)}b'.split(/(?:a?){50}a{50}$/)`],
    ['all matches', `[...'${'a'.repeat(50)}b'.matchAll(/(?:a|aa)+$/g)]`],
    ['expressions in a long text', "for (;;) /x*y/.test('x'.repeat(100000))"],
    ['many expressions', 'for (let i = 0; ; i++) new RegExp(`a{${i}}b`).test("aab")'],
    ['an expression that is cloned', `structuredClone(/(a+)+$/).test('${'a'.repeat(50)}b')`],
    ['a look', `/(?=(a+)+$)/.test('${'a'.repeat(50)}b')`],
    ['a look behind', `/(?<=^(a+)+)$/.test('b${'a'.repeat(50)}')`],
    ['a loop in a module', "require('./app.js'); for(;;);"],
  ])('is killed: %s', (_, source) => {
    expect(run(source)).toEqual({ output: SAYS, code: 137 })
  })

  it('has printed what it printed before', () => {
    expect(run("console.log('before'); for(;;); console.log('after')")).toEqual({
      output: `before\n${SAYS}`,
      code: 137,
    })
  })

  it.each([
    [
      'immediates',
      'let n = 0; (function f() { n++; setImmediate(f) })(); setTimeout(() => { console.log(n > 1000); process.exit() }, 1000)',
    ],
    [
      'an interval of no time',
      'let n = 0; setInterval(() => n++, 0); setTimeout(() => { console.log(n > 900); process.exit() }, 1000)',
    ],
    [
      'timers that set timers',
      'let n = 0; (function f() { n++; setTimeout(f) })(); setTimeout(() => { console.log(n > 900); process.exit() }, 1000)',
    ],
  ])('lets virtual time pass: %s', (_, source) => {
    expect(run(source)).toEqual({ output: 'true\n', code: 0 })
  })

  it('ends where process.exit is called, whatever catches', () => {
    expect(run('for (;;) { try { process.exit(3) } catch (e) { console.log(e) } }')).toEqual({
      output: '',
      code: 3,
    })
    expect(
      run(
        "process.on('exit', (code) => console.log('exit', code)); try { process.exit(4) } finally { for(;;); }",
      ),
    ).toEqual({ output: 'exit 4\n', code: 4 })
  })
})

describe('a script that computes much', () => {
  it('is let alone, and its ticks take virtual time', () => {
    const fib = 'const fib = (n) => n < 2 ? n : fib(n - 1) + fib(n - 2); console.log(fib(27))'
    expect(run(fib)).toEqual({ output: '196418\n', code: 0 })
    const busy = `${fib}; const t = Date.now(); setTimeout(() => console.log(Date.now() - t >= 4), 1)`
    expect(run(busy).output).toBe('196418\ntrue\n')
  })

  it('has a limit for each step, not for its life', () => {
    const step = `for (let i = 0; i < ${TURNS_PER_TICK * 30_000}; i++);`
    expect(
      run(
        `let n = 0; const t = setInterval(() => { ${step} if (++n === 5) { console.log(n); clearInterval(t) } }, 100)`,
      ),
    ).toEqual({ output: '5\n', code: 0 })
  })
})
