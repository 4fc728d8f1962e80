/**
 * The `path` module, for POSIX paths: the package `path-browserify`, with the script's own working
 * directory and with what Node has added since.
 *
 * @see https://nodejs.org/api/path.html
 */
import posix from 'path-browserify'
import { wrongType } from './errors.js'

export const { basename, dirname } = posix

/** The paths one after the other, until one is absolute from the right; `cwd` stands before all. */
export const resolve = (cwd: string, ...paths: readonly string[]): string =>
  posix.resolve(cwd, ...paths)

/** The parts of a path, as `path.parse` gives them. */
type Parts = Readonly<Partial<Record<'root' | 'dir' | 'base' | 'ext' | 'name', string>>>

/** An ending without its dot gets one. */
function format(parts: Parts): string {
  const { ext = '' } = parts
  return posix.format(ext === '' || ext.startsWith('.') ? parts : { ...parts, ext: `.${ext}` })
}

type Functions = Readonly<Record<string, (...args: string[]) => unknown>>

/** What Node calls the arguments of a function; those of `join` and `resolve` are any number. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  normalize: ['path'],
  dirname: ['path'],
  basename: ['path'],
  extname: ['path'],
  isAbsolute: ['path'],
  parse: ['path'],
  relative: ['from', 'to'],
}

/** The functions, with Node's words for arguments that are no texts. */
const checked = (functions: Functions): Functions =>
  Object.fromEntries(
    Object.entries(functions).map(([name, run]) => {
      const names = ARGUMENTS[name]
      const named = (at: number): string => (name === 'join' ? 'path' : `paths[${at}]`)
      const refuse = (what: string, value: unknown): void => {
        if (typeof value !== 'string') throw wrongType(what, 'of type string', value)
      }
      const call = (...args: string[]): unknown => {
        if (names) for (const [at, one] of names.entries()) refuse(one, args[at])
        else for (const [at, one] of args.entries()) refuse(named(at), one)
        return run(...args)
      }
      return [name, Object.defineProperty(call, 'name', { value: name })]
    }),
  )

/** The module for a script whose working directory is `cwd()`. */
export function pathModule(cwd: () => string): Record<string, unknown> {
  const { sep, delimiter, normalize, extname, join, parse, isAbsolute } = posix
  const own = {
    sep,
    delimiter,
    format,
    toNamespacedPath: (path: unknown) => path,
    _makeLong: (path: unknown) => path,
    ...checked({
      normalize,
      dirname,
      basename,
      extname,
      join,
      parse,
      isAbsolute,
      relative: (from = '', to = '') => posix.relative(resolve(cwd(), from), resolve(cwd(), to)),
      resolve: (...paths) => resolve(cwd(), ...paths),
    }),
  }
  return Object.assign(own, { posix: own })
}
