import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { processes } from '../../../src/program/process.js'
import { Stage, sh } from './stage.js'

describe('signals', () => {
  it('runs a trap when the foreground command has ended', () => {
    const running = new Stage().start([
      'sh',
      '-c',
      'trap "echo bye; exit 5" TERM; sleep 10; echo no',
    ])
    running.advance(1_000).signal('TERM')
    expect(running.result).toMatchObject({ out: '', code: undefined })
    expect(running.finish()).toMatchObject({ out: 'bye\n', code: 5, took: 10_000 })
  })

  it('answers at once while it waits for a background command', () => {
    const running = new Stage().start([
      'sh',
      '-c',
      'trap "echo bye; exit 0" TERM; sleep 100 & wait',
    ])
    running.advance(1_000).signal('TERM')
    expect(running.finish()).toMatchObject({ out: 'bye\n', code: 0, took: 1_000 })
  })

  it('ignores TERM as the first process, and ends by it otherwise', () => {
    const stage = new Stage()
    const first = stage.start(['sh', '-c', 'sleep 5; echo done']).advance(1_000).signal('TERM')
    expect(first.finish()).toMatchObject({ out: 'done\n', code: 0 })
    const other = stage
      .start(['sh', '-c', 'sleep 5; echo done'], { pidNamespace: 'host:m' })
      .advance(1_000)
      .signal('TERM')
    expect(other.finish().code).toBe(143)
  })

  it('answers a signal that it sends itself', () =>
    expect(sh('trap "echo t; exit 7" TERM; kill $$; echo no')).toBe('t\n[7]'))
  it('has an EXIT trap', () => expect(sh('trap "echo bye" EXIT; exit 3')).toBe('bye\n[3]'))
})

describe('time', () => {
  it('passes while a loop does nothing, and the loop does not hang', () => {
    const running = new Stage().start(['sh', '-c', 'while true; do :; done']).advance(50)
    expect(running.result.code).toBeUndefined()
    expect(running.stage.simulation.now - running.startedAt).toBe(50)
  })

  it('passes while a loop starts programs', () => {
    expect(
      new Stage().start(['sh', '-c', 'while true; do /bin/true; done']).advance(100).result.code,
    ).toBeUndefined()
  })

  it('ends a writer that nobody reads any more', () => {
    expect(sh('while true; do echo x; sleep 1; done | head -2')).toBe('x\nx\n')
    expect(sh('while true; do echo x; done | head -1')).toBe('x\n')
  })

  it('sleeps as long as it says', () =>
    expect(new Stage().sh('sleep 1.5; sleep 2')).toMatchObject({ code: 0, took: 3_500 }))

  it('takes the place of the shell for the last command', () => {
    const stage = new Stage()
    const running = stage.start(['sh', '-c', 'cd /tmp; sleep 100']).advance(10)
    expect(stage.simulation.read().get(processes, running.key)?.argv).toEqual(['sleep', '100'])
  })
})

describe('limits', () => {
  it.each([
    ['f() { f; }; f', 'nesting'],
    ['x=aaaaaaaaaa; while true; do x=$x$x; done', 'out of memory'],
    [`${'( '.repeat(500)}true`, 'nesting'],
    ['eval "$(yes | head -1)" ; echo $((2 ** 99999))', ''],
    ['alias a=a; a', 'not found'],
    ['alias a=b b=a; a', 'not found'],
  ])('%s ends', (line, said) => {
    const { err, code } = new Stage().sh(line)
    expect(code).toBeDefined()
    expect(err).toContain(said)
  })
})

