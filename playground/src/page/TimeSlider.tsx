/**
 * The time of the lab: a slider to any moment of its past, and what happened so far.
 *
 * @module
 */
import { useRef, useState } from 'react'
import type { ClusterView } from 'kubarium/view'
import type { Client } from './client.js'

/** The moment that the page shows, if it is one of the past. */
export interface Past {
  readonly time: number | undefined
  readonly view: ClusterView | undefined
  /** Shows a moment. */
  show(time: number): void
  /** Shows the present again. */
  leave(): void
}

/** The past that is shown. While a moment is looked up, only the last of those asked for waits. */
export function usePast(client: Client): Past {
  const [shown, setShown] = useState<{ time: number; view: ClusterView } | undefined>()
  const wanted = useRef<number | undefined>(undefined)
  const isAsking = useRef(false)
  const next = async (): Promise<void> => {
    if (isAsking.current) return
    isAsking.current = true
    while (wanted.current !== undefined) {
      const time = wanted.current
      wanted.current = undefined
      const view = await client.ask('at', { time }).catch(() => undefined)
      if (view) setShown({ time, view })
    }
    isAsking.current = false
  }
  return {
    time: shown?.time,
    view: shown?.view,
    show(time) {
      wanted.current = time
      void next()
    },
    leave() {
      wanted.current = undefined
      setShown(undefined)
    },
  }
}

const STEP = 100

interface Props {
  readonly client: Client
  readonly past: Past
  readonly now: number
}

/** The slider, and what can be done at the moment that it shows. */
export function TimeSlider({ client, past, now }: Props) {
  const { since } = client
  const shown = past.time ?? now
  const go = (time: number): void => (time >= now - STEP ? past.leave() : past.show(time))
  const goOn = (): void => void client.ask('back', { time: shown }).then(past.leave, past.leave)
  return (
    <div className="time">
      <label>
        Moment
        <input
          type="range"
          min={since}
          max={Math.max(now, since + 1)}
          step={STEP}
          value={shown}
          aria-valuetext={past.time === undefined ? 'now' : `${ago(now - past.time)} ago`}
          onChange={(event) => go(Number(event.target.value))}
        />
      </label>
      <output>{`${clock(shown - since)}${past.time === undefined ? '' : ' (past)'}`}</output>
      {past.time !== undefined && (
        <>
          <button type="button" onClick={past.leave}>
            Back to now
          </button>
          <button type="button" onClick={goOn}>
            Go on from here
          </button>
        </>
      )}
      <Happened client={client} />
    </div>
  )
}

const ago = (time: number): string => `${(time / 1000).toFixed(1)} seconds`
const clock = (time: number): string =>
  `${Math.floor(time / 60_000)}:${((time % 60_000) / 1000).toFixed(1).padStart(4, '0')}`

/** What happened so far, drawn when it is opened. */
function Happened({ client }: { readonly client: Client }) {
  const [svg, setSvg] = useState('')
  const draw = async (): Promise<void> => setSvg(await client.ask('timeline', {}))
  return (
    <details onToggle={(event) => event.currentTarget.open && void draw()}>
      <summary>What happened</summary>
      <button type="button" onClick={() => void draw()}>
        Draw again
      </button>
      {/* The library drew it: text in it is escaped. */}
      <div className="drawing" dangerouslySetInnerHTML={{ __html: svg }} />
    </details>
  )
}
