/**
 * Redirections: where a command's descriptors lead.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_07
 */
import { endlessDevice } from '../endless.js'
import { FileError } from '../files.js'
import { openDevice } from '../pipe.js'
import { processes, seenIn } from '../process.js'
import type { Stream } from '../program.js'
import type { Expansion } from './expand/expansion.js'
import type { Interpreter } from './interpreter.js'
import { ShellError, badDescriptor, cannotCreate, cannotOpen } from './messages.js'
import { type Descriptors, withEntry, withoutEntry } from './state.js'
import type { Redirect } from './syntax/tree.js'

/** What opening a file costs, in ticks. */
const OPEN_COSTS = 4

/** A redirection whose word is known. */
export interface Target {
  readonly fd: number
  readonly operator: Redirect['operator']
  readonly target: string
}

/** Expands the words of redirections. */
export const targetsOf = (
  expansion: Expansion,
  redirects: readonly Redirect[],
): readonly Target[] =>
  redirects.map(({ fd, operator, target }) => ({
    fd: fd ?? (operator.startsWith('<') ? 0 : 1),
    operator,
    target: expansion.target(target) + (operator === '<<<' ? '\n' : ''),
  }))

/** The descriptors after redirections, and the pipes made for them. @throws ShellError */
export function redirected(
  sh: Interpreter,
  targets: readonly Target[],
): { readonly descriptors: Descriptors; readonly pipes: readonly string[] } {
  let { descriptors } = sh.state
  const pipes: string[] = []
  const opened = (pipe: string): Stream => {
    pipes.push(pipe)
    return { kind: 'pipe', pipe }
  }
  const textOf = (text: string): Stream => opened(sh.pipeWith(text))
  const deviceOf = (device: string): Stream => opened(openDevice(sh.system.tx, device))
  for (const { fd, operator, target } of targets) {
    sh.system.spend(OPEN_COSTS)
    switch (operator) {
      case '<<':
      case '<<<':
        descriptors = withEntry(descriptors, String(fd), textOf(target))
        break
      case '<':
      case '<>':
        descriptors = withEntry(
          descriptors,
          String(fd),
          openInput(sh, descriptors, target, textOf, deviceOf),
        )
        break
      case '<&':
      case '>&':
        if (operator === '>&' && !/^([0-9]+|-)$/.test(target))
          descriptors = both(descriptors, openOutput(sh, descriptors, target, false))
        else if (target === '-') descriptors = withoutEntry(descriptors, String(fd))
        else {
          const stream = Object.hasOwn(descriptors, target) ? descriptors[target] : undefined
          if (stream === undefined)
            throw new ShellError(
              badDescriptor(sh.state.flavor, target),
              sh.state.flavor === 'bash' ? 1 : 2,
            )
          descriptors = withEntry(descriptors, String(fd), stream)
        }
        break
      case '&>':
      case '&>>':
        descriptors = both(descriptors, openOutput(sh, descriptors, target, operator === '&>>'))
        break
      default:
        descriptors = withEntry(
          descriptors,
          String(fd),
          openOutput(sh, descriptors, target, operator === '>>'),
        )
    }
  }
  return { descriptors, pipes }
}

const both = (descriptors: Descriptors, stream: Stream): Descriptors =>
  withEntry(withEntry(descriptors, '1', stream), '2', stream)

/** Files that stand for an open descriptor, or for nothing. */
function device(sh: Interpreter, descriptors: Descriptors, path: string): Stream | undefined {
  const { system } = sh
  if (path === '/dev/null') return { kind: 'null' }
  const own =
    { '/dev/stdin': '0', '/dev/stdout': '1', '/dev/stderr': '2' }[path] ??
    /^\/(?:dev|proc\/self)\/fd\/([0-9]+)$/.exec(path)?.[1]
  if (own !== undefined && sh.opened?.[own] !== undefined) return undefined
  if (own !== undefined) return descriptors[own] ?? { kind: 'null' }
  const other = /^\/proc\/([0-9]+)\/fd\/([012])$/.exec(path)
  if (!other)
    return path === '/dev/tty' && system.isTerminal('stdout') ? system.streams.stdout : undefined
  const { pidNamespace } = system.tx.get(processes, system.process) ?? {}
  const row =
    pidNamespace === undefined
      ? undefined
      : seenIn(system.tx, pidNamespace).find(({ pid }) => String(pid) === other[1])
  return (
    row &&
    ([row.streams.stdin, row.streams.stdout, row.streams.stderr] as const)[
      Number(other[2]) as 0 | 1 | 2
    ]
  )
}

function openInput(
  sh: Interpreter,
  descriptors: Descriptors,
  path: string,
  textOf: (text: string) => Stream,
  deviceOf: (device: string) => Stream,
): Stream {
  const special = device(sh, descriptors, path)
  if (special) return special
  try {
    const endless = endlessDevice(sh.system.files, path)
    if (endless !== undefined) return deviceOf(endless)
    return textOf(sh.system.files.read(path))
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new ShellError(
      cannotOpen(sh.state.flavor, path, error.message),
      sh.state.flavor === 'dash' ? 2 : 1,
    )
  }
}

function openOutput(
  sh: Interpreter,
  descriptors: Descriptors,
  path: string,
  append: boolean,
): Stream {
  const special = device(sh, descriptors, path)
  if (special) return special
  const { files } = sh.system
  try {
    if (path === '') throw new FileError('ENOENT', path)
    const made = files.exists(path) ? {} : { mode: 0o666 & ~sh.state.umask }
    files.write(path, '', { append, ...made })
    return { kind: 'file', path: files.resolve(path), append: true }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new ShellError(
      cannotCreate(sh.state.flavor, path, error.message),
      sh.state.flavor === 'dash' ? 2 : 1,
    )
  }
}
