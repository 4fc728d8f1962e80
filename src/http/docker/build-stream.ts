/**
 * `POST /build`: the classic builder over HTTP.
 *
 * A client that wants BuildKit opens a session, which is no HTTP: it has to be told to use the classic
 * builder (`DOCKER_BUILDKIT=0`).
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageBuild
 */
import { build, buildOutput, builds } from '../../docker/build/build.js'
import { type ContextFiles, contextOf } from '../../docker/build/context.js'
import { IgnoreError } from '../../docker/build/ignore.js'
import { unsimulatedIn } from '../../docker/build/unsimulated.js'
import { DockerError } from '../../docker/errors.js'
import type { Reader } from '../../sim/world.js'
import { tellUnsupported } from '../../sim/unsupported.js'
import { bytesOf } from '../stream.js'
import type { EngineAnswer, EngineStream } from './message.js'
import { type EngineCall, archiveIn, isSet } from './query.js'
import type { EnginePiece } from './streams.js'
import type { TarEntry } from './tar.js'
import { errorLine, jsonLine, progressLine } from './transfer.js'

const DOCKERFILE = 'Dockerfile'
const NO_REMOTE = 'kubarium does not simulate builds from a remote context'
const NO_BUILDKIT =
  'kubarium does not simulate BuildKit over HTTP; set DOCKER_BUILDKIT=0 to use the classic builder'
const NOT_A_MAP = 'invalid build args'

/** Answers the request. @throws DockerError */
export function buildImage(call: EngineCall): EngineAnswer {
  const { tx, machine, query } = call
  if (query.get('version') === '2') throw new DockerError(501, NO_BUILDKIT)
  if (query.get('remote')) throw new DockerError(501, NO_REMOTE)
  const dockerfile = query.get('dockerfile') || DOCKERFILE
  const files = contextFiles(archiveIn(call), dockerfile)
  for (const what of unsimulatedIn(files[dockerfile]?.text ?? '')) tellUnsupported(tx, what)
  const target = query.get('target')
  const id = build(tx, machine, {
    files,
    dockerfile,
    tags: query.getAll('t'),
    buildArgs: mapIn(query, 'buildargs'),
    labels: mapIn(query, 'labels'),
    noCache: isSet(call, 'nocache'),
    pull: isSet(call, 'pull'),
    keepContainers: query.has('rm') && !isSet(call, 'rm'),
    ...(target ? { target } : {}),
  })
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    stream: { type: 'build', id, printed: 0, isQuiet: isSet(call, 'q') },
  }
}

/** Texts by name, as a parameter that is JSON. @throws DockerError 400 */
function mapIn(query: URLSearchParams, name: string): Readonly<Record<string, string>> {
  const text = query.get(name)
  if (!text) return {}
  try {
    const written: unknown = JSON.parse(text)
    if (typeof written !== 'object' || written === null) throw new SyntaxError(NOT_A_MAP)
    return Object.fromEntries(
      Object.entries(written).flatMap(([key, value]) =>
        value === null ? [] : [[key, String(value)]],
      ),
    )
  } catch (error) {
    if (error instanceof SyntaxError) throw new DockerError(400, `${NOT_A_MAP}: ${text}`)
    throw error
  }
}

/** The files of a context, without what it says is to be left out. @throws DockerError 400 */
function contextFiles(entries: readonly TarEntry[], dockerfile: string): ContextFiles {
  const files: Record<string, { text: string; mode: number }> = {}
  for (const { name, type, mode, text, target = '' } of entries) {
    const linked = type === 'link' ? files[target.replace(/^\.?\//, '')] : undefined
    if (type === 'file' || linked)
      files[name] = { text: linked?.text ?? text ?? '', mode: mode || 0o644 }
  }
  try {
    return contextOf(files, dockerfile)
  } catch (error) {
    if (error instanceof IgnoreError) throw new DockerError(400, error.message)
    throw error
  }
}

/** What a build has to say. */
export function buildPiece(
  read: Reader,
  stream: Extract<EngineStream, { readonly type: 'build' }>,
): EnginePiece {
  const row = read.get(builds, stream.id)
  const output = buildOutput(read, stream.id)
  const isOver = row?.state !== 'running'
  // A line that has not ended may go on.
  const whole = isOver ? output.length : output.lastIndexOf('\n') + 1
  const said = stream.isQuiet ? '' : output.slice(stream.printed, whole)
  const text = linesOf(said).map(lineOf).join('')
  if (!isOver) return { ...written(text), stream: { ...stream, printed: whole } }
  const image = row?.image ?? ''
  const end = row?.error
    ? errorLine(row.error.message, row.error.exitCode > 1 ? row.error.exitCode : undefined)
    : stream.isQuiet
      ? jsonLine({ stream: `${image}\n` })
      : ''
  const at = text.lastIndexOf('{"stream":"Successfully built')
  const aux = row?.error || stream.isQuiet ? '' : jsonLine({ aux: { ID: image } })
  const all = at < 0 ? text + aux : text.slice(0, at) + aux + text.slice(at)
  return { ...written(all + end), stream: undefined }
}

function written(text: string): { readonly bytes?: Uint8Array } {
  const bytes = bytesOf(text)
  return bytes ? { bytes } : {}
}

/** Lines with their ends. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+/g) ?? []

const STEP = /^Step \d+\/\d+ : /
const PULL = /^([0-9a-f]{12}|[\w.-]+): (Pulling|Waiting|Verifying|Download|Pull complete|Already)/

/** A line of a build; that of a step comes in two pieces, and what a pull says is its own. */
function lineOf(line: string): string {
  if (STEP.test(line))
    return jsonLine({ stream: line.replace(/\n$/, '') }) + jsonLine({ stream: '\n' })
  if (PULL.test(line) || /^(Digest|Status): /.test(line)) return progressLine(line)
  return jsonLine({ stream: line })
}
