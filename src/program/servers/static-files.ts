/**
 * Files over HTTP: which file a request path means, and what to send.
 *
 * @module
 */
import { FileError, type Files } from '../files.js'

/** What is to be sent. */
type Found =
  | {
      readonly kind: 'file'
      readonly path: string
      readonly body: string
      readonly type: string
      readonly mtime: number
      readonly size: number
    }
  | { readonly kind: 'directory'; readonly path: string; readonly names: readonly string[] }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'missing' | 'forbidden'; readonly path: string }

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  txt: 'text/plain',
  xml: 'text/xml',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  ico: 'image/x-icon',
}

/**
 * Finds what a path of a site means. A directory's index is sent instead of it; without a slash at
 * its end it is redirected.
 */
export function findFile(
  files: Files,
  root: string,
  requestPath: string,
  indexes: readonly string[] = ['index.html'],
): Found {
  const pathname = decoded(requestPath.replace(/[?#].*$/s, ''))
  const path = files.resolve(`${root}/${safe(pathname)}`)
  try {
    if (files.stat(path).type !== 'directory') return fileAt(files, path)
    if (!pathname.endsWith('/')) return { kind: 'redirect', to: `${pathname}/` }
    const index = indexes
      .map((name) => `${path === '/' ? '' : path}/${name}`)
      .find((candidate) => files.exists(candidate))
    return index === undefined
      ? { kind: 'directory', path, names: files.list(path) }
      : fileAt(files, index)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return { kind: error.code === 'EACCES' ? 'forbidden' : 'missing', path: `${root}${pathname}` }
  }
}

function fileAt(files: Files, path: string): Found {
  const { mtime } = files.stat(path)
  const body = files.read(path)
  return {
    kind: 'file',
    path,
    body,
    type: TYPES[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    mtime,
    size: body.length,
  }
}

/** A path cannot leave the site. */
const safe = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '..')
    .join('/')

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return path
    throw error
  }
}
