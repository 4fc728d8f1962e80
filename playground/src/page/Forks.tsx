/**
 * Forks of the lab, side by side with it: each goes on independently.
 *
 * @module
 */
import type { Client } from './client.js'
import { Machines } from './Machines.js'
import { Picture } from './Picture.js'
import { useView } from './use-view.js'

interface Props {
  readonly client: Client
  readonly worlds: readonly string[]
  readonly onClose: (world: string) => void
}

/** The forks that are open. */
export function Forks({ client, worlds, onClose }: Props) {
  return (
    <div className="forks">
      {worlds.map((world) => (
        <Fork key={world} client={client} world={world} onClose={() => onClose(world)} />
      ))}
    </div>
  )
}

interface ForkProps {
  readonly client: Client
  readonly world: string
  readonly onClose: () => void
}

function Fork({ client, world, onClose }: ForkProps) {
  const view = useView(client, world)
  if (!view) return null
  const name = world.replace('-', ' ')
  return (
    <section aria-label={name}>
      <h2>
        {name}
        <button type="button" onClick={onClose}>
          Close {name}
        </button>
      </h2>
      <Picture client={client} world={world} view={view} live />
      <Machines client={client} world={world} view={view} />
    </section>
  )
}
