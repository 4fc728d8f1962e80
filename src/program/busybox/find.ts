/**
 * `find` and `du`: walk through trees of files.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/find.html
 */
import { matches, patternOf } from '../../text/shell-pattern.js'
import { FileError, type FileStat } from '../files.js'
import { ExecError, type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { walk } from './each.js'
import { humanSize } from './ls.js'
import { ToolError, optionsOf } from './options.js'
import { failing, instant } from './tool.js'
import { ERRNO } from '../../text/errno.js'

type Accepts = (path: string, stat: FileStat, system: System) => boolean

interface Test {
  readonly depthAtMost: number
  readonly depthAtLeast: number
  /** What is found passes all tests of one of these groups, which `-o` separates. */
  readonly accepts: readonly (readonly Accepts[])[]
  readonly commands: readonly Command[]
  readonly deletes: boolean
  /** What stands after each path that is printed, where printing was asked for. */
  readonly end: string | undefined
}

/** What `-exec` runs: for each that is found, or once for all. */
interface Command {
  readonly words: readonly string[]
  readonly all: boolean
}

const TYPES = { f: 'file', d: 'directory', l: 'symlink' } as const

/** Whether a text fits a shell pattern. */
function fits(pattern: string, ignoresCase = false): (text: string) => boolean {
  const folded = (text: string): string => (ignoresCase ? text.toLowerCase() : text)
  const steps = patternOf(folded(pattern))
  return (text) => matches(steps, folded(text))
}

interface Progress {
  readonly [key: string]: Json | undefined
  /** The commands that are still to be run. */
  readonly commands: readonly (readonly string[])[]
  readonly child?: number
  readonly code: number
}

export const find: Program = {
  name: 'find',
  step: (system, state) =>
    failing(system, 'find', () => {
      let { commands, child, code } = (state as Progress | undefined) ?? survey(system)
      for (;;) {
        if (child !== undefined && system.reap(child) === undefined)
          return awaitInput({ commands, child, code })
        const [next, ...rest]: readonly (readonly string[])[] = commands
        if (!next) return exit(code)
        commands = rest
        child = start(system, next)
        if (child === undefined) code = 1
      }
    }),
}

function start(system: System, command: readonly string[]): number | undefined {
  try {
    return system.spawn(command, { stdin: { kind: 'null' } })
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    system.err(`find: ${command[0] ?? ''}: ${ERRNO.ENOENT}\n`)
    return undefined
  }
}

/** Prints or deletes what is found; the commands that are to be run for it. */
function survey(system: System): Progress {
  const args = system.argv.slice(1)
  const at = args.findIndex((word) => word.startsWith('-') || word === '!' || word === '(')
  const roots = at < 0 ? args : args.slice(0, at)
  const test = testOf(at < 0 ? [] : args.slice(at))
  const matches: string[] = []
  let code = 0
  for (const root of roots.length === 0 ? ['.'] : roots) {
    try {
      for (const path of walk(system.files, root)) {
        const depth =
          path === root ? 0 : path.slice(root.replace(/\/$/, '').length).split('/').length - 1
        if (depth > test.depthAtMost || depth < test.depthAtLeast) continue
        const stat = system.files.lstat(path)
        if (test.accepts.some((all) => all.every((accepts) => accepts(path, stat, system))))
          matches.push(path)
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`find: ${root}: ${error.message}\n`)
      code = 1
    }
  }
  const { commands, deletes, end } = test
  if (end !== undefined || (commands.length === 0 && !deletes))
    for (const path of matches) system.out(path + (end ?? '\n'))
  if (deletes) for (const path of matches.reverse()) if (path !== '.') system.files.remove(path)
  return {
    commands: commands.flatMap(({ words, all }) =>
      all
        ? [words.flatMap((word) => (word === '{}' ? matches : [word]))]
        : matches.map((path) => words.map((word) => word.replaceAll('{}', () => path))),
    ),
    code,
  }
}

const SIZES: Readonly<Record<string, number>> = {
  c: 1,
  b: 512,
  k: 1024,
  M: 1_048_576,
  G: 1_073_741_824,
}

/** `+4k`: more than four kibibytes; `-4k`: less; `4k`: as many. */
function sizeTest(text: string): Accepts {
  const [, sign = '', count, unit = 'b'] = /^([+-]?)(\d+)([cbkMG]?)$/.exec(text) ?? []
  if (count === undefined) throw new ToolError(`invalid number '${text}'`)
  return (_, { size }) => {
    const units = Math.ceil(size / (SIZES[unit || 'b'] ?? 1))
    return sign === '+'
      ? units > Number(count)
      : sign === '-'
        ? units < Number(count)
        : units === Number(count)
  }
}

const isEmpty: Accepts = (path, { type, size }, { files }) =>
  type === 'directory' ? files.list(path).length === 0 : type === 'file' && size === 0

function testOf(words: readonly string[]): Test {
  let [depthAtMost, depthAtLeast] = [Number.POSITIVE_INFINITY, 0]
  const accepts: Accepts[][] = [[]]
  const commands: Command[] = []
  let [not, deletes, end]: [boolean, boolean, string | undefined] = [false, false, undefined]
  const add = (one: Accepts): void => {
    const turned = not
    accepts.at(-1)?.push((path, stat, system) => one(path, stat, system) !== turned)
    not = false
  }
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    const value = (): string => {
      const next = words[++i]
      if (next === undefined) throw new ToolError(`${word}: requires argument`)
      return next
    }
    const nameOf = (path: string): string => path.split('/').at(-1) ?? path
    if (word === '!' || word === '-not') not = true
    else if (word === '-name' || word === '-iname') {
      const isFit = fits(value(), word === '-iname')
      add((path) => isFit(nameOf(path)))
    } else if (word === '-path') {
      const isFit = fits(value())
      add((path) => isFit(path))
    } else if (word === '-type') {
      const type = TYPES[value() as keyof typeof TYPES]
      add((_, stat) => stat.type === type)
    } else if (word === '-maxdepth') depthAtMost = Number(value())
    else if (word === '-mindepth') depthAtLeast = Number(value())
    else if (word === '-size') add(sizeTest(value()))
    else if (word === '-empty') add(isEmpty)
    else if (word === '-o' || word === '-or') accepts.push([])
    else if (word === '-delete') deletes = true
    else if (word === '-print' || word === '-print0') end = word === '-print' ? '\n' : '\0'
    else if (word === '-exec') {
      const last = words.findIndex(
        (one, at) => at > i && (one === ';' || (one === '+' && words[at - 1] === '{}')),
      )
      if (last < 0) throw new ToolError('-exec: requires argument')
      commands.push({ words: words.slice(i + 1, last), all: words[last] === '+' })
      i = last
    } else if (word !== '-a' && word !== '(' && word !== ')')
      throw new ToolError(`unrecognized: ${word}`)
  }
  return { depthAtMost, depthAtLeast, accepts, commands, deletes, end }
}

const BLOCK = 4096

export const du = instant('du', ({ system, args }) => {
  const { operands, has } = optionsOf(args, {
    letters: 'aHLdclshmkx',
    usage: 'du [-aHLdclsxhmk] [FILE]...\n\nSummarize disk space used for FILEs and directories',
  })
  const sizeOf = (path: string, top: boolean): number => {
    const { type, size } = system.files.lstat(path)
    const own = type === 'directory' ? BLOCK : Math.ceil(size / BLOCK) * BLOCK
    const below =
      type === 'directory'
        ? system.files
            .list(path)
            .reduce((sum, name) => sum + sizeOf(`${path.replace(/\/$/, '')}/${name}`, false), 0)
        : 0
    if (top || (!has('s') && (type === 'directory' || has('a'))))
      system.out(`${has('h') ? humanSize(own + below) : String((own + below) / 1024)}\t${path}\n`)
    return own + below
  }
  for (const path of operands.length === 0 ? ['.'] : operands) sizeOf(path, true)
  return 0
})
