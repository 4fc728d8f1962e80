/**
 * Pulling and pushing images over HTTP: lines of progress as JSON.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageCreate
 */
import { DockerError } from '../../docker/errors.js'
import { referenceOf } from '../../docker/image/find.js'
import { pullImage, pullLines, pullStatus } from '../../docker/image/pull.js'
import { pushImage, pushLines, pushStatus } from '../../docker/image/push.js'
import { familiarName } from '../../oci/reference.js'
import { tagsOf } from '../../registry/resolve.js'
import type { Reader } from '../../sim/world.js'
import { bytesOf } from '../stream.js'
import { importImage } from './image-archives.js'
import { errorLine, jsonLine } from './json-lines.js'
import type { EngineAnswer, TransferStream } from './message.js'
import { type EngineCall, isSet } from './query.js'
import type { EnginePiece } from './streams.js'

const JSON_TYPE = { 'content-type': 'application/json' }
/** Neither an image nor an archive is named: the archive is looked for at an empty address. */
const NO_HOST = 'Get "http:": http: no Host in request URL'
/** Lines that are about the whole image, and not about one of its layers. */
const WHOLE = /^(Digest|Status|The push refers to repository|\S+: digest): /

/** `POST /images/create`. @throws DockerError */
export function createImage(call: EngineCall): EngineAnswer {
  const { tx, machine, query } = call
  if (query.get('fromSrc')) return importImage(call)
  const image = query.get('fromImage') ?? ''
  if (image === '') throw new DockerError(500, NO_HOST)
  const tag = query.get('tag') ?? ''
  const reference = referenceOf(image)
  const known = tag || (reference.digest ?? reference.tag) ? undefined : tagsOf(tx, reference)
  // Without a tag, the Engine pulls all of them; the last is the one that is waited for.
  const names = known?.map((one) => `${familiarName(reference)}:${one}`) ?? [withTag(image, tag)]
  const ids = (names.length === 0 ? [image] : names).map((name) => pullImage(tx, machine, name))
  return {
    status: 200,
    headers: JSON_TYPE,
    later: { type: 'pull', id: ids.at(-1) ?? '', printed: 0 },
  }
}

const withTag = (image: string, tag: string): string =>
  tag === '' ? image : `${image}${tag.startsWith('sha256:') ? '@' : ':'}${tag}`

/** `POST /images/{name}/push`. @throws DockerError */
export function push(call: EngineCall): EngineAnswer {
  const { tx, machine, names, query } = call
  const name = names[0] ?? ''
  const tag = query.get('tag') || (isSet(call, 'all') ? '' : 'latest')
  const id = pushImage(tx, machine, withTag(name, tag))
  return { status: 200, headers: JSON_TYPE, stream: { type: 'push', id, printed: 0 } }
}

/** A line of progress as the Engine writes it. */
export function progressLine(text: string): string {
  const line = text.replace(/\n$/, '')
  const at = line.indexOf(': ')
  if (WHOLE.test(line) || at < 0) return jsonLine({ status: line })
  const [id, status] = [line.slice(0, at), line.slice(at + 2)]
  return status.startsWith('Pulling from ')
    ? jsonLine({ status, id })
    : jsonLine({ status, progressDetail: {}, id })
}

/** What a pull has to say; one that fails before it says anything is an error of its own. */
export function pullPiece(read: Reader, stream: TransferStream): EnginePiece {
  const row = pullStatus(read, stream.id)
  const lines = pullLines(read, stream.id)
  const text = lines.slice(stream.printed).map(progressLine).join('')
  if (row?.state === 'failed' && row.error)
    return lines.length === 0
      ? { stream: undefined, error: row.error }
      : ended(text + errorLine(row.error.message))
  return row?.state === 'pulling' ? goingOn(text, stream, lines.length) : ended(text)
}

/** What a push has to say. */
export function pushPiece(read: Reader, stream: TransferStream): EnginePiece {
  const row = pushStatus(read, stream.id)
  const lines = pushLines(read, stream.id)
  const text = lines.slice(stream.printed).map(progressLine).join('')
  if (row?.state === 'pushing') return goingOn(text, stream, lines.length)
  if (row?.error) return ended(text + errorLine(row.error.message))
  return ended(text + summaryOf(lines.at(-1) ?? ''))
}

/** What a client takes the digest from. */
function summaryOf(line: string): string {
  const [, Tag, Digest, Size] = /^(\S+): digest: (\S+) size: (\d+)/.exec(line) ?? []
  return Digest === undefined
    ? ''
    : jsonLine({ progressDetail: {}, aux: { Tag, Digest, Size: Number(Size) } })
}

const ended = (text: string): EnginePiece => ({ ...written(text), stream: undefined })

const goingOn = (text: string, stream: TransferStream, printed: number): EnginePiece => ({
  ...written(text),
  stream: { ...stream, printed },
})

function written(text: string): { readonly bytes?: Uint8Array } {
  const bytes = bytesOf(text)
  return bytes ? { bytes } : {}
}
