/**
 * `POST /images/create?fromSrc=`: an image of one layer, which is an archive of files.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/import/
 */
import { makeImage } from '../../oci/image.js'
import { makeLayer } from '../../oci/layer.js'
import { HOST_PLATFORM, type Platform } from '../../oci/platform.js'
import type { Tx } from '../../sim/step.js'
import { rfc3339nano } from '../../text/time.js'
import { changedConfig } from '../change-config.js'
import { cannotTagDigest } from './errors.js'
import { recordImageEvent } from './events.js'
import { referenceOf } from './find.js'
import { layerEntries } from './layer-archive.js'
import { checkedEntries } from './load.js'
import { addImage, setName } from './store.js'

/** What the image is to be like. */
interface ImportOptions {
  readonly archive: string
  /** A name for the image. */
  readonly name?: string
  readonly comment?: string
  /** Dockerfile instructions that change the configuration. */
  readonly changes?: readonly string[]
  readonly platform?: Platform
}

/** Makes the image; its id. @throws DockerError */
export function importImage(
  tx: Tx,
  machine: string,
  { archive, name, comment, changes = [], platform = HOST_PLATFORM }: ImportOptions,
): string {
  const reference = name === undefined ? undefined : referenceOf(name)
  if (reference?.digest) throw cannotTagDigest()
  const config = changedConfig({}, changes)
  const created = rfc3339nano(tx.now)
  const image = makeImage({
    created,
    config,
    layers: [makeLayer(layerEntries(checkedEntries(archive)))],
    history: [{ created, ...(comment === undefined ? {} : { comment }) }],
    architecture: platform.architecture,
  })
  const { id } = addImage(tx, machine, image, { instruction: '' })
  if (reference) setName(tx, machine, reference, id)
  recordImageEvent(tx, machine, 'import', id, name ?? id)
  return id
}
