/**
 * Where a running process reads from, and which streams its files of devices stand for.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import { costsOf } from './endless.js'
import { deviceOf, takePipe } from './pipe.js'
import { PROCESS_LOOP, type Process } from './process.js'
import type { Stream } from './program.js'
import { processAt } from './signal.js'
import type { Meter } from './system-meter.js'

/** The stream that a file such as `/dev/stdout` or `/proc/1/fd/2` stands for. */
export function outputAt(tx: Tx, row: Process, device: string): Stream | undefined {
  const own = OWN_OUTPUT[device]
  if (own) return row.streams[own]
  const [, pid, descriptor] = /^\/proc\/(\w+)\/fd\/([12])$/.exec(device) ?? []
  const other =
    pid === 'self' ? row : pid === undefined ? undefined : processAt(tx, row, Number(pid))
  return other?.streams[descriptor === '1' ? 'stdout' : 'stderr']
}

const OWN_OUTPUT: Readonly<Record<string, 'stdout' | 'stderr'>> = {
  '/dev/stdout': 'stdout',
  '/dev/fd/1': 'stdout',
  '/dev/stderr': 'stderr',
  '/dev/fd/2': 'stderr',
}

/** What has come on a stream since the last call; undefined at its end. */
export function readFrom(tx: Tx, key: string, stream: Stream, meter: Meter): string | undefined {
  if (stream.kind !== 'pipe') return undefined
  const device = deviceOf(tx, stream.pipe)
  if (device !== undefined) {
    if (meter.isSpent) {
      // It goes on reading a little later.
      tx.book(PROCESS_LOOP, key)
      return ''
    }
    meter.spend(costsOf(device))
  }
  const { text, ended } = takePipe(tx, stream.pipe)
  return text === '' && ended ? undefined : text
}
