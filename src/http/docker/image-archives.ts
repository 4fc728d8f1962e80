/**
 * Images as archives over HTTP: what `docker save`, `docker load` and `docker import` send and get.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageGet
 */
import { DockerError } from '../../docker/errors.js'
import { importImage as importOnDaemon } from '../../docker/image/import.js'
import { loadImages as loadOnDaemon } from '../../docker/image/load.js'
import { platformOf } from '../../docker/image/platform.js'
import { saveImages } from '../../docker/image/save.js'
import type { Platform } from '../../oci/platform.js'
import { NO_VALUE } from '../../text/go-json.js'
import { humanSize } from '../../text/size.js'
import type { EngineAnswer } from './message.js'
import { type EngineCall, isSet } from './query.js'
import { errorLine, jsonLine } from './json-lines.js'

const JSON_TYPE = { 'content-type': 'application/json' }
const TAR = { 'content-type': 'application/x-tar' }
const NO_REMOTE = 'kubarium does not simulate the import of images from a URL'
const NO_NAMES = 'you must specify at least one image'
const FULL_BAR = `[${'='.repeat(50)}>]`

/** `GET /images/{name}/get`. @throws DockerError 404 */
export function getImage(call: EngineCall): EngineAnswer {
  const { tx, machine, names } = call
  return { status: 200, headers: TAR, body: saveImages(tx, machine, names, platformIn(call)) }
}

/** `GET /images/get`. @throws DockerError */
export function getImages(call: EngineCall): EngineAnswer {
  const names = call.query.getAll('names').flatMap((one) => one.split(','))
  if (names.length === 0) throw new DockerError(400, NO_NAMES)
  return getImage({ ...call, names })
}

/** `POST /images/load`: what goes wrong is said in the answer. */
export function loadImages(call: EngineCall): EngineAnswer {
  const { tx, machine, request } = call
  const platform = platformIn(call)
  const { text, digests } = request.file ?? { text: '', digests: {} }
  try {
    const loaded = loadOnDaemon(tx, machine, text, platform, digests)
    const lines = loaded.text.split(/(?<=\n)/).map((stream) => jsonLine({ stream }))
    const progress = isSet(call, 'quiet') ? [] : loaded.layers.map(progressOf)
    return { status: 200, headers: JSON_TYPE, body: [...progress, ...lines].join('') }
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    return { status: 200, headers: JSON_TYPE, body: errorLine(error.message) }
  }
}

/** A layer that is there now. */
function progressOf({ id, size }: { readonly id: string; readonly size: number }): string {
  const bytes = humanSize(size, 4)
  return jsonLine({
    status: 'Loading layer',
    progressDetail: { current: size, total: size },
    progress: `${FULL_BAR} ${bytes.padStart(8)}/${bytes}`,
    id,
  })
}

/** `POST /images/create?fromSrc=-`. @throws DockerError */
export function importImage(call: EngineCall): EngineAnswer {
  const { tx, machine, query, request } = call
  if (query.get('fromSrc') !== '-') throw new DockerError(501, NO_REMOTE)
  const [repo, tag] = [query.get('repo') ?? '', query.get('tag') ?? '']
  const platform = query.get('platform')
  const status = importOnDaemon(tx, machine, {
    archive: request.file?.text ?? '',
    ...(repo ? { name: tag ? `${repo}:${tag}` : repo } : {}),
    comment: query.get('message') || 'Imported from -',
    changes: query.getAll('changes').flatMap((one) => one.split('\n').filter(Boolean)),
    ...(platform ? { platform: platformOf(platform) } : {}),
  })
  return { status: 200, headers: JSON_TYPE, body: jsonLine({ status }) }
}

/** A platform, as newer clients send it: as JSON. @throws DockerError 400 */
function platformIn({ query }: EngineCall): Platform | undefined {
  const text = query.get('platform')
  return text ? platformFrom(text) : undefined
}

/** @throws DockerError 400 for what is none */
export function platformFrom(text: string): Platform {
  try {
    const { os, architecture, variant } = JSON.parse(text) as Record<string, string>
    return platformOf([os, architecture, variant].filter(Boolean).join('/'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const [first = ''] = text
    throw new DockerError(400, `failed to parse platform: invalid character '${first}' ${NO_VALUE}`)
  }
}
