/**
 * `POST /build`: the classic builder over HTTP.
 *
 * A client that wants BuildKit opens a session, which is no HTTP: it has to be told to use the classic
 * builder (`DOCKER_BUILDKIT=0`).
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageBuild
 */
import { type BuildOptions, build, buildOutput, builds } from '../../docker/build/build.js'
import { type ContextFiles, contextOf } from '../../docker/build/context.js'
import { IgnoreError } from '../../docker/build/ignore.js'
import { unsimulatedIn } from '../../docker/build/unsimulated.js'
import { DockerError } from '../../docker/errors.js'
import { referenceOf } from '../../docker/image/find.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { tellUnsupported } from '../../sim/unsupported.js'
import { bytesOf } from '../stream.js'
import { checkParameters, textsIn, unsimulatedParameters } from './build-parameters.js'
import type { EngineAnswer, EngineStream } from './message.js'
import { type EngineCall, archiveIn, isSet } from './query.js'
import type { EnginePiece } from './streams.js'
import type { TarEntry } from './tar.js'
import { errorLine, jsonLine } from './json-lines.js'
import { progressLine } from './transfer.js'

const DOCKERFILE = 'Dockerfile'

/** Answers the request. @throws DockerError */
export function buildImage(call: EngineCall): EngineAnswer {
  const { tx, machine, query } = call
  checkParameters(call)
  const dockerfile = query.get('dockerfile') || DOCKERFILE
  const files = contextFiles(archiveIn(call), dockerfile)
  const told = [...unsimulatedParameters(call), ...unsimulatedIn(files[dockerfile]?.text ?? '')]
  for (const what of told) tellUnsupported(tx, what)
  const target = query.get('target')
  const id = startBuild(tx, machine, {
    files,
    dockerfile,
    tags: query.getAll('t'),
    buildArgs: textsIn(query, 'buildargs', 'build args'),
    labels: textsIn(query, 'labels', 'labels'),
    noCache: isSet(call, 'nocache'),
    pull: isSet(call, 'pull'),
    keepContainers: query.has('rm') && !isSet(call, 'rm') && !isSet(call, 'forcerm'),
    forceRemove: isSet(call, 'forcerm'),
    ...(target ? { target } : {}),
  })
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    stream: { type: 'build', id, printed: 0, isQuiet: isSet(call, 'q') },
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

/** @throws DockerError; a name that cannot be an image's is found when it is too late for a 400 */
function startBuild(tx: Tx, machine: string, options: BuildOptions): string {
  try {
    for (const tag of options.tags ?? []) referenceOf(tag)
  } catch (error) {
    if (error instanceof DockerError) throw new DockerError(500, error.message)
    throw error
  }
  return build(tx, machine, options)
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
  const whole = isOver ? output.length : endOfLine(output)
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

/** What ends the colour of a line of standard error. */
const PLAIN = '\u001b[0m'

/** Lines with their ends. */
const linesOf = (text: string): readonly string[] => {
  const lines: string[] = []
  for (const line of text.match(/[^\n]*\n|[^\n]+/g) ?? []) {
    const before = lines.at(-1)
    if (before === undefined || !line.startsWith(PLAIN)) lines.push(line)
    else {
      lines[lines.length - 1] = before + PLAIN
      if (line !== PLAIN) lines.push(line.slice(PLAIN.length))
    }
  }
  return lines
}

/** Where the last whole line ends. */
function endOfLine(text: string): number {
  const at = text.lastIndexOf('\n') + 1
  return text.startsWith(PLAIN, at) ? at + PLAIN.length : at
}

const STEP = /^Step \d+\/\d+ : /
const PULL = /^([0-9a-f]{12}|[\w.-]+): (Pulling|Waiting|Verifying|Download|Pull complete|Already)/

/** A line of a build; that of a step comes in two pieces, and what a pull says is its own. */
function lineOf(line: string): string {
  if (STEP.test(line))
    return jsonLine({ stream: line.replace(/\n$/, '') }) + jsonLine({ stream: '\n' })
  if (PULL.test(line) || /^(Digest|Status): /.test(line)) return progressLine(line)
  return jsonLine({ stream: line })
}
