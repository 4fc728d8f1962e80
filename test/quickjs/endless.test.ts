import { describe, expect, it } from 'vitest'
import { labWith, run } from './scripts.js'

const KILLED = 'node: killed: more than 1,000,000 ticks (limits.ticks)\n'

describe('what would never end', () => {
  it.each([
    ['a loop', 'for (;;) {}'],
    ['a loop that catches', 'for (;;) { try { for (;;) {} } catch {} finally { continue } }'],
    ['a loop of calls', 'const f = () => {}; for (;;) f()'],
    ['a regular expression', '/^(a+)+$/.test("a".repeat(40) + "b")'],
    ['a built-in function', 'Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)'],
    ['a sparse list', 'new Array(2 ** 32 - 1).lastIndexOf(1)'],
    ['huge numbers', 'for (let x = 3n ** 600000n; ; ) x * x'],
    ['copies', 'for (let s = "x".repeat(1e7); ; ) s.slice(1)'],
    ['a generator', 'function* g() { for (;;) yield 1 } for (const _ of g()) {}'],
    ['jobs that beget jobs', 'const again = () => Promise.resolve().then(again); again()'],
    ['ticks that beget ticks', 'const again = () => process.nextTick(again); again()'],
    ['an async loop', '(async () => { for (;;) await null })()'],
    ['a sort', 'for (const list = Array.from({ length: 1e5 }, (_, i) => -i); ; ) list.sort()'],
    ['a getter', 'const o = { get x() { for (;;) {} } }; console.log(o.x)'],
    ['code in text', 'eval("for (;;) {}")'],
    ['a constructed function', 'Function("for (;;) {}")()'],
  ])('%s is killed, in a container of its own', (_, source) => {
    const lab = labWith(`console.log('before'); setTimeout(() => { ${source} })`)
    lab.sh('docker run -d --name app app')
    lab.advance('1m')
    expect(lab.sh('docker logs app')).toMatchObject({ stdout: 'before\n', stderr: KILLED })
    expect(lab.sh('docker inspect -f {{.State.ExitCode}} app').stdout).toBe('137\n')
  })

  it('ends a command line as Ctrl-C does', () => {
    expect(run('console.log(1); for (;;) {}')).toMatchObject({ stdout: '1\n', exitCode: 130 })
  })

  it('ends at the same place every time', () => {
    const source = 'let n = 0; for (;;) if (++n % 100000 === 0) console.log(n)'
    const { stdout } = run(source)
    expect(stdout.split('\n').length).toBeGreaterThan(5)
    expect(run(source).stdout).toBe(stdout)
  })

  it('leaves other programs alone', () => {
    const lab = labWith('let n = 0; setInterval(() => console.log(++n), 1000)')
    lab.sh('docker run -d --name good app')
    lab.advance('2500ms')
    expect(lab.sh('docker run app node -e "for (;;) {}"').exitCode).toBe(130)
    lab.advance('2s')
    expect(lab.sh('docker logs good').stdout).toBe('1\n2\n3\n4\n')
  })
})

describe('a recursion without end', () => {
  it.each([
    ['of a function', 'const f = (n) => 1 + f(n + 1); f(0)'],
    [
      'of a method that is called by the engine',
      'const o = { toJSON() { return JSON.stringify(o) } }; JSON.stringify(o)',
    ],
    ['of a sort', 'const f = () => [2, 1].sort(f); f()'],
    ['of a proxy', 'let p = {}; for (let i = 0; i < 1e5; i++) p = new Proxy(p, {}); p.x'],
    ['of nested lists', 'let l = []; for (let i = 0; i < 1e5; i++) l = [l]; JSON.stringify(l)'],
    ['of nested JSON', 'JSON.parse("[".repeat(1e5) + "]".repeat(1e5))'],
  ])('%s is a RangeError', (_, source) => {
    expect(
      run(`try { ${source} } catch (error) { console.log(String(error)) } console.log('after')`),
    ).toMatchObject({
      stdout: 'RangeError: Maximum call stack size exceeded\nafter\n',
      exitCode: 0,
    })
  })

  it('may be a thousand calls deep', () => {
    expect(
      run('const sum = (n) => n === 0 ? 0 : n + sum(n - 1); console.log(sum(1000))').stdout,
    ).toBe('500500\n')
  })
})
