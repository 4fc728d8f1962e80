/**
 * A terminal that is attached to the containers of a project: what they write is printed as time
 * passes, Ctrl-C stops them.
 *
 * @module
 */
import { containerKey, containers } from '../../docker/container.js'
import { LOG_START, type LogPlace, hasMoreLog } from '../../program/log.js'
import type { Reader } from '../../sim/world.js'
import { hasEnded } from '../docker/container.js'
import type { ProjectContainer } from './containers.js'
import { type LogPrinter, wholeLines } from './log-printer.js'
import type { Scene } from './verb.js'

/** A container that is followed: what of it has been shown. Plain data. */
export interface Followed {
  readonly id: string
  /** As lines begin with it. */
  readonly name: string
  readonly service: string
  readonly seen: LogPlace
  /** Its end has been told, with how often it had been started by then. */
  readonly told: boolean
  /** Its output is printed. */
  readonly shown: boolean
}

/** A container from its start on. */
export const followedFrom = (
  { id, service }: ProjectContainer,
  name: string,
  shown: boolean,
  seen: LogPlace = LOG_START,
): Followed => ({ id, name, service, seen, told: false, shown })

/** What has happened since it was looked at. */
interface Look {
  readonly followed: readonly Followed[]
  /** Containers that ended, in order, with their exit codes. */
  readonly ended: readonly { readonly service: string; readonly exitCode: number }[]
}

/** Prints what is new. */
export function look({ cli }: Scene, printer: LogPrinter, all: readonly Followed[]): Look {
  const ended: Look['ended'][number][] = []
  const followed = all.map((each) => {
    const isOver = hasEnded(cli.tx, cli.machine, each.id)
    const { lines, at } = wholeLines(cli.tx, each.id, each.seen, isOver)
    if (each.shown) for (const line of lines) printer.line(each.name, line)
    if (!isOver || each.told) return { ...each, seen: at, told: isOver }
    const row = cli.tx.get(containers, containerKey(cli.machine, each.id))
    const exitCode = row?.exitCode ?? 137
    printer.status(each.name, `exited with code ${exitCode}`)
    ended.push({ service: each.service, exitCode })
    return { ...each, seen: at, told: true }
  })
  return { followed, ended }
}

/** Whether there is something to print or to tell. */
export const hasNews =
  (machine: string, all: readonly Followed[]) =>
  (read: Reader): boolean =>
    all.some(
      ({ id, seen, told }) =>
        (!told && hasEnded(read, machine, id)) ||
        (told && !hasEnded(read, machine, id)) ||
        (hasMoreLog(read, id, seen) && wholeLines(read, id, seen, false).lines.length > 0),
    )

/** Whether every container has ended. */
export const allEnded = (read: Reader, machine: string, all: readonly Followed[]): boolean =>
  all.every(({ id }) => hasEnded(read, machine, id))
