/**
 * Which containers use an image.
 *
 * @module
 */
import type { Reader } from '../../sim/world.js'
import { containers, isUp } from '../container.js'

/** A container that was made from an image. */
interface ImageUser {
  readonly id: string
  readonly running: boolean
}

/** The containers of a machine that were made from the image with this id. */
export const containersUsing = (
  read: Reader,
  machine: string,
  image: string,
): readonly ImageUser[] =>
  read
    .by(containers, 'byImage', `${machine} ${image}`)
    .map((row) => ({ id: row.id, running: isUp(row) || row.status === 'restarting' }))
