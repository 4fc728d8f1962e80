/**
 * Several compose files as one, each over those before it.
 *
 * @see https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
 */
import { applyExtends } from './extends.js'
import { withIncludes } from './include.js'
import { forget, merge, unique } from './merge.js'
import { readComposeFile } from './read-file.js'
import type { Sources } from './sources.js'
import { type Dict, type Value, isDict } from './value.js'

/** A file on standard input: its text. */
export interface GivenFile {
  readonly path: string
  readonly text: string
}

/**
 * The files put together, in their long form, with all that they extend and include. Relative paths
 * begin at `directory`. @throws ComposeError
 */
export function loadFiles(
  sources: Sources,
  files: readonly (string | GivenFile)[],
  directory: string,
  chain: readonly string[] = [],
): Dict {
  let all: Value = {}
  const paths: string[] = []
  for (const file of files) {
    const { path, text } = typeof file === 'string' ? { path: file, text: undefined } : file
    paths.push(path)
    for (const document of readComposeFile(sources, path, directory, text)) {
      const dict = applyExtends(sources, path, directory, document)
      for (const reset of document.resets) all = forget(all, reset)
      all = merge(all, dict)
    }
  }
  const merged = unique(all)
  return withIncludes(
    sources,
    isDict(merged) ? merged : {},
    directory,
    [...chain, ...paths],
    loadFiles,
  )
}
