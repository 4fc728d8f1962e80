/**
 * Processes and what they hold: `pstree`, `pwdx`, `lsof`, `fuser`, `killall5`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#pstree
 */
import { ERRNO } from '../../text/errno.js'
import { listenersOf } from '../../net/listen.js'
import { processes } from '../process.js'
import type { ProcessInfo, System } from '../program.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { instant } from './tool.js'

const nameOf = ({ command }: ProcessInfo): string => command.split(' ')[0]?.split('/').at(-1) ?? ''

export const pstree = instant('pstree', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'p',
    usage: 'pstree [-p] [PID|USER]\n\nDisplay process tree, optionally start from USER or PID',
  })
  const all = system.processes()
  const shown = (one: ProcessInfo): string =>
    options.has('p') ? `${nameOf(one)}(${one.pid})` : nameOf(one)
  const draw = (one: ProcessInfo, before: string): void => {
    const children = all.filter(({ ppid, pid }) => ppid === one.pid && pid !== one.pid)
    const label = shown(one)
    system.out(label)
    if (children.length === 0) system.out('\n')
    const gap = before + ' '.repeat(label.length)
    for (const [at, child] of children.entries()) {
      const isLast = at === children.length - 1
      const branch = children.length === 1 ? '---' : at === 0 ? '-+-' : isLast ? ' `-' : ' |-'
      system.out(at === 0 ? branch : gap + branch)
      draw(child, `${gap}${isLast ? '   ' : ' | '}`)
    }
  }
  const [from] = options.operands
  const pids = new Set(all.map(({ pid }) => pid))
  const roots = all.filter((one) =>
    from === undefined
      ? !pids.has(one.ppid) || one.pid === one.ppid
      : String(one.pid) === from || one.user === from,
  )
  for (const root of roots) draw(root, '')
  return 0
})

/** @throws ToolError */
function processNamed(system: System, word: string): ProcessInfo {
  const found = system.processes().find(({ pid }) => String(pid) === word)
  if (!found) throw new ToolError(`${word}: ${ERRNO.ESRCH}`)
  return found
}

/** The row of a process, by its number here. */
const rowOf = (system: System, pid: number) => {
  const own = system.tx.get(processes, system.process)
  return (
    own &&
    system.tx.by(processes, 'byPidNamespace', own.pidNamespace).find((row) => row.pid === pid)
  )
}

export const pwdx = instant('pwdx', ({ system, args }) => {
  if (args.length === 0) throw new UsageProblem('pwdx PID...\n\nShow current directory for PIDs')
  for (const word of args)
    system.out(`${word}: ${rowOf(system, processNamed(system, word).pid)?.cwd ?? '/'}\n`)
  return 0
})

export const lsof = instant('lsof', ({ system }) => {
  for (const { pid } of system.processes()) {
    const row = rowOf(system, pid)
    if (!row) continue
    for (const stream of [row.streams.stdin, row.streams.stdout, row.streams.stderr]) {
      const shown =
        stream.kind === 'null'
          ? '/dev/null'
          : stream.kind === 'file'
            ? stream.path
            : row.terminal
              ? '/dev/pts/0'
              : `pipe:[${1000 + pid}]`
      system.out(`${pid}\t${row.argv[0] ?? ''}\t${shown}\n`)
    }
  }
  return 0
})

const FUSER =
  'fuser [-msk46] [-SIGNAL] FILE or PORT/PROTO\n\nFind processes which use FILEs or PORTs'

export const fuser = instant('fuser', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'msk46', idle: '46', unsimulated: 'm', usage: FUSER })
  if (options.operands.length === 0) throw new UsageProblem(FUSER)
  const found = options.operands.flatMap((word) => {
    const port = /^(\d+)\/tcp$/.exec(word)?.[1]
    return port === undefined ? holders(system, word) : listening(system, Number(port))
  })
  if (found.length === 0) return 1
  if (options.has('k')) for (const pid of found) system.kill(pid, 'KILL')
  if (!options.has('s')) system.out(`${[...new Set(found)].join(' ')}\n`)
  return 0
})

const listening = (system: System, port: number): readonly number[] =>
  listenersOf(system.tx, system.namespace).flatMap((one) => {
    const pid = one.port === port ? system.tx.get(processes, one.process)?.pid : undefined
    return pid === undefined ? [] : [pid]
  })

/** The processes that work in a directory or write to a file. */
function holders(system: System, word: string): readonly number[] {
  const path = system.files.resolve(word)
  return system.processes().flatMap(({ pid }) => {
    const row = rowOf(system, pid)
    const streams = row ? [row.streams.stdout, row.streams.stderr] : []
    const isWritten = streams.some((one) => one.kind === 'file' && one.path === path)
    return row?.cwd === path || isWritten ? [pid] : []
  })
}

export const killall5 = instant('killall5', ({ system, args }) => {
  const [signal = '-TERM'] = args
  for (const { pid } of system.processes())
    if (pid !== 1 && pid !== system.pid && pid !== system.ppid)
      system.kill(pid, signal.replace(/^-(?:SIG)?/, ''))
  return 0
})
