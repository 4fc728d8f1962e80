/**
 * `find`: walks through trees of files, and does something with what it finds.
 *
 * An action that has been done for a path is noted, so that the expression can be gone through
 * again when a command that it ran has ended.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/find.html
 */
import { ERRNO } from '../../../text/errno.js'
import { FileError } from '../../files.js'
import {
  ExecError,
  type Json,
  type Next,
  type Program,
  type System,
  awaitInput,
  exit,
} from '../../program.js'
import { fileTrouble } from '../gnu.js'
import { isGnu } from '../system-kind.js'
import { failing } from '../tool.js'
import { type Action, type Expression, type Search, searchOf } from './expression.js'
import { LoopError, refuseLoop } from './loop.js'
import { longLine, printed } from './format.js'
import { type Found, nameOf } from './tests.js'

/** A path that is still to be looked at. */
interface Entry {
  readonly [key: string]: Json
  readonly path: string
  readonly root: string
  readonly depth: number
  /** What is in it has been looked at. */
  readonly opened: boolean
}

interface Progress {
  readonly [key: string]: Json | undefined
  readonly pending: readonly Entry[]
  /** What the actions gave that were done for the first of them. */
  readonly results: readonly boolean[]
  readonly child?: number
  /** The paths for each `-exec … +`, by its words. */
  readonly batches: Readonly<Record<string, readonly string[]>>
  readonly code: number
}

/** A command runs; the expression is gone through again when it has ended. */
class Waits extends Error {
  constructor(readonly child: number) {
    super()
  }
}

const rootsOf = (paths: readonly string[]): readonly Entry[] =>
  (paths.length === 0 ? ['.'] : paths)
    .map((path) => ({ path, root: path, depth: 0, opened: false }))
    .reverse()

export const find: Program = {
  name: 'find',
  step: (system, state) =>
    failing(system, 'find', () => {
      const args = system.argv.slice(1)
      const isLinkOption = (word: string): boolean => /^-[HLP]$/.test(word)
      const at = args.findIndex(
        (word) => (word.startsWith('-') && !isLinkOption(word)) || word === '!' || word === '(',
      )
      const before = at < 0 ? args : args.slice(0, at)
      const search = searchOf(system, at < 0 ? [] : args.slice(at))
      const roots = before.filter((word) => !isLinkOption(word))
      return new Walk(
        system,
        search,
        before.includes('-L') || search.follows,
        state as Progress | undefined,
        roots,
      ).run()
    }),
}

class Walk {
  /** A stack: what is looked at next is its last. */
  private readonly pending: Entry[]
  private results: readonly boolean[]
  private readonly batches: Map<string, string[]>
  private child: number | undefined
  private code: number
  private isPruned = false

  constructor(
    private readonly system: System,
    private readonly search: Search,
    private readonly followsLinks: boolean,
    before: Progress | undefined,
    roots: readonly string[],
  ) {
    this.pending = [...(before?.pending ?? rootsOf(roots))]
    this.results = before?.results ?? []
    this.batches = new Map(
      Object.entries(before?.batches ?? {}).map(([key, paths]) => [key, [...paths]]),
    )
    this.child = before?.child
    this.code = before?.code ?? 0
  }

  run(): Next {
    for (;;) {
      if (this.child !== undefined) {
        const status = this.system.reap(this.child)
        if (status === undefined) return awaitInput(this.progress())
        this.child = undefined
        this.results = [...this.results, status === 0]
        if (this.pending.length === 0 && status !== 0) this.code = 1
      }
      if (this.system.isSpent) return awaitInput(this.progress(), this.system.now)
      const entry = this.pending.pop()
      if (!entry && !this.nextBatch()) return exit(this.code)
      if (entry) this.look(entry)
    }
  }

  private progress(): Progress {
    const { pending, results, child, code } = this
    const batches = Object.fromEntries(this.batches)
    return { pending, results, batches, code, ...(child === undefined ? {} : { child }) }
  }

  /** Runs the next command that is for all paths at once. */
  private nextBatch(): boolean {
    const [next] = this.batches
    if (!next) return false
    const [key, paths] = next
    this.batches.delete(key)
    const words = (JSON.parse(key) as readonly string[]).flatMap((word) =>
      word === '{}' ? paths : [word],
    )
    this.child = this.start(words)
    return true
  }