describe('a terminal', () => {
  it('prompts, echoes and answers', () => {
    const running = new Stage().start(['sh'], { terminal: true }).advance(0)
    expect(running.result.err).toBe('/ # ')
    expect(running.type('cd /tmp\n').result.err).toBe('/ # cd /tmp\n/tmp # ')
    expect(running.type('for i in 1 2; do\n').result.err).toMatch(/> $/)
    expect(running.type('echo $i; done\n').result.out).toBe('1\n2\n')
    expect(running.type('nosuch\n').result.err).toContain('sh: nosuch: not found\n/tmp # ')
    expect(running.type('exit 4\n').result.code).toBe(4)
  })

  it("has bash's prompt on Debian", () => {
    const running = new Stage('debian').start(['bash'], { terminal: true }).advance(0)
    expect(running.result.err).toBe('root@box:/# ')
  })

  it('goes on after Ctrl-C', () => {
    const running = new Stage()
      .start(['sh'], { terminal: true })
      .type('x=1\n')
      .signal('INT')
      .type('echo $x\n')
    expect(running.result).toMatchObject({ out: '1\n', code: undefined })
  })

  it('reads commands that come one after the other, and leaves the rest to what they run', () => {
    const running = new Stage()
      .start(['sh'])
      .type('read x\nvalue\necho $x\n')
      .type('head -n1\nline\n')
      .type('echo end\n')
      .end()
    expect(running.finish()).toMatchObject({ out: 'value\nline\nend\n', code: 0 })
  })
})

describe('a fork of the world', () => {
  it('continues alike in the middle of a loop', () => {
    const line =
      'i=0; while [ $i -lt 6 ]; do i=$((i+1)); x=$(echo $i | tr 1-6 a-f; sleep 0.3); echo $x $RANDOM; f() { sleep 0.2; }; f; done | cat -n'
    const stage = new Stage()
    const running = stage.start(['sh', '-c', line])
    for (const moment of [100, 350, 500, 777]) {
      running.advance(moment)
      const copy = stage.fork()
      const snapshot = stage.simulation.world
      copy.simulation.advance(10_000)
      const again = new Stage('busybox', snapshot)
      again.simulation.advance(10_000)
      expect(JSON.stringify(again.simulation.read().get(processes, running.key))).toBe(
        JSON.stringify(copy.simulation.read().get(processes, running.key)),
      )
    }
    const { out, code } = running.finish()
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(7)
  })
})

describe('any line', () => {
  const word = fc.constantFrom(
    'a',
    '$x',
    '"$@"',
    '$(echo a',
    '$(echo b)',
    '`',
    '${x',
    '${x%%*',
    '${x:-',
    '}',
    '{',
    '(',
    ')',
    '((',
    '))',
    '$((1+',
    '$((',
    "'",
    '"',
    '\\',
    '*',
    '[',
    '[[',
    ']]',
    ']',
    '~',
    '#',
    '__proto__=1',
    'x=1',
  )
  const command = fc.constantFrom(
    'echo',
    'cat',
    'read',
    'test',
    'set',
    'trap',
    'wait',
    'exec',
    'eval',
    'printf',
    'shift',
    'return',
    'break',
    'local',
    'kill',
    'cd',
    'f',
    'f()',
    'exit',
    'awk',
    'sed',
    'grep',
    'ls',
    'sleep',
  )
  const syntax = fc.constantFrom(
    ';',
    '&',
    '&&',
    '||',
    '|',
    '\n',
    '<',
    '>',
    '>>',
    '<<',
    '<<<',
    '2>&1',
    '>&',
    ';;',
    'if',
    'then',
    'else',
    'fi',
    'for',
    'in',
    'do',
    'done',
    'while',
    'case',
    'esac',
    'function',
    '!',
    'time',
    '{',
    '}',
    '(',
    ')',
  )

  it('never breaks the shell', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, command, syntax), { maxLength: 14 }),
        fc.constantFrom('sh', 'dash', 'bash'),
        (tokens, shell) => {
          const stage = new Stage(shell === 'sh' ? 'busybox' : 'debian')
          stage.start([shell, '-c', tokens.join(' ')], { input: 'some\ninput\n' }).advance(20)
        },
      ),
      { numRuns: 400, seed: 7 },
    )
  })

  it('never breaks it, whatever its characters', () => {
    fc.assert(
      fc.property(
        fc.string({
          maxLength: 40,
          unit: fc.constantFrom(...'ab $"\'`\\(){}[]<>|&;#=*?!~\n\t%-+/:@0129,^'),
        }),
        (line) => {
          new Stage().start(['sh', '-c', line], { input: '' }).advance(20)
        },
      ),
      { numRuns: 400, seed: 8 },
    )
  })
})
