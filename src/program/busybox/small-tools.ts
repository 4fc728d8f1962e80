/**
 * Small tools: `flock`, `run-parts`, `logger`, `link`, `fallocate`, `fsync`, `shred`,
 * `reset`, `resize`, `ttysize`, `stty`.
 *
 * @see https://busybox.net/downloads/BusyBox.html
 */
import { ERRNO } from '../../text/errno.js'
import { ExecError, type Json, type Program, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { failing, instant } from './tool.js'

/** Locks are not held by anybody in between, so a command simply runs. */
export const flock: Program = {
  name: 'flock',
  step: (system, state) =>
    failing(system, 'flock', () => {
      const usage =
        'flock [-sxun] FD | { FILE [-c] PROG ARGS }\n\n[Un]lock file descriptor, or lock FILE, run PROG'
      const options = optionsOf(system.argv.slice(1), {
        letters: '+sxunew:',
        idle: 'sxunew',
        usage,
      })
      const [file, first, ...rest] = options.operands
      if (file === undefined) throw new UsageProblem(usage)
      if (first === undefined) return exit(0)
      if (typeof state === 'number') {
        const code = system.reap(state)
        return code === undefined ? awaitInput(state) : exit(code)
      }
      if (!system.files.exists(file)) system.files.write(file, '')
      const command = first === '-c' ? ['/bin/sh', '-c', rest.join(' ')] : [first, ...rest]
      return awaitInput(system.spawn(command))
    }),
}

interface Parts {
  readonly [key: string]: Json
  readonly left: readonly string[]
  readonly child: number
}

export const runParts: Program = {
  name: 'run-parts',
  step: (system, state) =>
    failing(system, 'run-parts', () => {
      const usage =
        'run-parts [-a ARG]... [-u UMASK] [--reverse] [--test] [--exit-on-error] [--list] DIRECTORY'
      const options = optionsOf(system.argv.slice(1), {
        letters: 'a:u:rtel',
        idle: 'u',
        long: { arg: 'a', umask: 'u', reverse: 'r', test: 't', 'exit-on-error': 'e', list: 'l' },
        usage,
      })
      const [directory] = options.operands
      if (directory === undefined) throw new UsageProblem(usage)
      let { left, child } = (state as Parts | undefined) ?? { left: ['', ...scripts()], child: -1 }
      function scripts(): readonly string[] {
        const names = system.files.list(directory as string).filter((name) => /^[\w-]+$/.test(name))
        const paths = names.map((name) => `${directory}/${name}`)
        const run = paths.filter((path) => (system.files.stat(path).mode & 0o111) !== 0)
        return options.has('r') ? run.toReversed() : run
      }
      if (options.has('t') || options.has('l')) {
        system.out(
          scripts()
            .map((path) => `${path}\n`)
            .join(''),
        )
        return exit(0)
      }
      for (;;) {
        const code = child < 0 ? 0 : system.reap(child)
        if (code === undefined) return awaitInput({ left, child })
        if (code !== 0) {
          system.err(`run-parts: ${left[0]}: exit status ${code}\n`)
          if (options.has('e')) return exit(1)
        }
        left = left.slice(1)
        const [next] = left
        if (next === undefined) return exit(0)
        try {
          child = system.spawn([next, ...options.values('a')])
        } catch (error) {
          if (!(error instanceof ExecError)) throw error
          system.err(`run-parts: can't execute '${next}': ${ERRNO.ENOENT}\n`)
          child = -1
        }
      }
    }),
}

/** Nobody collects the system's log in a container, so only `-s` shows what was said. */
export const logger = instant('logger', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'st:p:',
    idle: 'p',
    usage: 'logger [-s] [-t TAG] [-p PRIO] [MESSAGE]\n\nWrite MESSAGE (or stdin) to syslog',
  })
  const tag = options.value('t') ?? system.user.name
  if (options.has('s')) system.err(`${tag}: ${options.operands.join(' ')}\n`)
  return 0
})

export const link = instant('link', ({ system, args }) => {
  const [from, to, ...more] = args
  const usage = 'link FILE LINK\n\nCreate hard LINK to FILE'
  if (from === undefined || to === undefined || more.length > 0) throw new UsageProblem(usage)
  if (system.files.exists(to))
    throw new ToolError(`can't create link '${to}' to '${from}': ${ERRNO.EEXIST}`)
  system.files.write(to, system.files.read(from), { mode: system.files.stat(from).mode })
  return 0
})

const LARGEST = 10_000_000

export const fallocate = instant('fallocate', ({ system, args }) => {
  const usage = 'fallocate [-o OFS] -l LEN FILE\n\nPreallocate space for FILE'
  const options = optionsOf(args, { letters: 'o:l:', long: { length: 'l', offset: 'o' }, usage })
  const [path] = options.operands
  const length = options.value('l')
  if (path === undefined || length === undefined) throw new UsageProblem(usage)
  const size = countOf(options.value('o') ?? '0') + countOf(length)
  if (size > LARGEST) throw new ToolError(`fallocate '${path}': ${ERRNO.ENOSPC}`)
  const text = system.files.exists(path) ? system.files.read(path) : ''
  system.files.write(path, text.padEnd(size, '\0'))
  return 0
})

export const fsync = instant('fsync', ({ system, args }) => {
  for (const path of args.filter((word) => !word.startsWith('-'))) system.files.stat(path)
  return 0
})

export const shred = instant('shred', ({ system, args }) => {
  const usage = 'shred [-fuz] [-n N] [-s SIZE] FILE...\n\nOverwrite/delete FILEs'
  const options = optionsOf(args, { letters: 'fuzn:s:v', idle: 'fnv', usage })
  if (options.operands.length === 0) throw new UsageProblem(usage)
  for (const path of options.operands) {
    const { size } = system.files.stat(path)
    if (options.has('u')) system.files.remove(path)
    else if (options.has('z')) system.files.write(path, '\0'.repeat(size))
    else
      system.files.write(
        path,
        Array.from({ length: size }, () => String.fromCharCode(system.random.int(0, 127))).join(''),
      )
  }
  return 0
})

export const reset = instant('reset', ({ system }) => {
  if (system.isTerminal('stdout')) system.out('\u001bc\u001b(B\u001b[m\u001b[J\u001b[?25h')
  return 0
})

export const ttysize = instant('ttysize', ({ system, args }) => {
  const { columns = 80, rows = 24 } = system.console ?? {}
  const wanted = args.length > 0 ? args : ['w', 'h']
  system.out(`${wanted.map((word) => (word.startsWith('w') ? columns : rows)).join(' ')}\n`)
  return 0
})

export const resize = instant('resize', ({ system }) => {
  const { columns = 80, rows = 24 } = system.console ?? {}
  system.out(`COLUMNS=${columns};LINES=${rows};export COLUMNS LINES;\n`)
  return 0
})

export const stty = instant('stty', ({ system, args }) => {
  if (!system.isTerminal('stdin')) throw new ToolError('standard input: Not a tty')
  const { columns = 80, rows = 24 } = system.console ?? {}
  if (args[0] === 'size') system.out(`${rows} ${columns}\n`)
  else if (args.length === 0 || args[0] === '-a')
    system.out(
      `speed 38400 baud;${args[0] === '-a' ? ` rows ${rows}; columns ${columns};` : ''} line = 0;\n`,
    )
  else throw new ToolError(`kubarium does not simulate stty ${args[0]}`)
  return 0
})
