/**
 * The `fs` module: synchronous, with callbacks, and with promises.
 *
 * @see https://nodejs.org/api/fs.html
 */
import type { Question } from '../script-runtime.js'
import { type Script, systemError } from '../script.js'
import { Buffer } from './buffer.js'
import { bodyText } from './http-message.js'
import { resolve } from './path.js'
import { GO_ERRNO } from '../../../text/errno.js'

/** What Node says of an errno, and its number. */
const REASONS: Readonly<Record<string, readonly [reason: string, errno: number]>> = {
  ENOENT: [GO_ERRNO.ENOENT, -2],
  EEXIST: ['file already exists', -17],
  EISDIR: ['illegal operation on a directory', -21],
  ENOTDIR: [GO_ERRNO.ENOTDIR, -20],
  EACCES: [GO_ERRNO.EACCES, -13],
  ENOTEMPTY: [GO_ERRNO.ENOTEMPTY, -39],
  EROFS: [GO_ERRNO.EROFS, -30],
  ELOOP: ['too many symbolic links encountered', -40],
  EINVAL: ['invalid argument', -22],
  EBUSY: ['resource busy or locked', -16],
}

type Answer = Readonly<Record<string, unknown>>
type Operation = (...args: readonly unknown[]) => unknown
type Constructor = new (
  executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
) => unknown

interface Options {
  readonly encoding?: string
  readonly recursive?: boolean
  readonly force?: boolean
  readonly flag?: string
  readonly withFileTypes?: boolean
}

const optionsOf = (given: unknown): Options =>
  typeof given === 'string' ? { encoding: given } : ((given as Options | undefined) ?? {})

/** Puts questions about files, for a call that is named when it fails. */
interface Files {
  /** A path as the system knows it. */
  at(path: unknown): string
  /** @throws what Node throws */
  ask(question: Question, syscall: string, path: unknown): Answer
  exists(path: unknown): boolean
}

function filesOf(script: Script): Files {
  const at = (path: unknown): string => resolve(script.cwd, String(path))
  return {
    at,
    exists: (path) => !('error' in (script.host.ask({ ask: 'stat', path: at(path) }) as Answer)),
    ask(question, syscall, path) {
      const answer = script.host.ask(question) as Answer
      if (typeof answer.error !== 'string') return answer
      const [reason, errno] = REASONS[answer.error] ?? [answer.error, -1]
      const place = syscall === 'read' ? '' : ` '${String(path)}'`
      throw systemError(`${answer.error}: ${reason}, ${syscall}${place}`, {
        errno,
        code: answer.error,
        syscall,
        ...(place !== '' && { path: String(path) }),
      })
    },
  }
}

/** What only looks at files. */
const looking = ({ at, ask }: Files): Record<string, Operation> => ({
  readFile(path, options) {
    const { text } = ask({ ask: 'read', path: at(path) }, 'open', path)
    return optionsOf(options).encoding === undefined ? Buffer.from(String(text)) : text
  },
  stat: (path) => stats(ask({ ask: 'stat', path: at(path) }, 'stat', path)),
  lstat: (path) => stats(ask({ ask: 'stat', path: at(path) }, 'lstat', path)),
  access: (path) => void ask({ ask: 'stat', path: at(path) }, 'access', path),
  readdir(path, options) {
    const names = ask({ ask: 'list', path: at(path) }, 'scandir', path).names as readonly string[]
    if (!optionsOf(options).withFileTypes) return [...names]
    return names.map((name) => ({
      name,
      ...stats(ask({ ask: 'stat', path: `${at(path)}/${name}` }, 'stat', path)),
    }))
  },
})

/** What changes files. */
const changing = ({ at, ask, exists }: Files): Record<string, Operation> => ({
  writeFile: (path, data, options) =>
    void ask(
      {
        ask: optionsOf(options).flag === 'a' ? 'append' : 'write',
        path: at(path),
        text: bodyText(data),
      },
      'open',
      path,
    ),
  appendFile: (path, data) =>
    void ask({ ask: 'append', path: at(path), text: bodyText(data) }, 'open', path),
  mkdir: (path, options) =>
    void ask(
      { ask: 'mkdir', path: at(path), parents: optionsOf(options).recursive ?? false },
      'mkdir',
      path,
    ),
  unlink: (path) => void ask({ ask: 'remove', path: at(path) }, 'unlink', path),
  rmdir: (path) => void ask({ ask: 'remove', path: at(path) }, 'rmdir', path),
  rm(path, options) {
    const { recursive = false, force = false } = optionsOf(options)
    if (force && !exists(path)) return
    ask({ ask: recursive ? 'remove-tree' : 'remove', path: at(path) }, 'rm', path)
  },
  rename: (from, to) => void ask({ ask: 'rename', from: at(from), to: at(to) }, 'rename', from),
  chmod: (path, mode) =>
    void ask({ ask: 'chmod', path: at(path), mode: Number(mode) }, 'chmod', path),
  copyFile: (from, to) =>
    void ask(
      {
        ask: 'write',
        path: at(to),
        text: String(ask({ ask: 'read', path: at(from) }, 'copyfile', from).text),
      },
      'copyfile',
      to,
    ),
})

/** The module of a script. */
export function fsModule(script: Script): Record<string, unknown> {
  const files = filesOf(script)
  const { exists } = files
  const module: Record<string, unknown> = {
    existsSync: exists,
    exists: (path: unknown, callback: (there: boolean) => void) =>
      void script.loop.immediate(() => callback(exists(path))),
    constants: { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 },
  }
  const promises: Record<string, unknown> = {}
  for (const [name, operation] of Object.entries({ ...looking(files), ...changing(files) })) {
    module[`${name}Sync`] = operation
    module[name] = withCallback(script, operation)
    promises[name] = (...args: unknown[]) =>
      new (script.Promise as Constructor)(
        (fulfil, reject) =>
          void script.loop.immediate(() => attempt(() => operation(...args), fulfil, reject)),
      )
  }
  return Object.assign(module, { promises })
}

const withCallback =
  (script: Script, operation: Operation) =>
  (...args: readonly unknown[]): void => {
    const callback = args.at(-1)
    if (typeof callback !== 'function')
      throw systemError('The "cb" argument must be of type function. Received undefined', {
        code: 'ERR_INVALID_ARG_TYPE',
      })
    const done = callback as (error: unknown, value?: unknown) => void
    script.loop.immediate(() => {
      let result: readonly [unknown, unknown?] = [null]
      attempt(
        () => operation(...args.slice(0, -1)),
        (value) => (result = [null, value]),
        (error) => (result = [error]),
      )
      done(...result)
    })
  }

function attempt(
  work: () => unknown,
  fulfil: (value: unknown) => void,
  reject: (error: unknown) => void,
): void {
  let value: unknown
  try {
    value = work()
  } catch (error) {
    return reject(error)
  }
  fulfil(value)
}

const stats = ({ type, mode, size, mtime, uid, gid }: Answer): Record<string, unknown> => ({
  size,
  mode,
  uid,
  gid,
  mtimeMs: mtime,
  isFile: () => type === 'file',
  isDirectory: () => type === 'directory',
  isSymbolicLink: () => type === 'symlink',
})
