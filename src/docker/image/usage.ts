/**
 * Which containers use an image, and what happens to images, for `docker events`.
 *
 * @module
 */
import type { Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'

/** A container that was made from an image. */
export interface ImageUser {
  readonly id: string
  readonly running: boolean
}

export const containersUsing = (_read: Reader, _machine: string, _image: string): readonly ImageUser[] => []

export const recordImageEvent = (_tx: Tx, _machine: string, _action: string, _id: string, _name: string): void => {}
