/**
 * What a step of a build leaves behind: an image on top of the one before, which the next build
 * finds again.
 *
 * A step is looked up among the images that were made from the same image by the same instruction;
 * for COPY and ADD the instruction names the digest of what is copied.
 *
 * @see https://docs.docker.com/build/cache/
 */
import type { LayerEntry } from '../../oci/layer.js'
import { imageOn, makeImage } from '../../oci/image.js'
import { makeLayer } from '../../oci/layer.js'
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { rfc3339nano } from '../../text/time.js'
import { addImage, byAge, childrenOf, imageById } from '../image/store.js'
import type { Stage } from './instruction.js'

/** What the first step of a stage from scratch stands on. */
const NOTHING = makeImage({ created: '', config: {}, layers: [], history: [] })

/** The newest image that this step has made before, if there is one. */
export function cached(
  read: Reader,
  machine: string,
  stage: Stage,
  instruction: string,
): string | undefined {
  return childrenOf(read, machine, stage.image)
    .filter((row) => row.instruction === instruction)
    .sort(byAge)[0]?.id
}

/**
 * The image that a step makes; `stage` has its configuration, `parent` is the image before. Without
 * entries it has no new layer.
 */
export function commitStep(
  tx: Tx,
  machine: string,
  parent: string,
  stage: Stage,
  instruction: string,
  entries: Readonly<Record<string, LayerEntry>>,
): string {
  const below = imageById(tx, machine, parent)?.image
  const isEmpty = Object.keys(entries).length === 0
  const created = rfc3339nano(tx.now)
  const author = stage.author ?? below?.config.author
  const image = imageOn(below ?? NOTHING, {
    created,
    config: stage.config,
    entry: { created, created_by: instruction, ...(isEmpty ? { empty_layer: true } : {}) },
    ...(isEmpty ? {} : { layer: makeLayer(entries) }),
    ...(author === undefined ? {} : { author }),
  })
  return addImage(tx, machine, image, { parent, instruction }).id
}
