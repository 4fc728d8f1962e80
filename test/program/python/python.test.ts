import { describe, expect, it } from 'vitest'
import recorded from './recorded.json' with { type: 'json' }
import { python, run } from './scene.js'

/** The lines of a text in some order: what is written to two streams is mixed in a log. */
const lines = (text: string): readonly string[] => text.split('\n').sort()

describe('scripts that CPython 3.11 has run', () => {
  it.each(Object.entries(recorded))('%s', (_, { source, stdout, stderr, code }) => {
    const ours = run(source)
    expect(ours.code).toBe(code)
    if (stderr === '') expect(ours.printed).toBe(stdout)
    else expect(lines(ours.printed)).toEqual(lines(stdout + stderr))
  })
})

describe('python app.py', () => {
  it('shows nothing of what it prints until it ends, as its output is no terminal', () => {
    const source = 'import time\nprint("hello")\ntime.sleep(10)\n'
    const held = python({ '/app.py': source }, ['python3', '/app.py'])
    held.stage.simulation.advance(5000)
    expect(held.printed()).toBe('')
    held.stage.simulation.advance(6000)
    expect(held.printed()).toBe('hello\n')
  })

  it('shows it at once with -u, with PYTHONUNBUFFERED, and with flush', () => {
    const source = 'import time\nprint("hello")\ntime.sleep(10)\n'
    for (const [argv, env, text] of [
      [['python3', '-u', '/app.py'], {}, source],
      [['python3', '/app.py'], { PYTHONUNBUFFERED: '1' }, source],
      [['python3', '/app.py'], {}, source.replace('"hello"', '"hello", flush=True')],
    ] as const) {
      const { stage, printed } = python({ '/app.py': text }, argv, { env })
      stage.simulation.advance(5000)
      expect(printed()).toBe('hello\n')
    }
  })

  it('ends at the limit of ticks when it never pauses', () => {
    const { printed, code } = run('while True: pass\n')
    expect(code).toBe(137)
    expect(printed).toBe('python3: killed: more than 1,000,000 ticks (limits.ticks)\n')
  })

  it('goes on in a fork where it is, and neither knows of the other', () => {
    const source = `import time
def count():
    n = 0
    while True:
        n += 1
        yield n
numbers = count()
while True:
    print(next(numbers), flush=True)
    time.sleep(1)
`
    const { stage, process } = python({ '/app.py': source }, ['python3', '/app.py'])
    stage.simulation.advance(2500)
    const fork = stage.fork()
    fork.simulation.advance(2000)
    expect(stage.output(process)).toBe('1\n2\n3\n')
    expect(fork.output(process)).toBe('1\n2\n3\n4\n5\n')
  })

  it('imports modules and packages of its own', () => {
    const { stage, printed } = python(
      {
        '/app/main.py':
          'import helper\nfrom shop import cart\nfrom shop.cart import total\nprint(helper.NAME, cart.total([1, 2]), total([3]), __name__)\n',
        '/app/helper.py': 'NAME = __name__\n',
        '/app/shop/__init__.py': '',
        '/app/shop/cart.py':
          'from .tax import RATE\ndef total(prices):\n    return sum(prices) * RATE\n',
        '/app/shop/tax.py': 'RATE = 2\n',
      },
      ['python3', '/app/main.py'],
    )
    stage.simulation.advance(10)
    expect(printed()).toBe('helper 6 6 __main__\n')
  })

  it('says by name what it does not have', () => {
    expect(run('import flask').printed).toContain("ModuleNotFoundError: No module named 'flask'\n")
    expect(run('import tkinter').printed).toContain(
      'NotImplementedError: kubarium does not simulate the module tkinter\n',
    )
    expect(run('x = 3j').printed).toContain('kubarium does not simulate complex numbers')
  })

  it('cannot open what is not there', () => {
    const { printed, code } = python({}, ['python3', 'app.py'])
    expect(printed()).toBe(
      "python3: can't open file '/app.py': [Errno 2] No such file or directory\n",
    )
    expect(code()).toBe(2)
  })

  it('handles SIGTERM, and ends by it otherwise', () => {
    const source = `import signal, sys, time
def leave(signum, frame):
    print('bye', signum)
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
while True:
    time.sleep(1)
`
    const { stage, process, printed, code } = python({ '/app.py': source }, ['python3', '/app.py'])
    stage.simulation.advance(2500)
    stage.signal(process, 'TERM')
    stage.simulation.advance(1)
    expect(printed()).toBe('bye 15\n')
    expect(code()).toBe(0)
  })

  it('runs threads in turns where they wait', () => {
    const { printed } = run(`import queue, threading, time
done = queue.Queue()
def work(seconds):
    time.sleep(seconds)
    done.put(seconds)
threads = [threading.Thread(target=work, args=(n,)) for n in (3, 1, 2)]
for one in threads: one.start()
for one in threads: one.join()
print([done.get() for _ in threads], round(time.time() % 1000))
`)
    expect(printed).toMatch(/^\[1, 2, 3\] \d+\n$/)
  })

  it('is asked with -c, with -m, and for its version', () => {
    const ask = (...argv: string[]): string => {
      const { stage, printed } = python({}, ['python3', ...argv])
      stage.simulation.advance(10)
      return printed()
    }
    expect(ask('-c', 'import sys; print(sys.argv, 1 + 1)', 'a')).toBe("['-c', 'a'] 2\n")
    expect(ask('--version')).toBe('Python 3.11.13\n')
    expect(ask('-m', 'nosuch')).toBe('python3: No module named nosuch\n')
  })
})

describe('escapes that are none', () => {
  it.each([
    [
      'x = "a\\xZZ"',
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 1-2: truncated \\xXX escape",
    ],
    ['x = b"a\\xZ"', '(value error) invalid \\x escape at position 1'],
    [
      'x = "a\\u12"',
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 1-4: truncated \\uXXXX escape",
    ],
    [
      'x = "a\\U00110000"',
      "(unicode error) 'unicodeescape' codec can't decode bytes in position 1-10: illegal Unicode character",
    ],
  ])('%s', (source, message) => {
    const { printed, code } = run(`${source}\n`)
    const caret = `${' '.repeat(source.length + 4)}^`
    expect(printed).toBe(
      `  File "/app.py", line 1\n    ${source}\n${caret}\nSyntaxError: ${message}\n`,
    )
    expect(code).toBe(1)
  })

  it('a number that is no character', () => {
    const { printed } = run("'%c' % 10**9\n")
    expect(printed).toMatch(/OverflowError: %c arg not in range\(0x110000\)\n$/)
    expect(run("format(-1, 'c')\n").printed).toMatch(/OverflowError: %c arg not in range/)
  })
})

describe('what costs more counts more', () => {
  /** How often a statement is carried out before the program is killed. */
  const turns = (statement: string): number => {
    const source = `n = 0\nwhile True:\n    ${statement}\n    n += 1\n    if n % 1000 == 0:\n        print(n, flush=True)\n`
    return Number(
      run(source)
        .printed.trim()
        .split('\n')
        .filter((line) => /^\d+$/.test(line))
        .at(-1),
    )
  }

  it('a comprehension and a call are no simple statements', () => {
    const plain = turns('pass')
    expect(turns('[x for x in range(10)]')).toBeLessThan(plain / 10)
    expect(turns('sorted([3, 1, 2])')).toBeLessThan(plain / 2)
  })
})
