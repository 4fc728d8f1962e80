/**
 * The images that a Dockerfile names: what the machine has of them, or what a registry says.
 *
 * @see https://docs.docker.com/build/building/base-images/
 */
import type { Image } from '../../oci/image.js'
import { HUB, fullString, withDefaultTag } from '../../oci/reference.js'
import type { Reader } from '../../sim/world.js'
import { resolveManifest } from '../../registry/resolve.js'
import { DockerError } from '../errors.js'
import { PULL_DENIED } from '../image/errors.js'
import { lookUpImage, referenceOf } from '../image/find.js'
import { isOwn } from '../image/store.js'

/** An image that a stage stands on, or that files are taken from. */
export interface BaseImage {
  /** With registry and tag: `docker.io/library/busybox:latest`. */
  readonly name: string
  readonly image: Image
  /** The digest of its manifest, when a registry was asked. */
  readonly digest?: string
}

/** What is said of an image that cannot be had. */
export const notResolved = (name: string, why: string): string =>
  `failed to resolve source metadata for ${name}: ${why}`
const unresolved = (name: string, full: string, why: string): string =>
  `${name}: ${notResolved(full, why)}`

/** An image's full name, as its vertex says it. */
export function fullNameOf(name: string): string {
  try {
    return fullString(withDefaultTag(referenceOf(name)))
  } catch (error) {
    if (error instanceof DockerError) return name
    throw error
  }
}

/** Why an image cannot be had: what its vertex says, and what the solve says. */
export interface Unresolved {
  readonly why: string
  readonly message: string
}

/** Finds an image on the machine or in its registry. */
export function resolveImage(
  read: Reader,
  machine: string,
  name: string,
  pull: boolean,
): BaseImage | Unresolved {
  try {
    const reference = withDefaultTag(referenceOf(name))
    const full = fullString(reference)
    const local = pull ? undefined : lookUpImage(read, machine, name)
    if (local) return { name: full, image: local.image }
    const found = resolveManifest(read, reference, { isOwn: isOwn(read, reference) })
    if (typeof found !== 'string') return { name: full, image: found.image, digest: found.digest }
    const why =
      found === 'denied'
        ? PULL_DENIED
        : found === 'not-found'
          ? `${full}: not found`
          : `failed to do request: Head "https://${reference.domain === HUB ? 'registry-1.docker.io' : reference.domain}/v2/${reference.path}/manifests/${reference.tag ?? reference.digest ?? ''}": dial tcp: lookup ${reference.domain}: no such host`
    return { why, message: unresolved(name, full, why) }
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    const why = `failed to parse stage name ${JSON.stringify(name)}: ${error.message}`
    return { why, message: why }
  }
}
