/**
 * A lab that the page sees: it plays, and what changes is told at most once a frame.
 *
 * @module
 */
import { type Lab, type World, patchBetween, viewOf } from 'kubarium'
import { type ViewRequest, VIEW_TABLES, requestPath } from 'kubarium/view'
import type { Told } from './messages.js'

const CHOICE = { tables: VIEW_TABLES }
/** More requests than this in one frame nobody can see. */
const REQUESTS_AT_MOST = 40

/** A lab and what the page knows of it. */
export class ShownWorld {
  private shown: World
  private requests: ViewRequest[] = []

  constructor(
    private readonly name: string,
    readonly lab: Lab,
    private readonly tell: (told: Told) => void,
    /** What the page has seen of this name before: it gets the difference. */
    before?: World,
  ) {
    this.shown = before ?? lab.state
    if (!before) tell({ tell: 'view', world: name, view: viewOf(lab.state, CHOICE) })
    lab.events.on('request', (exchange) => {
      if (exchange.state !== 'answered' && exchange.state !== 'failed') return
      if (this.requests.length < REQUESTS_AT_MOST)
        this.requests.push(requestPath(exchange, lab.state))
    })
  }

  /** Lets time pass so many times as fast as real time; not at all at 0. */
  play(speed: number): void {
    if (speed > 0) this.lab.play({ speed })
    else this.lab.pause()
  }

  /** Tells what changed since it was told last; whether more than the time did. */
  flush(): boolean {
    const { state } = this.lab
    if (state === this.shown) return false
    const isChanged = state.changes !== this.shown.changes
    const patch = patchBetween(this.shown, state, CHOICE)
    this.shown = state
    if (patch.length > 0) this.tell({ tell: 'patch', world: this.name, patch })
    if (this.requests.length > 0)
      this.tell({ tell: 'requests', world: this.name, requests: this.requests })
    this.requests = []
    return isChanged
  }

  /** Ends it; what the page knows of it. */
  end(): World {
    this.lab.pause()
    this.lab.events.removeAllListeners()
    return this.shown
  }
}
