/**
 * `include`: further projects, each with its own directory and its own variables.
 *
 * @see https://docs.docker.com/reference/compose-file/include/
 */
import { dequal } from 'dequal'
import { SECTIONS } from './canonical/file.js'
import { absolute, directoryOf } from './canonical/where.js'
import { parseEnvFile } from './env-file.js'
import { ComposeError } from './errors.js'
import type { Sources } from './sources.js'
import { type Dict, type Value, dictIn, isList, listIn, member, textIn, without } from './value.js'

/** Loads files whose relative paths begin at a directory. */
type Load = (
  sources: Sources,
  files: readonly string[],
  directory: string,
  chain: readonly string[],
) => Dict

/** The files of a project, with what they include. @throws ComposeError */
export function withIncludes(
  sources: Sources,
  dict: Dict,
  directory: string,
  chain: readonly string[],
  load: Load,
): Dict {
  let all: Dict = without(dict, 'include')
  for (const entry of listIn(dict, 'include')) {
    const paths = listIn(entry, 'path').map((path) => at(sources, String(path), directory))
    const [first] = paths
    if (first === undefined) continue
    const own = textIn(entry, 'project_directory')
    const base = own === undefined ? directoryOf(first) : at(sources, own, directory)
    if (chain.includes(first))
      throw new ComposeError(
        `include cycle detected:\n${chain[0]}\n${[...chain.slice(1), first].map((file) => ` include ${file}`).join('\n')}`,
      )
    const inner = { ...sources, lookup: lookupOf(sources, entry, base, directory) }
    const included = load(inner, paths, base, chain)
    all = joined(all, included)
  }
  return all
}

const at = ({ home, warn }: Sources, path: string, base: string): string =>
  absolute(path, { base, home, lenient: false, warn })

/** What is included knows the variables of its own files, and those around it. */
function lookupOf(
  sources: Sources,
  entry: Value,
  base: string,
  directory: string,
): Sources['lookup'] {
  const named = member(entry, 'env_file')
  const files = isList(named)
    ? named.map((path) => at(sources, String(path), directory))
    : [`${base}/.env`]
  const own = new Map<string, string>()
  for (const file of files)
    for (const [name, value] of parseEnvFile(sources.files.read(file) ?? '', sources.lookup))
      if (value !== undefined) own.set(name, value)
  return (name) => sources.lookup(name) ?? own.get(name)
}

/** A name that stands on both sides has to mean the same. @throws ComposeError */
function joined(dict: Dict, included: Dict): Dict {
  const sections = SECTIONS.filter((section) => Object.hasOwn(included, section)).map(
    (section): [string, Value] => {
      const [ours, theirs] = [dictIn(dict, section), dictIn(included, section)]
      for (const name of Object.keys(theirs))
        if (Object.hasOwn(ours, name) && !dequal(ours[name], theirs[name]))
          throw new ComposeError(`${section}.${name} conflicts with imported resource`)
      return [section, { ...theirs, ...ours }]
    },
  )
  return { ...dict, ...Object.fromEntries(sections) }
}
