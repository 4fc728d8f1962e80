/**
 * `docker tag`: gives an image another name.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/tag/
 */
import type { Tx } from '../../sim/step.js'
import { DockerError } from '../errors.js'
import { cannotTagDigest } from './errors.js'
import { recordImageEvent } from './events.js'
import { findImage, referenceOf } from './find.js'
import { setName } from './store.js'

const AMBIGUOUS = 'refusing to create an ambiguous tag using digest algorithm as name'

/** POST /images/{name}/tag. @throws DockerError */
export function tagImage(tx: Tx, machine: string, source: string, target: string): void {
  const { id } = findImage(tx, machine, source)
  if (/^sha256:[^/]*$/.test(target)) throw new DockerError(400, AMBIGUOUS)
  const reference = referenceOf(target)
  if (reference.digest) throw cannotTagDigest()
  const { name } = setName(tx, machine, reference, id)
  recordImageEvent(tx, machine, 'tag', id, name)
}
