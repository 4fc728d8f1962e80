/**
 * The build context: the files that a client sends to the daemon.
 *
 * @see https://docs.docker.com/build/concepts/context/
 */
import { byteLength } from '../../oci/entry.js'
import { ignoring } from './ignore.js'

/** A file of a context. */
export interface ContextFile {
  readonly text: string
  readonly mode: number
  /** The program that runs when this file is executed. */
  readonly program?: string
}

/** The files by their path in the context, without a leading slash. */
export type ContextFiles = Readonly<Record<string, ContextFile>>

const IGNORE_FILE = '.dockerignore'
const BLOCK = 512

/**
 * What is sent of a directory: all but what .dockerignore excludes; the Dockerfile and
 * .dockerignore are always sent.
 */
export function contextOf(files: ContextFiles, dockerfile: string): ContextFiles {
  const rules = Object.hasOwn(files, IGNORE_FILE) ? files[IGNORE_FILE]?.text : undefined
  if (rules === undefined) return files
  const isIgnored = ignoring(rules)
  return Object.fromEntries(
    Object.entries(files).filter(
      ([path]) => path === dockerfile || path === IGNORE_FILE || !isIgnored(path),
    ),
  )
}

/**
 * Bytes of the context as a tar archive: a header for each file and directory, contents in whole
 * blocks, two empty blocks at the end.
 */
export function archiveSize(files: ContextFiles): number {
  const directories = new Set<string>()
  let size = 2 * BLOCK
  for (const [path, { text }] of Object.entries(files)) {
    size += BLOCK + Math.ceil(byteLength(text) / BLOCK) * BLOCK
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
      directories.add(path.slice(0, at))
  }
  return size + directories.size * BLOCK
}