  private look(entry: Entry): void {
    this.system.spend(1)
    try {
      const found = this.found(entry)
      const isTree = found.stat.type === 'directory' && entry.depth < this.search.depthAtMost
      if (this.search.isDeep && isTree && !entry.opened) {
        this.pending.push({ ...entry, opened: true }, ...this.below(entry))
        return
      }
      this.isPruned = false
      if (entry.depth >= this.search.depthAtLeast)
        this.holds(this.search.expression, found, entry.root, { at: 0 })
      if (isTree && !this.search.isDeep && !this.isPruned) this.pending.push(...this.below(entry))
    } catch (error) {
      if (error instanceof Waits) {
        this.child = error.child
        this.pending.push(entry)
        return
      }
      this.system.err(`${this.complaint(entry.path, error)}\n`)
      this.code = 1
    }
    this.results = []
  }

  /** What is said of a path that cannot be looked at. @throws the error itself if it is another */
  private complaint(path: string, error: unknown): string {
    if (error instanceof LoopError) return `find: ${error.message}`
    if (!(error instanceof FileError)) throw error
    const { message } = error
    return fileTrouble(this.system, 'find', { path, message }, `${path}: ${message}`)
  }

  private found({ path, depth }: Entry): Found {
    const { files } = this.system
    if (this.followsLinks) refuseLoop(this.system, path)
    const stat = this.followsLinks && files.exists(path) ? files.stat(path) : files.lstat(path)
    return { path, depth, stat }
  }

  /** What is in a directory, last name first. */
  private below({ path, root, depth }: Entry): readonly Entry[] {
    return this.system.files
      .list(path)
      .toReversed()
      .map((name) => ({
        path: `${path.replace(/\/$/, '')}/${name}`,
        root,
        depth: depth + 1,
        opened: false,
      }))
  }

  private holds(expression: Expression, found: Found, root: string, done: { at: number }): boolean {
    switch (expression.kind) {
      case 'and':
        return (
          this.holds(expression.left, found, root, done) &&
          this.holds(expression.right, found, root, done)
        )
      case 'or':
        return (
          this.holds(expression.left, found, root, done) ||
          this.holds(expression.right, found, root, done)
        )
      case 'not':
        return !this.holds(expression.of, found, root, done)
      case 'test':
        return expression.test(found)
      case 'action': {
        if (expression.action.name === '-prune') {
          this.isPruned = true
          return true
        }
        const known = this.results[done.at++]
        if (known !== undefined) return known
        const result = this.act(expression.action, found, root)
        this.results = [...this.results, result]
        return result
      }
    }
  }

  private act({ name, words, all }: Action, found: Found, root: string): boolean {
    const { system } = this
    const { path } = found
    switch (name) {
      case '-print':
        system.out(`${path}\n`)
        return true
      case '-print0':
        system.out(`${path}\0`)
        return true
      case '-printf':
        system.out(printed(system, found, root, words[0] ?? ''))
        return true
      case '-ls':
        system.out(longLine(system, found))
        return true
      case '-delete':
        if (path !== '.') system.files.remove(path)
        return true
      case '-quit':
        this.pending.length = 0
        this.isPruned = true
        return true
      default:
        return this.execute(name, words, all, path)
    }
  }

  private execute(name: string, words: readonly string[], all: boolean, path: string): boolean {
    if (all) {
      const key = JSON.stringify(words)
      this.batches.set(key, this.batches.get(key) ?? [])
      this.batches.get(key)?.push(path)
      return true
    }
    const inPlace = name === '-execdir'
    const shown = inPlace ? `./${nameOf(path)}` : path
    const directory = inPlace
      ? this.system.files.resolve(path.slice(0, path.lastIndexOf('/') + 1) || '.')
      : undefined
    const child = this.start(
      words.map((word) => word.replaceAll('{}', () => shown)),
      directory,
    )
    if (child === undefined) return false
    throw new Waits(child)
  }

  private start(command: readonly string[], cwd?: string): number | undefined {
    try {
      return this.system.spawn(command, {
        stdin: { kind: 'null' },
        ...(cwd === undefined ? {} : { cwd }),
      })
    } catch (error) {
      if (!(error instanceof ExecError)) throw error
      const [program = ''] = command
      this.system.err(`find: ${isGnu(this.system) ? `'${program}'` : program}: ${ERRNO.ENOENT}\n`)
      this.code = 1
      return undefined
    }
  }
}
