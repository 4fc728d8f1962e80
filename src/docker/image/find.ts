/**
 * Which image a user means: a name, an id, or the beginning of an id.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/ls/
 */
import {
  ReferenceError as MalformedReference,
  type Reference,
  parseReference,
} from '../../oci/reference.js'
import type { Reader } from '../../sim/world.js'
import { type LocalImage, storedName, imageById, imageNames, localImages } from './store.js'
import { invalidReference, noSuchImage } from './errors.js'

const ID = /^(?:sha256:)?([0-9a-f]{1,64})$/

/**
 * The image on the machine.
 *
 * @throws DockerError 404 `No such image: …`, or 400 for a reference that cannot be one
 */
export function findImage(read: Reader, machine: string, text: string): LocalImage {
  const found = lookUpImage(read, machine, text)
  if (!found) throw noSuchImage(shownName(text))
  return found
}

/** Like `findImage`; undefined where there is no such image. @throws DockerError 400 */
export function lookUpImage(read: Reader, machine: string, text: string): LocalImage | undefined {
  if (isFullId(text))
    return imageById(read, machine, text.startsWith('sha256:') ? text : `sha256:${text}`)
  const reference = isIdPrefix(text) && text.startsWith('sha256:') ? undefined : referenceOf(text)
  const named = reference && read.get(imageNames, `${machine} ${storedName(reference)}`)
  return (named && imageById(read, machine, named.id)) ?? byIdPrefix(read, machine, text)
}

/**
 * A reference that a user wrote. @throws DockerError 400 with the words of the reference grammar
 */
export function referenceOf(text: string): Reference {
  try {
    return parseReference(text)
  } catch (error) {
    if (error instanceof MalformedReference) throw invalidReference(error.message)
    throw error
  }
}

/** Whether `text` is (the beginning of) this image's id. */
export const namesById = (id: string, text: string): boolean =>
  id.startsWith(text) || id.slice('sha256:'.length).startsWith(text)

const isFullId = (text: string): boolean => /^(?:sha256:)?[0-9a-f]{64}$/.test(text)
const isIdPrefix = (text: string): boolean => ID.test(text)
/** As the daemon names an image that is not there. */
export const shownName = (text: string): string =>
  isIdPrefix(text) && text.includes('sha256:')
    ? text
    : isFullId(text)
      ? `sha256:${text}`
      : storedName(referenceOf(text))

function byIdPrefix(read: Reader, machine: string, text: string): LocalImage | undefined {
  const digits = ID.exec(text)?.[1]
  if (digits === undefined) return undefined
  const found = read.rows(localImages, `${machine} sha256:${digits}`)
  return found.length === 1 ? found[0] : undefined
}
