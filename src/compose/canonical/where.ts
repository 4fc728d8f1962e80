/**
 * Where a value stands: what relative paths begin at, and how it is called in an error.
 *
 * @module
 */

/** The surroundings of a file. */
export interface Where {
  /** The directory that relative paths of the file begin at; undefined to leave them alone. */
  readonly base: string | undefined
  readonly home: string
  /** Variables are left in the texts, so what cannot be read stays as it is. */
  readonly lenient: boolean
  warn(text: string): void
}

/** A path without `.`, `..` and doubled slashes. */
function cleanPath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  return `/${parts.join('/')}`
}

/** A path of the file as one from the root; one in the home directory may begin with `~`. */
export function absolute(path: string, { base, home }: Where): string {
  if (base === undefined || path.startsWith('/')) return path
  if (path === '~' || path.startsWith('~/')) return cleanPath(home + path.slice(1))
  return cleanPath(`${base}/${path}`)
}

export const directoryOf = (path: string): string =>
  path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/'

/** Whether something is fetched from elsewhere: a URL, a repository, another image or service. */
export const isRemote = (text: string): boolean =>
  /^(https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/|docker-image:\/\/|oci-layout:\/\/|oci:\/\/|service:|target:)/.test(
    text,
  )
