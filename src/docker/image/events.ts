/**
 * What happens to images, for `docker events`.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/events/#images
 */
import type { Tx } from '../../sim/step.js'
import { writeEvent } from '../events.js'

/**
 * Writes down that something happened to an image; pulls and pushes have a name instead of an id.
 */
export const recordImageEvent = (
  tx: Tx,
  machine: string,
  action: 'create' | 'delete' | 'import' | 'load' | 'pull' | 'push' | 'save' | 'tag' | 'untag',
  id: string,
  name: string,
): void => writeEvent(tx, { machine, type: 'image', action, id, attributes: { name } })
