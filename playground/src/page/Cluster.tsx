/**
 * The cluster: its picture, its time, its machines, and forks of it.
 *
 * @module
 */
import { useState } from 'react'
import { MAIN } from '../worker/messages.js'
import type { Client } from './client.js'
import { Forks } from './Forks.js'
import { Machines } from './Machines.js'
import { News } from './News.js'
import { Picture } from './Picture.js'
import { TimeSlider, usePast } from './TimeSlider.js'
import { useView } from './use-view.js'

/** The cluster of the page, now or at the moment that its slider shows. */
export function Cluster({ client }: { readonly client: Client }) {
  const [forks, setForks] = useState<readonly string[]>([])
  const past = usePast(client)
  const now = useView(client, MAIN)
  const view = past.view ?? now

  const fork = async (without?: string): Promise<void> => {
    const name = await client.ask('fork', {
      ...(past.time === undefined ? {} : { time: past.time }),
      ...(without === undefined ? {} : { without }),
    })
    setForks((known) => [...known, name])
  }
  const close = (world: string): void => {
    setForks((known) => known.filter((name) => name !== world))
    void client.ask('close', { world })
  }
  return (
    <section aria-label="Cluster" className="cluster">
      {view && <Picture client={client} world={MAIN} view={view} live={!past.view} />}
      <TimeSlider client={client} past={past} now={now?.now ?? 0} />
      {view && (
        <Machines
          client={client}
          world={MAIN}
          view={view}
          onFork={(without) => void fork(without)}
        />
      )}
      <Forks client={client} worlds={forks} onClose={close} />
      <News view={now} />
    </section>
  )
}
