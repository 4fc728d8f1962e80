/**
 * The head of the page: how fast time passes, a link to this session, a new one.
 *
 * @module
 */
import { useEffect, useState } from 'react'
import type { Client } from './client.js'
import { linkTo } from './session.js'

const SPEEDS = [0, 1, 10, 60]
const said = (speed: number): string => (speed === 0 ? 'stopped' : `${speed}×`)
const SCENES = [
  { nodes: 0, name: 'a workstation' },
  { nodes: 1, name: 'a cluster of 1 node' },
  { nodes: 3, name: 'a cluster of 3 nodes' },
]

interface Props {
  readonly client: Client
  readonly onRestart: (nodes: number) => void
}

/** The head of the page. */
export function Header({ client, onRestart }: Props) {
  return (
    <header>
      <h1>kubarium</h1>
      <Speed client={client} />
      <Share client={client} />
      <Restart onRestart={onRestart} />
    </header>
  )
}

function Speed({ client }: { readonly client: Client }) {
  const [speed, setSpeed] = useState(1)
  useEffect(() => void client.ask('speed', { speed }), [client, speed])
  return (
    <fieldset className="speed">
      <legend>Time</legend>
      {SPEEDS.map((one) => (
        <label key={one}>
          <input type="radio" name="speed" checked={one === speed} onChange={() => setSpeed(one)} />
          {said(one)}
        </label>
      ))}
    </fieldset>
  )
}

function Share({ client }: { readonly client: Client }) {
  const [link, setLink] = useState('')
  const make = async (): Promise<void> => {
    const made = linkTo(await client.ask('share', {}))
    setLink(made)
    await navigator.clipboard?.writeText(made).catch(() => undefined)
  }
  return (
    <div className="share">
      <button type="button" onClick={() => void make()}>
        Share
      </button>
      {link && (
        <label>
          Link to this session
          <input readOnly value={link} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </div>
  )
}

function Restart({ onRestart }: Pick<Props, 'onRestart'>) {
  const [nodes, setNodes] = useState(0)
  return (
    <form
      className="restart"
      onSubmit={(event) => {
        event.preventDefault()
        onRestart(nodes)
      }}
    >
      <label>
        Begin with
        <select value={nodes} onChange={(event) => setNodes(Number(event.target.value))}>
          {SCENES.map((scene) => (
            <option key={scene.nodes} value={scene.nodes}>
              {scene.name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Start over</button>
    </form>
  )
}
