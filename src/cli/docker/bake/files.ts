/**
 * The files of a bake: HCL, JSON, or compose files.
 *
 * @see https://docs.docker.com/build/bake/reference/#file-format
 */
import { ComposeError } from '../../../compose/errors.js'
import { loadProject } from '../../../compose/load.js'
import { projectNameIn } from '../../../compose/project-name.js'
import { noSuchFile } from '../../../text/errno.js'
import { hclOfJson } from '../../../text/hcl/json.js'
import { parseHcl } from '../../../text/hcl/parse.js'
import { type Body, HclError } from '../../../text/hcl/syntax.js'
import { type Cli, CommandError, type Wait } from '../../verb.js'
import { excerptOf } from '../buildx/source-excerpt.js'
import { targetsOf } from './compose-targets.js'
import type { Target } from './target.js'

/** Looked for in this order; all that are there count. */
const USUAL = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
  'docker-bake.json',
  'docker-bake.hcl',
  'docker-bake.override.json',
  'docker-bake.override.hcl',
]
const BLOCKS = ['target', 'group', 'variable', 'function']
/** What the real one finds a second time when it looks at the whole block. */
const TWICE = ['Unknown variable', 'Call to unknown function']
const STDIN = '-'
const NOT_THERE = "ERROR: couldn't find a bake definition"

/** A file with its text. */
export interface BakeFile {
  readonly name: string
  readonly text: string
  readonly isThere: boolean
}

/** What the files hold. */
export interface BakeContents {
  readonly bodies: readonly { readonly file: BakeFile; readonly body: Body }[]
  readonly compose: Readonly<Record<string, Target>>
}

/** Reads the files that are named, or the usual ones. @throws CommandError */
export function* bakeFiles(
  cli: Cli,
  named: readonly string[],
): Generator<Wait, readonly BakeFile[]> {
  const names = named.length > 0 ? named : USUAL.filter((name) => cli.files.exists(name))
  if (names.length === 0) throw new CommandError(NOT_THERE)
  const files: BakeFile[] = []
  for (const name of names) {
    const isThere = name === STDIN || cli.files.exists(name)
    const text = name === STDIN ? yield* cli.stdin.readAll() : isThere ? cli.files.read(name) : ''
    files.push({ name, text, isThere })
  }
  return files
}

/** What is wrong with a file, with its lines. */
export function problemIn(
  { name, text }: BakeFile,
  { message, summary, range }: HclError,
): CommandError {
  const { line, from, to } = range
  return new CommandError(
    `${excerptOf(name, text, { line })}ERROR: ${name}:${line},${from}-${to}: ${message}${TWICE.includes(summary) ? ', and 1 other diagnostic(s)' : ''}`,
  )
}

/** Parses the files. @throws CommandError */
export function contentsOf(cli: Cli, files: readonly BakeFile[]): BakeContents {
  const missing = files.find(({ isThere }) => !isThere)
  if (missing) throw new CommandError(`ERROR: ${noSuchFile('open', missing.name)}`)
  const isCompose = ({ name, text }: BakeFile): boolean =>
    /\.ya?ml$/.test(name) || (name === STDIN && /^services:/m.test(text))
  return {
    bodies: files.filter((file) => !isCompose(file)).map((file) => ({ file, body: parsed(file) })),
    compose: composeTargets(cli, files.filter(isCompose)),
  }
}

function parsed(file: BakeFile): Body {
  try {
    return file.name.endsWith('.json') ? ofJson(file) : parseHcl(file.text)
  } catch (error) {
    if (error instanceof HclError) throw problemIn(file, error)
    throw error
  }
}

function ofJson({ name, text }: BakeFile): Body {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new CommandError(`ERROR: failed to parse ${name}: invalid JSON`)
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new CommandError(`ERROR: failed to parse ${name}: an object is required`)
  return hclOfJson(value as Readonly<Record<string, unknown>>, BLOCKS)
}

function composeTargets(cli: Cli, files: readonly BakeFile[]): Readonly<Record<string, Target>> {
  if (files.length === 0) return {}
  try {
    const project = loadProject({
      sources: {
        files: cli.files,
        home: cli.env['HOME'] ?? '/root',
        lookup: (name) => cli.env[name],
        interpolates: true,
        resolvesPaths: false,
        warn: (text) => cli.err(`${text}\n`),
      },
      files: files.map(({ name, text }) => ({ path: name, text })),
      directory: cli.cwd,
      name: projectNameIn(cli.cwd.split('/').at(-1) ?? ''),
      named: false,
      profiles: ['*'],
      normalizes: false,
    })
    return targetsOf(project)
  } catch (error) {
    if (error instanceof ComposeError) throw new CommandError(`ERROR: ${error.message}`)
    throw error
  }
}
