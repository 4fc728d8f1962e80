/**
 * The page: a lesson, the picture of the lab, its time, its terminal, its files, and its forks.
 *
 * @module
 */
import { useCallback, useEffect, useState } from 'react'
import { MAIN, type Start } from '../worker/messages.js'
import type { Client } from './client.js'
import { Files } from './Files.js'
import { Forks } from './Forks.js'
import { Header } from './Header.js'
import { Machines } from './Machines.js'
import { News } from './News.js'
import { Picture } from './Picture.js'
import { forgetSession, leaveLink } from './session.js'
import { TerminalPane } from './TerminalPane.js'
import { TimeSlider, usePast } from './TimeSlider.js'
import { useView } from './use-view.js'

/** The whole page; `from` is what its lab is made from. */
export function App({ client, from }: { readonly client: Client; readonly from: Start }) {
  const { refused, begin } = useBeginning(client, from)
  const [forks, setForks] = useState<readonly string[]>([])
  const past = usePast(client)
  const now = useView(client, MAIN)
  const view = past.view ?? now

  const fork = (without?: string): void =>
    void client
      .ask('fork', {
        ...(past.time === undefined ? {} : { time: past.time }),
        ...(without === undefined ? {} : { without }),
      })
      .then((name) => setForks((known) => [...known, name]))
  const close = (world: string): void => {
    setForks((known) => known.filter((name) => name !== world))
    void client.ask('close', { world })
  }
  const restart = (nodes: number): void => {
    forgetSession()
    setForks([])
    past.leave()
    begin({ kind: 'new', nodes })
  }
  return (
    <>
      <a className="skip" href="#terminal">
        To the terminal
      </a>
      <Header client={client} onRestart={restart} />
      {refused && <p role="alert">{refused}</p>}
      <main>
        <section aria-label="Cluster" className="cluster">
          {view && <Picture client={client} world={MAIN} view={view} live={!past.view} />}
          <TimeSlider client={client} past={past} now={now?.now ?? 0} />
          {view && <Machines client={client} world={MAIN} view={view} onFork={fork} />}
          <Forks client={client} worlds={forks} onClose={close} />
        </section>
        <TerminalPane client={client} />
        <Files client={client} />
      </main>
      <News view={now} />
    </>
  )
}

/** Makes the lab; what is said when that fails. */
function useBeginning(client: Client, from: Start) {
  const [refused, setRefused] = useState('')
  const begin = useCallback(
    (start: Start): void => {
      client.ask('start', start).then(
        () => {
          setRefused('')
          if (start.kind === 'session') leaveLink()
        },
        (error: Error) => {
          setRefused(`This session cannot be opened: ${error.message}`)
          if (start.kind === 'session') begin({ kind: 'new', nodes: 0 })
        },
      )
    },
    [client],
  )
  useEffect(() => begin(from), [begin, from])
  return { refused, begin }
}
