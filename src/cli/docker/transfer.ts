/**
 * Follows a pull or a push: prints its lines as time passes, until it has ended.
 *
 * @module
 */
import { dequal } from 'dequal'
import { nextPullLine, pullImage, pullLines, pullStatus } from '../../docker/image/pull.js'
import type { ProgressLine } from '../../docker/image/pull.js'
import { nextPushLine, pushLines, pushStatus } from '../../docker/image/push.js'
import { lookUpImage } from '../../docker/image/find.js'
import { platformMismatch } from '../../docker/image/platform.js'
import { DockerError } from '../../docker/errors.js'
import { familiarString, parseReference, withDefaultTag } from '../../oci/reference.js'
import type { Reader } from '../../sim/world.js'
import type { Cli, Wait } from '../verb.js'

/** What pulls and pushes have in common. */
interface Transfer {
  readonly state: 'pulling' | 'pushing' | 'done' | 'failed'
  readonly lines: readonly ProgressLine[]
  readonly error?: { readonly status: number; readonly message: string }
}

const isOver = (row: Transfer | undefined): boolean =>
  row === undefined || row.state === 'done' || row.state === 'failed'

/** Pulls an image, printing to `say`. @throws DockerError when it cannot be had */
export function* followPull(
  cli: Cli,
  name: string,
  say: (text: string) => void,
): Generator<Wait, void> {
  const id = pullImage(cli.tx, cli.machine, name)
  const row = yield* follow(
    cli,
    {
      status: (read) => pullStatus(read, id),
      lines: (read) => pullLines(read, id),
      next: (read) => nextPullLine(read, id),
    },
    say,
  )
  if (row?.error) throw new DockerError(row.error.status, row.error.message)
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
export const followPush = (cli: Cli, id: string): Generator<Wait, Transfer | undefined> =>
  follow(
    cli,
    {
      status: (read) => pushStatus(read, id),
      lines: (read) => pushLines(read, id),
      next: (read) => nextPushLine(read, id),
    },
    (text) => cli.out(text),
  )

interface Source {
  status(read: Reader): Transfer | undefined
  lines(read: Reader): readonly string[]
  next(read: Reader): number | undefined
}

function* follow(
  cli: Cli,
  source: Source,
  say: (text: string) => void,
): Generator<Wait, Transfer | undefined> {
  const turns = cli.turns()
  for (let printed = 0; ; ) {
    printed = turns.carry(printed)
    const lines = source.lines(cli.tx)
    if (lines.length > printed) say(lines.slice(printed).join(''))
    printed = lines.length
    const row = source.status(cli.tx)
    if (isOver(row) || cli.interrupted) return row
    const until = source.next(cli.tx)
    yield {
      when: (read) => !dequal(source.status(read), row),
      ...(until === undefined ? {} : { until }),
    }
  }
}
