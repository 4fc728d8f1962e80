/**
 * COPY and ADD: files of a context, a stage, an image, a here-document, a URL or a repository.
 *
 * @see https://docs.docker.com/reference/dockerfile/#copy
 */
import { BuildError } from '../build/errors.js'
import { type Statement, expanded } from '../build/instruction.js'
import { isDocument } from '../build/statement-lines.js'
import { expandWord } from '../build/words.js'
import { joined } from '../build/tree.js'
import { checkMode } from './file-mode.js'
import { type Draft, noteLayer, variablesIn } from './drafts.js'
import type { CopySource, Op, Work } from './graph.js'
import { gitSourceOf } from './git-source.js'
import { nextStep, sceneOf } from './plan-step.js'
import type { Planning } from './plan.js'

const HTTP = /^https?:\/\//
const DIGEST = /^sha(256|384|512):[0-9a-f]+$/
const INLINE = '[internal] preparing inline document'

/** Which sources a statement names, in its order. */
interface Sources {
  readonly sources: readonly CopySource[]
  readonly inputs: readonly number[]
}

/** Plans COPY or ADD. @throws DockerfileError */
export function planCopy(planning: Planning, draft: Draft, statement: Statement): void {
  const { keyword } = statement
  const words = expanded(statement, sceneOf(draft))
  const last = words.at(-1) ?? ''
  const flags = flagsOf(statement, draft)
  const step = nextStep(draft, statement)
  const { sources, inputs } = sourcesOf(planning, draft, statement, words.slice(0, -1), step)
  const work: Work = {
    kind: 'copy',
    base: draft.op,
    sources,
    destination: destinationOf(last, draft, sources.length),
    ...flags,
    unpack: keyword === 'ADD',
  }
  const op = planning.graph.add(work, step, [draft.op, ...inputs])
  const { chown, chmod } = flags
  const shown = [
    keyword,
    ...(chown === undefined ? [] : [`--chown=${chown}`]),
    ...(chmod === undefined ? [] : [`--chmod=${chmod}`]),
    ...words.map((word) => word.replace(/^(\d*<<)-?/, '$1')),
  ]
  noteLayer(draft, `${shown.join(' ')} # buildkit`, op)
}

type CopyFlags = Pick<
  Extract<Work, { kind: 'copy' }>,
  'chown' | 'chmod' | 'link' | 'exclude' | 'parents'
>

function flagsOf({ flags, escapeMark }: Statement, draft: Draft): CopyFlags {
  const variables = variablesIn(draft)
  const valuesOf = (wanted: string): readonly string[] =>
    flags.flatMap(([name, value]) =>
      name === wanted ? [expandWord(value, variables, escapeMark)] : [],
    )
  const isSet = (wanted: string): boolean =>
    flags.some(([name, value]) => name === wanted && value.toLowerCase() !== 'false')
  const [chown] = valuesOf('chown')
  const [chmod] = valuesOf('chmod')
  if (chmod !== undefined) checkMode(chmod)
  return {
    ...(chown === undefined ? {} : { chown }),
    ...(chmod === undefined ? {} : { chmod }),
    link: isSet('link'),
    exclude: valuesOf('exclude'),
    parents: isSet('parents'),
  }
}

/** Where to: a directory where the text says so, or where there is more than one source. */
function destinationOf(text: string, { stage }: Draft, count: number): string {
  const path = joined(stage.config.WorkingDir || '/', text)
  const isDirectory = count > 1 || /(^|\/)\.{0,2}$/.test(text)
  return isDirectory && path !== '/' ? `${path}/` : path
}

function sourcesOf(
  planning: Planning,
  draft: Draft,
  statement: Statement,
  words: readonly string[],
  step: Pick<Op, 'name' | 'at' | 'noCache'>,
): Sources {
  const { graph } = planning
  const from = statement.flags.find(([name]) => name === 'from')?.[1]
  const documents = [...(statement.documents ?? [])]
  const sources = words.map((word): CopySource => {
    const document = isDocument(word) ? documents.shift() : undefined
    if (document) {
      const text = document.isExpanded
        ? expandDocument(document.text, draft, statement.escapeMark)
        : document.text
      const op = graph.add(
        { kind: 'document', path: document.name, text },
        { ...step, name: INLINE, noCache: false },
      )
      return { from: op, path: `/${document.name}` }
    }
    const remote =
      statement.keyword === 'ADD' ? remoteOf(planning, statement, word, step) : undefined
    if (remote) return remote
    const path = joined('/', word)
    const isOwn = from === undefined || from === ''
    const op = isOwn ? graph.context('', [path]) : planning.sourceOf(from, draft, [path])
    const pivot = word.indexOf('/./')
    return { from: op, path, ...(pivot < 0 ? {} : { pivot: joined('/', word.slice(0, pivot)) }) }
  })
  return { sources, inputs: [...new Set(sources.map((source) => source.from))] }
}

/** A here-document with its variables replaced; quotes in it stay. */
function expandDocument(text: string, draft: Draft, escapeMark: string): string {
  const variables = variablesIn(draft)
  return text.replaceAll(/\\\$|\$(?:\{[^}]*\}|\w+)/g, (whole) =>
    whole === '\\$' ? '$' : expandWord(whole, variables, escapeMark),
  )
}

/** What ADD fetches from elsewhere. */
function remoteOf(
  { graph, options }: Planning,
  { flags }: Statement,
  word: string,
  step: Pick<Op, 'name' | 'at' | 'noCache'>,
): CopySource | undefined {
  const checksum = flags.find(([name]) => name === 'checksum')?.[1]
  const keep = flags.find(([name]) => name === 'keep-git-dir')?.[1]
  const git = gitSourceOf(word)
  if (git) {
    const keepGitDir =
      (keep !== undefined && keep.toLowerCase() !== 'false') ||
      /^(1|true)$/i.test(options.buildArgs['BUILDKIT_CONTEXT_KEEP_GIT_DIR'] ?? '')
    const work: Work = {
      kind: 'git',
      url: word,
      keepGitDir,
      ...(checksum === undefined ? {} : { checksum }),
    }
    return { from: graph.add(work, step), path: '/' }
  }
  if (!HTTP.test(word)) {
    if (checksum !== undefined)
      throw new BuildError("checksum can't be specified for non-HTTP(S) sources")
    return undefined
  }
  if (checksum !== undefined && !DIGEST.test(checksum))
    throw new BuildError(`invalid checksum digest format`)
  const file = fileOf(word)
  const work: Work = {
    kind: 'download',
    url: word,
    file,
    ...(checksum === undefined ? {} : { checksum }),
  }
  return { from: graph.add(work, step), path: `/${file}` }
}

/** The name that a download gets: the last part of its path. */
const fileOf = (url: string): string =>
  /^https?:\/\/[^/?#]*(?:\/[^?#]*?)?\/?([^/?#]*)(?:[?#].*)?$/.exec(url)?.[1] || 'download'
