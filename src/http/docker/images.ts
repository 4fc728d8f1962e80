/**
 * Images over HTTP.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image
 */
import { DockerError } from '../../docker/errors.js'
import { imageHistory } from '../../docker/image/history.js'
import { fullConfig, inspectImage } from '../../docker/image/inspect.js'
import { type ImageSummary, listImages } from '../../docker/image/list.js'
import { pruneImages } from '../../docker/image/prune.js'
import { removeImage } from '../../docker/image/remove.js'
import { tagImage } from '../../docker/image/tag.js'
import { HUB } from '../../oci/reference.js'
import { catalogue } from '../../registry/catalogue/index.js'
import { manifests } from '../../registry/registry.js'
import { findManifest } from '../../registry/resolve.js'
import { manifestOf } from '../../oci/manifest.js'
import { referenceOf } from '../../docker/image/find.js'
import { platformFrom } from './image-archives.js'
import type { EngineAnswer } from './message.js'
import { type EngineCall, filtersOf, isSet, integerOf } from './query.js'

const BAD_TAG = 'invalid tag format'
const NO_TERM = 'term cannot be empty'
const OFFICIAL = `${HUB}/library/`
const MOST_FOUND = 100
const FOUND_AT_MOST = 25
const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
const noDistribution = (name: string): DockerError =>
  new DockerError(
    403,
    `errors:\ndenied: requested access to the resource is denied\nunauthorized: authentication required (${name})`,
  )

const orNull = <T>(items: readonly T[]): readonly T[] | null => (items.length > 0 ? items : null)

/** `GET /images/json`. @throws DockerError for a bad filter */
export function imagesJson(call: EngineCall): EngineAnswer {
  const found = listImages(call.tx, call.machine, {
    all: isSet(call, 'all'),
    filters: filtersOf(call),
  })
  return { status: 200, body: found.map((one) => shown(one, call.version)) }
}

/** From this version on, images know how many containers use them, and a list of digests may be empty. */
const COUNTED = 51
const shown = (image: ImageSummary, version: number): object =>
  version < COUNTED ? { ...summaryOf(image, version), Containers: -1 } : summaryOf(image, version)

/** An image of a list as the Engine shows it. */
export const summaryOf = (image: ImageSummary, version: number): object => ({
  ...image,
  RepoDigests: version < COUNTED ? orNull(image.RepoDigests) : image.RepoDigests,
})

/** `GET /images/{name}/json`. @throws DockerError */
export function imageJson({ tx, machine, names, query }: EngineCall): EngineAnswer {
  const platform = query.get('platform')
  if (platform) platformFrom(platform)
  const shown = inspectImage(tx, machine, names[0] ?? '')
  return { status: 200, body: { ...shown, Config: fullConfig(shown.Config) } }
}

/** `GET /images/{name}/history`. @throws DockerError */
export const history = ({ tx, machine, names }: EngineCall): EngineAnswer => ({
  status: 200,
  body: imageHistory(tx, machine, names[0] ?? ''),
})

/** `POST /images/{name}/tag`. @throws DockerError */
export function tag({ tx, machine, names, query }: EngineCall): EngineAnswer {
  const [repo, version] = [query.get('repo') ?? '', query.get('tag') ?? '']
  if (version !== '' && !/^\w[\w.-]{0,127}$/.test(version)) throw new DockerError(400, BAD_TAG)
  tagImage(tx, machine, names[0] ?? '', version === '' ? repo : `${repo}:${version}`)
  return { status: 201 }
}

/** `DELETE /images/{name}`. @throws DockerError */
export function deleteImage(call: EngineCall): EngineAnswer {
  const { removed } = removeImage(call.tx, call.machine, call.names[0] ?? '', {
    force: isSet(call, 'force'),
    noprune: isSet(call, 'noprune'),
  })
  return { status: 200, body: removed }
}

/** `POST /images/prune`. @throws DockerError for a bad filter */
export function imagesPrune(call: EngineCall): EngineAnswer {
  const { ImagesDeleted, SpaceReclaimed } = pruneImages(call.tx, call.machine, filtersOf(call))
  return { status: 200, body: { ImagesDeleted: orNull(ImagesDeleted), SpaceReclaimed } }
}

/** `GET /images/search`. @throws DockerError 400 */
export function search(call: EngineCall): EngineAnswer {
  const { tx, query } = call
  const term = query.get('term') ?? ''
  if (term === '') throw new DockerError(400, NO_TERM)
  const limit = integerOf(call, 'limit') ?? 0
  if (limit < 0 || limit > MOST_FOUND)
    throw new DockerError(400, `limit ${limit} is outside the range of [1, ${MOST_FOUND}]`)
  const official = filtersOf(call)['is-official']?.[0]
  const pushed = tx.rows(manifests, `${HUB}/`).map(({ repository }) => repository)
  const all = [...new Set([...catalogue.map(({ repository }) => repository), ...pushed])]
  const found = all
    .map((repository) => ({
      star_count: 0,
      is_official: repository.startsWith(OFFICIAL),
      name: repository.replace(OFFICIAL, '').replace(`${HUB}/`, ''),
      is_automated: false,
      description: '',
    }))
    .filter(
      ({ name, is_official }) =>
        name.includes(term) && (official === undefined || String(is_official) === official),
    )
  return { status: 200, body: found.slice(0, limit || FOUND_AT_MOST) }
}

/** `GET /distribution/{name}/json`. @throws DockerError when the registry does not have it */
export function distribution({ tx, names }: EngineCall): EngineAnswer {
  const name = names[0] ?? ''
  const found = findManifest(tx, referenceOf(name))
  if (!found) throw noDistribution(name)
  const { architecture, os } = found.image.config
  return {
    status: 200,
    body: {
      Descriptor: {
        mediaType: MANIFEST,
        digest: found.digest,
        size: manifestOf(found.image).size,
      },
      Platforms: [{ architecture, os }],
    },
  }
}
