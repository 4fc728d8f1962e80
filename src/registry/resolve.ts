/**
 * Finding a manifest: what `docker pull` asks a registry first.
 *
 * @module
 */
import type { Image } from '../oci/image.js'
import { manifestOf } from '../oci/manifest.js'
import { HUB, type Reference, withDefaultTag } from '../oci/reference.js'
import type { Reader } from '../sim/world.js'
import { officialImage, officialTags } from './catalogue/index.js'
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
 */
export function resolveManifest(
  read: Reader,
  reference: Reference,
): Resolved | 'not-found' | 'denied' | 'away' {
  if (registryAt(read, reference.domain).away) return 'away'
  return (
    findManifest(read, reference) ??
    (reference.domain !== HUB || hasRepository(read, reference) ? 'not-found' : 'denied')
  )
}

/** Like `resolveManifest`, whether the registry is in reach or not. */
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
  const { since } = registryAt(read, HUB)
  if (digest === undefined) {
    const image = tag === undefined ? undefined : officialImage(repository, tag, since)
    return image && { image, digest: manifestOf(image).digest }
  }
  for (const candidate of officialTags(repository)) {
    const image = officialImage(repository, candidate, since)
    if (image && manifestOf(image).digest === digest) return { image, digest }
  }
  return undefined
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
      ...officialTags(repository),
      ...read.by(tags, 'byRepository', repository).map(({ tag }) => tag),
    ]),
  ].sort()
}
