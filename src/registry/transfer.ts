/**
 * Transfers: which layers have to go over the wire, and how long that takes. What the other side
 * has is not sent.
 *
 * @see
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#mounting-a-blob-from-another-repository
 */
import type { Image } from '../oci/image.js'
import type { Layer } from '../oci/layer.js'
import { manifestOf } from '../oci/manifest.js'
import { HUB, type Reference, withDefaultTag } from '../oci/reference.js'
import type { Tx } from '../sim/step.js'
import type { Reader } from '../sim/world.js'
import { officialRepositoryWith } from './catalogue/index.js'
import {
  type Registry,
  blobs,
  isLocal,
  manifests,
  registryAt,
  repositoryOf,
  tags,
} from './registry.js'

/** How fast a registry is from where somebody asks. */
type Speed = Pick<Registry, 'bandwidth' | 'latency'>

/** One layer of a transfer. */
interface Transfer {
  readonly layer: Layer
  /**
   * It is there already, comes from another repository of the same registry (`from`), or has to be
   * sent.
   */
  readonly state: 'exists' | 'mounts' | 'sends'
  /** The repository that it is mounted from, as in `Mounted from library/node`. */
  readonly from?: string
  /** Milliseconds on the wire; 0 unless it is sent. */
  readonly duration: number
}

/**
 * The layers of an image that a machine lacks, lowest first. `has` says whether it has a layer.
 */
export const pullPlan = (
  registry: Speed,
  image: Image,
  has: (layer: Layer) => boolean,
): readonly Transfer[] =>
  image.layers.map((layer) =>
    has(layer)
      ? { layer, state: 'exists', duration: 0 }
      : { layer, state: 'sends', duration: transferTime(registry, layer.compressedSize) },
  )

/**
 * What a push has to send, lowest layer first. A registry on the machine itself has the layers of
 * the official images: it mirrors Docker Hub's.
 */
export function pushPlan(
  read: Reader,
  reference: Pick<Reference, 'domain' | 'path'>,
  image: Image,
  registry: Speed = registryAt(read, reference.domain),
): readonly Transfer[] {
  const made = image.config.history.filter(({ empty_layer: isEmpty }) => !isEmpty)
  return image.layers.map((layer, i) => {
    const by = made[i]?.created_by
    const holders = repositoriesWith(read, reference.domain, layer, by)
    if (holders.includes(repositoryOf(reference))) return { layer, state: 'exists', duration: 0 }
    const other = holders[0]
    if (other !== undefined)
      return { layer, state: 'mounts', from: other.slice(reference.domain.length + 1), duration: 0 }
    if (isLocal(reference.domain) && officialHolder(read, layer, by) !== undefined)
      return { layer, state: 'exists', duration: 0 }
    return {
      layer,
      state: 'sends',
      duration: transferTime(registry, layer.compressedSize),
    }
  })
}

/** The repositories of a registry that have a layer. */
function repositoriesWith(
  read: Reader,
  host: string,
  layer: Layer,
  by: string | undefined,
): readonly string[] {
  const pushed = read
    .by(blobs, 'byDigest', `${host} ${layer.digest}`)
    .map(({ repository }) => repository)
  const official = host === HUB ? officialHolder(read, layer, by) : undefined
  return official === undefined ? pushed : [...pushed, official]
}

/** The official repository that a layer is from; `by` is the step that made it. */
const officialHolder = (read: Reader, layer: Layer, by: string | undefined): string | undefined =>
  officialRepositoryWith(layer, by, registryAt(read, HUB).since)

/** Milliseconds that so many bytes take from or to a registry. */
const transferTime = ({ bandwidth, latency }: Speed, bytes: number): number =>
  Math.ceil(latency + (bytes / bandwidth) * 1000)

/** Docker Hub lets only its own people push to the official repositories. */
export const mayPush = ({ domain, path }: Pick<Reference, 'domain' | 'path'>): boolean =>
  domain !== HUB || (path.includes('/') && !path.startsWith('library/'))

/** Puts one layer into a repository: what a push does as each layer arrives. */
function storeBlob(tx: Tx, reference: Pick<Reference, 'domain' | 'path'>, layer: Layer): void {
  const repository = repositoryOf(reference)
  tx.put(blobs, `${repository}@${layer.digest}`, {
    repository,
    digest: layer.digest,
    size: layer.compressedSize,
  })
}

/**
 * Puts an image with its layers into a registry, under its tag (`latest` if it names none); the
 * manifest's digest.
 */
export function publish(tx: Tx, reference: Reference, image: Image): string {
  const repository = repositoryOf(reference)
  const { tag } = withDefaultTag({
    domain: reference.domain,
    path: reference.path,
    ...(reference.tag !== undefined && { tag: reference.tag }),
  })
  const { digest } = manifestOf(image)
  for (const layer of image.layers) storeBlob(tx, reference, layer)
  tx.put(manifests, `${repository}@${digest}`, { repository, digest, image })
  tx.put(tags, `${repository}:${tag}`, { repository, tag: tag as string, digest })
  return digest
}
