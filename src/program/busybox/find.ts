/**
 * `find` and `du`: walk through trees of files.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/find.html
 */
import { FileError, type FileStat } from '../files.js'
import { walk } from './file-changes.js'
import { humanSize } from './ls.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

interface Test {
  readonly depthAtMost: number
  readonly depthAtLeast: number
  readonly accepts: readonly ((path: string, stat: FileStat) => boolean)[]
}

const TYPES = { f: 'file', d: 'directory', l: 'symlink' } as const

/** A shell pattern as an expression. */
const globRegex = (pattern: string, flags = ''): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[\\^$.+(){}|/]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')
      .replace(/\[!/g, '[^')}$`,
    `s${flags}`,
  )

export const find = instant('find', ({ system, args }) => {
  const at = args.findIndex((word) => word.startsWith('-') || word === '!')
  const roots = at < 0 ? args : args.slice(0, at)
  const test = testOf(at < 0 ? [] : args.slice(at))
  let code = 0
  for (const root of roots.length === 0 ? ['.'] : roots) {
    try {
      for (const path of walk(system.files, root)) {
        const depth = path === root ? 0 : path.slice(root.replace(/\/$/, '').length).split('/').length - 1
        if (depth > test.depthAtMost || depth < test.depthAtLeast) continue
        const stat = system.files.lstat(path)
        if (test.accepts.every((accepts) => accepts(path, stat))) system.out(`${path}\n`)
      }
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`find: ${root}: ${error.message}\n`)
      code = 1
    }
  }
  return code
})

function testOf(words: readonly string[]): Test {
  let [depthAtMost, depthAtLeast] = [Number.POSITIVE_INFINITY, 0]
  const accepts: ((path: string, stat: FileStat) => boolean)[] = []
  let not = false
  const add = (one: (path: string, stat: FileStat) => boolean): void => {
    const turned = not
    accepts.push((path, stat) => one(path, stat) !== turned)
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
      const pattern = globRegex(value(), word === '-iname' ? 'i' : '')
      add((path) => pattern.test(nameOf(path)))
    } else if (word === '-path') {
      const pattern = globRegex(value())
      add((path) => pattern.test(path))
    } else if (word === '-type') {
      const type = TYPES[value() as keyof typeof TYPES]
      add((_, stat) => stat.type === type)
    } else if (word === '-maxdepth') depthAtMost = Number(value())
    else if (word === '-mindepth') depthAtLeast = Number(value())
    else if (word !== '-print' && word !== '-a') throw new ToolError(`unrecognized: ${word}`)
  }
  return { depthAtMost, depthAtLeast, accepts }
}

const BLOCK = 4096

export const du = instant('du', ({ system, args }) => {
  const { operands, has } = optionsOf(args, { letters: 'aHLdclshmkx', usage: 'du [-aHLdclsxhmk] [FILE]...\n\nSummarize disk space used for FILEs and directories' })
  const sizeOf = (path: string, top: boolean): number => {
    const { type, size } = system.files.lstat(path)
    const own = type === 'directory' ? BLOCK : Math.ceil(size / BLOCK) * BLOCK
    const below = type === 'directory' ? system.files.list(path).reduce((sum, name) => sum + sizeOf(`${path.replace(/\/$/, '')}/${name}`, false), 0) : 0
    if (top || (!has('s') && (type === 'directory' || has('a')))) system.out(`${has('h') ? humanSize(own + below) : String((own + below) / 1024)}\t${path}\n`)
    return own + below
  }
  for (const path of operands.length === 0 ? ['.'] : operands) sizeOf(path, true)
  return 0
})
