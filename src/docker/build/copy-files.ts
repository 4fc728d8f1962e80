/**
 * What COPY and ADD have in common: which files are meant, where they go, whose they become, and
 * under what name the cache knows them.
 *
 * @see https://docs.docker.com/reference/dockerfile/#copy
 */
import { sha256Hex } from '../../oci/digest.js'
import { directory } from '../../oci/entry.js'
import type { LayerEntry } from '../../oci/layer.js'
import { fitsOf, isGlob } from './glob.js'
import { BuildError, StatementError } from './errors.js'
import { type Effect, type Scene, type Statement, expanded, fileStep } from './instruction.js'
import { isDocument } from './statement-lines.js'
import { type Tree, followLinks, joined, missingParents, normal, walk } from './tree.js'

const NO_SOURCES = 'no source files were specified'
const notFound = (path: string): string =>
  `file not found in build context or excluded by .dockerignore: stat ${path}: file does not exist`
const notInImage = (path: string): string => `stat ${path}: file does not exist`
const needsDirectory = (keyword: string): string =>
  `When using ${keyword} with more than one source file, the destination must be a directory and end with a /`

/** What is to be copied is not there. */
class SourceError extends BuildError {}

/** A source: a path of the tree that is copied from. */
interface Source {
  readonly path: string
  readonly entry: LayerEntry
}

/** @throws StatementError unless there is a source and a destination */
export function checkCopy({ keyword, words }: Statement): void {
  if (words.length < 2)
    throw new StatementError(
      `${keyword} requires at least two arguments, but only one was provided. Destination could not be determined`,
    )
}

/** Carries out COPY or ADD from a tree. @throws BuildError */
export function copyFiles(
  statement: Statement,
  scene: Scene,
  from: { readonly tree: Tree; readonly isContext: boolean },
): Effect {
  const { keyword } = statement
  const words = expanded(statement, scene).filter((word) => !isDocument(word))
  const destination = words.at(-1) ?? ''
  const flags = new Map(statement.flags)
  try {
    const sources = words.slice(0, -1).flatMap((word) => findSources(word, from))
    if (sources.length === 0) throw new SourceError(NO_SOURCES)
    if (sources.length > 1 && !destination.endsWith('/') && !isDirectory(scene, destination))
      throw new BuildError(needsDirectory(keyword))
    const owner = ownerOf(flags.get('chown'), scene.root)
    const mode = modeOf(flags.get('chmod'))
    const entries = placed(sources, destination, scene, from.tree, (entry) => ({
      ...entry,
      ...owner,
      ...(mode === undefined || entry.type !== 'file' ? {} : { mode }),
      mtime: scene.now,
    }))
    const chown = flags.has('chown') ? `--chown=${flags.get('chown')} ` : ''
    return {
      kind: 'files',
      instruction: fileStep(
        scene.stage,
        `${keyword} ${chown}${contentName(sources, from.tree)} in ${destination} `,
      ),
      entries,
      stage: {},
      container: false,
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new BuildError(`${keyword} failed: ${error.message}`)
  }
}

/** The files that a word of the statement means: a path, or a pattern. */
function findSources(
  word: string,
  { tree, isContext }: { readonly tree: Tree; readonly isContext: boolean },
): readonly Source[] {
  if (isContext && escapes(word))
    throw new SourceError(`forbidden path outside the build context: ${word} ()`)
  const path = normal(`/${word}`)
  if (isGlob(word)) return matching(tree, path)
  const real = followLinks(tree, path)
  const entry = tree.get(real)
  if (!entry) throw new SourceError(isContext ? notFound(path.slice(1)) : notInImage(path.slice(1)))
  return [{ path, entry }]
}

/** A path that climbs out of the context. */
function escapes(path: string): boolean {
  let depth = 0
  for (const part of path.split('/')) {
    if (part === '..') depth--
    else if (part !== '' && part !== '.') depth++
    if (depth < 0) return true
  }
  return false
}

function matching(tree: Tree, pattern: string): readonly Source[] {
  const fits = fitsOf(pattern)
  const found: Source[] = []
  walk(tree, '/', (relative, entry) => {
    if (fits(`/${relative}`)) found.push({ path: `/${relative}`, entry })
  })
  return found
}

/** The sources as entries of the new layer. */
function placed(
  sources: readonly Source[],
  destination: string,
  scene: Scene,
  tree: Tree,
  adopt: (entry: LayerEntry) => LayerEntry,
): Record<string, LayerEntry> {
  const { root, now } = scene
  const target = followLinks(root, joined(scene.stage.config.WorkingDir || '/', destination))
  const intoDirectory =
    /(^|\/)\.?\.?$/.test(destination) ||
    sources.length > 1 ||
    root.get(target)?.type === 'directory'
  const entries: Record<string, LayerEntry> = {}
  const put = (path: string, entry: LayerEntry): void => {
    for (const [parent, made] of Object.entries(missingParents(root, path, now)))
      entries[parent] ??= made
    if (entry.type !== 'directory' || !root.get(path)) entries[path] = adopt(entry)
  }
  for (const { path, entry } of sources) {
    if (entry.type === 'directory') {
      if (target !== '/') put(target, directory())
      walk(tree, path, (relative, child) => put(below(target, relative), child))
    } else put(intoDirectory ? below(target, path.slice(path.lastIndexOf('/') + 1)) : target, entry)
  }
  return entries
}

const below = (directoryPath: string, name: string): string =>
  directoryPath === '/' ? `/${name}` : `${directoryPath}/${name}`

const isDirectory = ({ root, stage }: Scene, destination: string): boolean =>
  /(^|\/)\.?\.?$/.test(destination) &&
  root.get(joined(stage.config.WorkingDir || '/', destination))?.type !== 'file'

/**
 * `file:…`, `dir:…` or `multi:…`: the digest of what is copied, which does not depend on when it
 * was written.
 */
function contentName(sources: readonly Source[], tree: Tree): string {
  const lines: string[] = []
  const add = (path: string, { type, mode, text, target, program, size }: LayerEntry): void =>
    void lines.push(JSON.stringify([path, type, mode, text, target, program, size]))
  for (const { path, entry } of sources) {
    add(path.slice(path.lastIndexOf('/') + 1), entry)
    if (entry.type === 'directory') walk(tree, path, add)
  }
  const kind =
    sources.length > 1 ? 'multi' : sources[0]?.entry.type === 'directory' ? 'dir' : 'file'
  return `${kind}:${sha256Hex(lines.join('\n'))}`
}

function modeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^[0-7]{3,4}$/.test(text))
    throw new SourceError(
      `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`,
    )
  return Number.parseInt(text, 8)
}

/**
 * Whose the files become: `user`, `user:group`, by number or by the image's /etc/passwd and
 * /etc/group.
 */
function ownerOf(
  text: string | undefined,
  root: Tree,
): { readonly uid: number; readonly gid: number } {
  if (text === undefined) return { uid: 0, gid: 0 }
  const [user = '', group = user] = text.split(':', 2)
  return {
    uid: idOf(user, '/etc/passwd', 'user', root),
    gid: idOf(group, '/etc/group', 'group', root),
  }
}

function idOf(name: string, path: string, kind: string, root: Tree): number {
  if (/^\d+$/.test(name)) return Number(name)
  const line = root
    .get(followLinks(root, path))
    ?.text?.split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const id = line?.split(':')[2]
  if (id === undefined)
    throw new BuildError(
      `unable to convert uid/gid chown string to host mapping: can't find ${kind === 'user' ? 'uid for user' : 'gid for group'} ${name}: no such ${kind}: ${name}`,
    )
  return Number(id)
}
