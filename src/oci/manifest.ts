/**
 * Manifests: what a registry keeps under a tag. It names the configuration and the layers by digest
 * and size.
 *
 * @see https://distribution.github.io/distribution/spec/manifest-v2-2/
 */
import { byteLength } from './entry.js'
import { sha256 } from './digest.js'
import { type Image, configText } from './image.js'

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
const CONFIG = 'application/vnd.docker.container.image.v1+json'
const LAYER = 'application/vnd.docker.image.rootfs.diff.tar.gzip'

/** A manifest, as text and by name. */
interface Manifest {
  /** `sha256:…` of the text; what `image@digest` refers to. */
  readonly digest: string
  /** Bytes of the text, which `docker push` prints. */
  readonly size: number
  readonly text: string
}

const manifests = new WeakMap<Image, Manifest>()

/** The manifest of an image. */
export function manifestOf(image: Image): Manifest {
  const known = manifests.get(image)
  if (known) return known
  const config = configText(image.config)
  const text = JSON.stringify(
    {
      schemaVersion: 2,
      mediaType: MANIFEST,
      config: { mediaType: CONFIG, size: byteLength(config), digest: image.id },
      layers: image.layers.map(({ digest, compressedSize }) => ({
        mediaType: LAYER,
        size: compressedSize,
        digest,
      })),
    },
    undefined,
    3,
  )
  const manifest = Object.freeze({ digest: sha256(text), size: byteLength(text), text })
  manifests.set(image, manifest)
  return manifest
}
