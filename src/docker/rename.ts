/**
 * `POST /containers/{id}/rename`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerRename
 */
import type { Tx } from '../sim/step.js'
import { containerKey, containerNamed, containers } from './container.js'
import { DockerError, badName, sameName } from './errors.js'
import { recordEvent } from './events.js'
import { checkedName, isName } from './names.js'

const ALLOCATING = 'Error when allocating new name: '

/** @throws DockerError when the name is taken or cannot be one */
export function rename(tx: Tx, machine: string, ref: string, name: string): void {
  const container = containerNamed(tx, machine, ref)
  if (name === container.name) throw sameName()
  if (!isName(name)) throw new DockerError(400, `${ALLOCATING}${badName(`/${name}`).message}`)
  const given = checkedName(tx, machine, name)
  const renamed = {
    ...container,
    name: given,
    endpoints: container.endpoints.map((one) => ({
      ...one,
      aliases: one.aliases.map((alias) => (alias === container.name ? given : alias)),
    })),
  }
  tx.put(containers, containerKey(machine, container.id), renamed)
  recordEvent(tx, renamed, 'rename', { oldName: `/${container.name}` })
}
