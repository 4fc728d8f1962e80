/**
 * Follows a pull or a push: prints its lines as time passes, until it has ended.
 *
 * @module
 */
import { dequal } from 'dequal'
import { cancelPull, nextPullLine, pullImage, pullStatus } from '../../docker/image/pull.js'
import type { ProgressLine } from '../../docker/image/pull.js'
import { nextPushLine, pushStatus } from '../../docker/image/push.js'
import { shortId } from '../../oci/digest.js'
import type { Layer } from '../../oci/layer.js'
import { lookUpImage } from '../../docker/image/find.js'
import { platformMismatch } from '../../docker/image/platform.js'
import { DockerError } from '../../docker/errors.js'
import { familiarString, parseReference, withDefaultTag } from '../../oci/reference.js'
import type { Reader } from '../../sim/world.js'
import type { Cli, Screen, Wait } from '../verb.js'
import { type Bar, NOTHING_DRAWN, barsAt, drawTransfer } from './transfer-screen.js'

/** What pulls and pushes have in common. */
interface Transfer {
  readonly state: 'pulling' | 'pushing' | 'done' | 'failed'
  readonly lines: readonly ProgressLine[]
  readonly error?: { readonly status: number; readonly message: string }
}

/** Where progress is shown: line by line, or drawn over itself where that is a terminal. */
interface Shown {
  say(text: string): void
  readonly screen?: Screen | undefined
  /** Who draws it elsewhere hears how far each layer is, too. */
  readonly bar?: (bar: Bar) => void
}

/** How often bars are drawn, in milliseconds. */
const PACE = 100

const isOver = (row: Transfer | undefined): boolean =>
  row === undefined || row.state === 'done' || row.state === 'failed'

/** Pulls an image, showing how it goes. @throws DockerError when it cannot be had */
export function* followPull(cli: Cli, name: string, shown: Shown): Generator<Wait, void> {
  const id = pullImage(cli.tx, cli.machine, name)
  const row = yield* follow(
    cli,
    {
      status: (read) => pullStatus(read, id),
      sizes: (read) =>
        sizesOf(pullStatus(read, id)?.manifest?.image.layers, ({ digest }) => digest),
      next: (read) => nextPullLine(read, id),
    },
    shown,
  )
  if (row?.error) throw new DockerError(row.error.status, row.error.message)
  if (cli.interrupted) cancelPull(cli.tx, id)
}

/** Says that an image which was pulled is not for the platform that was asked for. */
export function warnOfPlatform(
  cli: Cli,
  name: string,
  platform: string | undefined,
  say: (text: string) => void,
): void {
  const image = platform ? lookUpImage(cli.tx, cli.machine, name)?.image : undefined
  const shown = familiarString(withDefaultTag(parseReference(name)))
  const text = image && platformMismatch(shown, image.config, platform)
  if (text !== undefined) say(`WARNING: ${text}\n`)
}

/** Follows a push; how it ended. */
export const followPush = (
  cli: Cli,
  id: string,
  shown: Shown,
): Generator<Wait, Transfer | undefined> =>
  follow(
    cli,
    {
      status: (read) => pushStatus(read, id),
      sizes: (read) =>
        sizesOf(pushStatus(read, id)?.image?.layers.toReversed(), ({ diffId }) => diffId),
      next: (read) => nextPushLine(read, id),
    },
    shown,
  )

/** Bytes of layers on the wire, by the ids that their lines have. */
const sizesOf = (
  layers: readonly Layer[] = [],
  idOf: (layer: Layer) => string,
): Readonly<Record<string, number>> =>
  Object.fromEntries(layers.map((layer) => [shortId(idOf(layer)), layer.compressedSize]))

interface Source {
  status(read: Reader): Transfer | undefined
  sizes(read: Reader): Readonly<Record<string, number>>
  next(read: Reader): number | undefined
}

function* follow(
  cli: Cli,
  source: Source,
  { say, screen, bar }: Shown,
): Generator<Wait, Transfer | undefined> {
  const turns = cli.turns()
  for (let drawn = NOTHING_DRAWN; ; ) {
    drawn = turns.carry(drawn)
    const row = source.status(cli.tx)
    const { now } = cli.tx
    if (screen) {
      const [lines, sizes] = [row?.lines ?? [], source.sizes(cli.tx)]
      const next = drawTransfer(drawn, { lines, sizes, now, columns: screen.columns })
      if (next.text !== '') say(next.text)
      drawn = next.drawn
    } else {
      const due = (row?.lines ?? []).filter(({ at }) => at <= now)
      const text = due.slice(drawn.printed).map((line) => `${line.text}\n`)
      if (text.length > 0) say(text.join(''))
      drawn = { ...drawn, printed: due.length }
      if (bar)
        for (const one of barsAt({ lines: row?.lines ?? [], sizes: source.sizes(cli.tx), now }))
          bar(one)
    }
    if (isOver(row) || cli.interrupted) return row
    const until = [source.next(cli.tx), screen || bar ? now + PACE : undefined].filter(
      (at) => at !== undefined,
    )
    yield {
      when: (read) => !dequal(source.status(read), row),
      ...(until.length === 0 ? {} : { until: Math.min(...until) }),
    }
  }
}
