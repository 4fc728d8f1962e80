/**
 * Two ends of a connection within this process.
 *
 * @see https://nodejs.org/api/stream.html#class-streamduplex
 */
import { Duplex } from 'node:stream'

/** An end, with what clients ask of sockets and what has no meaning here. */
class PairEnd extends Duplex {
  other: PairEnd | undefined
  /** Told when the other end reads again. */
  private drained: (() => void) | undefined

  constructor() {
    super({ allowHalfOpen: true })
  }

  override _read(): void {
    const { drained } = this
    this.drained = undefined
    drained?.()
  }

  override _write(bytes: Buffer, _encoding: string, done: () => void): void {
    const { other } = this
    if (!other || other.destroyed) done()
    else if (other.push(bytes)) done()
    else other.drained = done
  }

  override _final(done: () => void): void {
    this.other?.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const { other } = this
    this.other = undefined
    this._read()
    done(error)
    if (other && !other.destroyed) queueMicrotask(() => other.destroy())
  }

  setKeepAlive = (): this => this
  setNoDelay = (): this => this
  setTimeout = (): this => this
  ref = (): this => this
  unref = (): this => this
}

/** Two ends: what is written to one is read from the other. */
export function duplexPair(): readonly [Duplex, Duplex] {
  const [one, other] = [new PairEnd(), new PairEnd()]
  one.other = other
  other.other = one
  return [one, other]
}
