/**
 * The page: a lesson, the cluster with its time and its forks, a terminal, and files.
 *
 * Only the cluster is drawn again as time passes.
 *
 * @module
 */
import { useCallback, useEffect, useState } from 'react'
import type { Start } from '../worker/messages.js'
import type { Client } from './client.js'
import { Cluster } from './Cluster.js'
import { Files } from './Files.js'
import { Header } from './Header.js'
import { Lessons } from './Lessons.js'
import { forgetSession, leaveLink } from './session.js'
import { TerminalPane } from './TerminalPane.js'

/** The whole page; `from` is what its lab is made from. */
export function App({ client, from }: { readonly client: Client; readonly from: Start }) {
  const { refused, begin } = useBeginning(client, from)
  /** How many labs there were: what is open of one is closed when there is another. */
  const [labs, setLabs] = useState(0)
  const restart = (start: Start): void => {
    forgetSession()
    setLabs(labs + 1)
    begin(start)
  }
  return (
    <>
      <a className="skip" href="#terminal">
        To the terminal
      </a>
      <Header client={client} onRestart={(nodes) => restart({ kind: 'new', nodes })} />
      {refused && <p role="alert">{refused}</p>}
      <main>
        <Lessons client={client} onStart={(name) => restart({ kind: 'lesson', name })} />
        <Cluster key={labs} client={client} />
        <TerminalPane client={client} />
        <Files client={client} />
      </main>
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
