/**
 * The texts of sources below a directory.
 *
 * @module
 */
import type { Files } from '../files.js'

const MOST = 200
const ELSEWHERE = new Set(['node_modules', '.git', 'target', 'vendor'])

/** The texts of files whose names end so, a few hundred at most. */
export function sourcesBelow(files: Files, directory: string, ending: RegExp): readonly string[] {
  const texts: string[] = []
  const visit = (at: string): void => {
    for (const name of files.list(at)) {
      if (texts.length >= MOST) return
      const path = `${at.replace(/\/$/, '')}/${name}`
      const { type } = files.lstat(path)
      if (type === 'directory' && !ELSEWHERE.has(name)) visit(path)
      else if (type === 'file' && ending.test(name)) texts.push(files.read(path))
    }
  }
  if (files.exists(directory) && files.stat(directory).type === 'directory') visit(directory)
  return texts
}
