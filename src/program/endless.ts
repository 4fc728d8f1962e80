/**
 * Files that never come to an end when they are read: `/dev/zero`, `/dev/urandom`.
 *
 * @module
 */
import type { Files } from './files.js'
import { isEndlessDevice, isRandomDevice } from './pseudo/dev.js'

/** What a part of such a file costs a process that reads it, in ticks: zeros, and random bytes. */
const ZEROS_COST = 64
const RANDOM_COSTS = 8_192

/** What reading a part of a device costs, in ticks. */
export const costsOf = (device: string): number =>
  isRandomDevice(device) ? RANDOM_COSTS : ZEROS_COST

/** The device that a path leads to, if its contents never end. */
export function endlessDevice(files: Files, path: string): string | undefined {
  const device = files.exists(path) ? files.stat(path).device : undefined
  return device !== undefined && isEndlessDevice(device) ? device : undefined
}
