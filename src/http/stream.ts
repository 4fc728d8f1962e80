/**
 * Answers that go on. A stream is asked for what is new when its client reads; one that would lose
 * something meanwhile (`eager`) is asked after every step.
 *
 * @see https://streams.spec.whatwg.org/#rs-model
 */
import type { Simulation } from '../sim/driver.js'
import { changesOf } from './changes.js'
import { joined } from './body.js'

/** What a stream has to say, and whether that was all. */
export interface Piece {
  readonly bytes?: Uint8Array | undefined
  readonly over?: boolean | undefined
}

/** What is streamed. */
export interface Source {
  /** What is new since it was asked last. */
  next(): Piece
  /** The tables whose changes it may have to tell of; any, if it does not say. */
  readonly tables?: ReadonlySet<string>
  /** It is asked after every step, whether its client reads or not. */
  readonly eager?: boolean
  /** The client has left. */
  cancel?(): void
}

const encoder = new TextEncoder()

/** The bytes of a text; none for none. */
export const bytesOf = (text: string): Uint8Array | undefined =>
  text === '' ? undefined : encoder.encode(text)

/** A body that goes on with the world. */
export function streamOf(simulation: Simulation, source: Source): ReadableStream<Uint8Array> {
  const changes = changesOf(simulation)
  let ready: Uint8Array[] = []
  let over = false
  let wake: (() => void) | undefined
  const look = (): void => {
    if (over || !(wake || source.eager)) return
    const piece = source.next()
    if (piece.bytes && piece.bytes.length > 0) ready.push(piece.bytes)
    if (piece.over) leave()
    if (!(over || ready.length > 0)) return
    changes.delivered++
    wake?.()
  }
  const leave = changes.enter({
    look,
    concerns: (table) => source.tables?.has(table) ?? true,
    isBlocked: () => wake !== undefined,
    end: () => void (over = true),
  })
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const blocked = new Promise<void>((resolve) => (wake = resolve))
        if (ready.length > 0 || over) wake?.()
        else look()
        await blocked
        wake = undefined
        if (ready.length > 0) controller.enqueue(joined(ready))
        ready = []
        if (over) controller.close()
      },
      cancel() {
        leave()
        source.cancel?.()
        wake?.()
      },
    },
    { highWaterMark: 0 },
  )
}
