/**
 * `docker commit`: an image of what a container has become.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/commit/
 */
import { type RunConfig, makeImage } from '../../oci/image.js'
import { type LayerEntry, makeLayer } from '../../oci/layer.js'
import type { Tx } from '../../sim/step.js'
import { rfc3339nano } from '../../text/time.js'
import { recordImageEvent } from './events.js'
import { referenceOf } from './find.js'
import { addImage, imageById, setName } from './store.js'

/** What becomes an image. */
interface Committed {
  /** The id of the image that the container was made from. */
  readonly parent: string
  readonly config: RunConfig
  /** What the container has written, by absolute path. */
  readonly entries: Readonly<Record<string, LayerEntry>>
  /** The command that wrote it, for the history. */
  readonly command: readonly string[]
  readonly author?: string
  readonly comment?: string
  /** A name for the image. */
  readonly name?: string
}

/** Makes the image; its id. @throws DockerError 400 when the name is none */
export function commitImage(
  tx: Tx,
  machine: string,
  { parent, config, entries, command, author, comment, name }: Committed,
): string {
  const reference = name === undefined ? undefined : referenceOf(name)
  const below = imageById(tx, machine, parent)?.image
  const created = rfc3339nano(tx.now)
  const isEmpty = Object.keys(entries).length === 0
  const image = makeImage({
    created,
    config,
    layers: [...(below?.layers ?? []), ...(isEmpty ? [] : [makeLayer(entries)])],
    history: [
      ...(below?.config.history ?? []),
      {
        created,
        created_by: command.join(' '),
        ...(comment ? { comment } : {}),
        ...(isEmpty ? { empty_layer: true } : {}),
      },
    ],
    ...(author ? { author } : {}),
  })
  const { id } = addImage(tx, machine, image, { parent })
  if (reference) setName(tx, machine, reference, id)
  recordImageEvent(tx, machine, 'create', id, name ?? id)
  return id
}
