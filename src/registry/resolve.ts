/**
 * Finding a manifest: what `docker pull` asks a registry first.
 *
 * @module
 */
import type { Image } from '../oci/image.js'
import { manifestOf } from '../oci/manifest.js'
import { HUB, type Reference, withDefaultTag } from '../oci/reference.js'
import type { Tx } from '../sim/step.js'
import type { Reader } from '../sim/world.js'
import { officialImage, officialTags, standInImage } from './catalogue/index.js'
import { isPublic } from './catalogue/stand-in.js'
import { manifests, registryAt, repositoryOf, tags } from './registry.js'

/** An image that a registry has. */
export interface Resolved {
  readonly image: Image
  /** The manifest's digest, which is what the tag stands for. */
  readonly digest: string
}

/**
 * The image of a reference (the tag `latest` if it names none), or why there is none: the
 * repository has no such manifest, the registry does not say whether there is such a repository (as
 * Docker Hub for one that is private or does not exist), or it is out of reach.
 *
 * `isOwn` says that somebody in this world keeps images of their own under the name: then there is
 * only what they have pushed.
 */
export function resolveManifest(
  read: Reader,
  reference: Reference,
  { isOwn = false }: { readonly isOwn?: boolean } = {},
): Resolved | 'not-found' | 'denied' | 'away' {
  if (registryAt(read, reference.domain).away) return 'away'
  const found = findManifest(read, reference) ?? (isOwn ? undefined : findStandIn(read, reference))
  if (found) return found
  const isHere = hasRepository(read, reference) || (!isOwn && givesStandIns(read, reference))
  return reference.domain !== HUB || isHere ? 'not-found' : 'denied'
}

/** Like `resolveManifest`, whether the registry is in reach or not; without stand-ins. */
export function findManifest(read: Reader, reference: Reference): Resolved | undefined {
  const { tag, digest } = withDefaultTag(reference)
  const repository = repositoryOf(reference)
  const named = digest ?? read.get(tags, `${repository}:${tag}`)?.digest
  const pushed = named === undefined ? undefined : read.get(manifests, `${repository}@${named}`)
  if (pushed) return { image: pushed.image, digest: pushed.digest }
  return findOfficial(read, repository, tag, digest)
}

function findOfficial(
  read: Reader,
  repository: string,
  tag: string | undefined,
  digest: string | undefined,
): Resolved | undefined {
  const { since, isStrict } = registryAt(read, HUB)
  if (isTaken(read, repository)) return undefined
  if (digest === undefined) {
    const image = tag === undefined ? undefined : officialImage(repository, tag, since)
    return image && { image, digest: manifestOf(image).digest }
  }
  for (const candidate of tag === undefined ? officialTags(repository) : [tag]) {
    const image = officialImage(repository, candidate, since)
    if (image && manifestOf(image).digest === digest) return { image, digest }
  }
  const pinned =
    isStrict || !isPin(digest) ? undefined : officialImage(repository, tag ?? 'latest', since)
  return pinned && { image: pinned, digest }
}

/** Who pushes to a repository makes it their own: what the catalogue has there is gone. */
const isTaken = (read: Reader, repository: string): boolean =>
  read.by(tags, 'byRepository', repository).length > 0

/**
 * A digest that somebody took from the real registry pins an image that nobody has here: the one
 * under the tag beside it, or the latest, goes by it. Digits that repeat are no digest of anything.
 */
const isPin = (digest: string): boolean => !/^sha256:(.{1,16})\1+(.*)$/.test(digest)

function findStandIn(read: Reader, reference: Reference): Resolved | undefined {
  if (!givesStandIns(read, reference)) return undefined
  const { tag, digest } = withDefaultTag(reference)
  if (digest !== undefined && !isPin(digest)) return undefined
  const image = standInImage(reference, tag ?? 'latest', registryAt(read, HUB).since)
  return image && { image, digest: digest ?? manifestOf(image).digest }
}

/** Whether a public registry has a stand-in for the repository. */
const givesStandIns = (read: Reader, reference: Reference): boolean =>
  !registryAt(read, HUB).isStrict &&
  isPublic(reference) &&
  read.rows(tags, `${ownerOf(reference)}/`).length === 0

/** `docker.io/luksa` of `docker.io/luksa/kubia`. */
const ownerOf = (reference: Reference): string => repositoryOf(reference).replace(/\/[^/]*$/, '')

/**
 * Keeps the manifest of an image that was pulled, where the registry could not find it by its
 * digest again: that of a version that it does not list, or of a stand-in.
 */
export function keepManifest(tx: Tx, reference: Reference, { image, digest }: Resolved): void {
  const repository = repositoryOf(reference)
  const { tag } = withDefaultTag(reference)
  if (tag !== undefined && officialTags(repository).includes(tag)) return
  if (tx.get(manifests, `${repository}@${digest}`)) return
  tx.put(manifests, `${repository}@${digest}`, { repository, digest, image })
}

/** True if a registry has the repository. */
const hasRepository = (read: Reader, reference: Pick<Reference, 'domain' | 'path'>): boolean =>
  officialTags(repositoryOf(reference)).length > 0 ||
  read.by(manifests, 'byRepository', repositoryOf(reference)).length > 0

/** The tags of a repository, sorted. */
export const tagsOf = (
  read: Reader,
  reference: Pick<Reference, 'domain' | 'path'>,
): readonly string[] => {
  const repository = repositoryOf(reference)
  return [
    ...new Set([
      ...(isTaken(read, repository) ? [] : officialTags(repository)),
      ...read.by(tags, 'byRepository', repository).map(({ tag }) => tag),
    ]),
  ].sort()
}
