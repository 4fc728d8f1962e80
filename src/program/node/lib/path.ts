/**
 * The `path` module, for POSIX paths.
 *
 * @see https://nodejs.org/api/path.html
 */

/** A path without `.`, `..` and double slashes. */
function normalize(path: string): string {
  const isAbsolute = path.startsWith('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (!isAbsolute) parts.push('..')
  }
  const trailing = path.endsWith('/') && parts.length > 0 ? '/' : ''
  return (isAbsolute ? '/' : '') + parts.join('/') + trailing || (isAbsolute ? '/' : '.')
}

export const dirname = (path: string): string => {
  const trimmed = path.replace(/(?<=.)\/+$/, '')
  const slash = trimmed.lastIndexOf('/')
  return slash < 0 ? '.' : slash === 0 ? '/' : trimmed.slice(0, slash)
}

export const basename = (path: string, suffix = ''): string => {
  const name = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return suffix !== '' && name !== suffix && name.endsWith(suffix)
    ? name.slice(0, -suffix.length)
    : name
}

const extname = (path: string): string => /(?<=[^/.][^/]*)\.[^./]*$/.exec(basename(path))?.[0] ?? ''

/** The paths one after the other, until one is absolute from the right; `cwd` stands before all. */
export function resolve(cwd: string, ...paths: readonly string[]): string {
  let whole = cwd
  for (const path of paths)
    whole = path.startsWith('/') ? path : path === '' ? whole : `${whole}/${path}`
  return normalize(whole).replace(/(?<=.)\/$/, '')
}

/** The module for a script whose working directory is `cwd()`. */
export function pathModule(cwd: () => string): Record<string, unknown> {
  const join = (...parts: string[]): string =>
    normalize(parts.filter((part) => part !== '').join('/'))
  const relative = (from: string, to: string): string => {
    const a = resolve(cwd(), from).split('/').filter(Boolean)
    const b = resolve(cwd(), to).split('/').filter(Boolean)
    let same = 0
    while (same < a.length && same < b.length && a[same] === b[same]) same++
    return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/')
  }
  const parse = (path: string): Record<string, string> => {
    const [base, ext, dir] = [basename(path), extname(path), dirname(path)]
    return {
      root: path.startsWith('/') ? '/' : '',
      dir: dir === '.' && !path.startsWith('./') ? '' : dir,
      base,
      ext,
      name: ext === '' ? base : base.slice(0, -ext.length),
    }
  }
  const made = {
    sep: '/',
    delimiter: ':',
    normalize,
    dirname,
    basename,
    extname,
    join,
    relative,
    parse,
    isAbsolute: (path: string) => path.startsWith('/'),
    resolve: (...paths: string[]) => resolve(cwd(), ...paths),
  }
  return Object.assign(made, { posix: made })
}
