/**
 * What can be done to the machines of a lab: take their power, give it back, and see what would be.
 *
 * @module
 */
import type { ClusterView } from 'kubarium/view'
import type { Client } from './client.js'
import { saidOf } from './looks.js'

interface Props {
  readonly client: Client
  readonly world: string
  readonly view: ClusterView
  /** Makes a fork, without the power of a machine if one is named. */
  readonly onFork?: (without?: string) => void
}

/** The machines of a lab with their buttons. */
export function Machines({ client, world, view, onFork }: Props) {
  return (
    <ul className="machines" aria-label="Machines">
      {view.machines
        .filter(({ role }) => role === 'node')
        .map((machine) => (
          <li key={machine.key}>
            <span>{saidOf(machine)}</span>
            {onFork && machine.on && (
              <button type="button" onClick={() => onFork(machine.name)}>
                What if {machine.name} dies?
              </button>
            )}
            <button
              type="button"
              onClick={() =>
                void client.ask('power', { world, machine: machine.name, on: !machine.on })
              }
            >
              {machine.on ? `Switch ${machine.name} off` : `Switch ${machine.name} on`}
            </button>
          </li>
        ))}
      {onFork && (
        <li>
          <button type="button" onClick={() => onFork()}>
            Fork
          </button>
        </li>
      )}
    </ul>
  )
}
