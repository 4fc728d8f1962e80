/**
 * What verbs that change something say: `deployment.apps/web scaled`, or the object with `-o`.
 *
 * @module
 */
import type { KubeObject, Kind } from '../../kubernetes/kinds/kind.js'
import { rfc3339micro } from '../../text/time.js'
import { CommandError } from '../verb.js'
import { type PrintFlags, printerOf } from './output.js'
import { nameOf } from './resources.js'
import type { Session } from './session.js'

const CLIENT = ' (dry run)'
const SERVER = ' (server dry run)'
const DEPRECATED_BARE = (time: string): string =>
  `W${time} helpers.go:702] --dry-run is deprecated and can be replaced with --dry-run=client.`

/** What a command pretends: nothing, or to change something here or on the server. */
export type DryRun = 'none' | 'client' | 'server'

/** What `--dry-run` asks for. @throws CommandError */
export function dryRunOf(session: Session, given: string | undefined): DryRun {
  if (given === undefined || given === 'none' || given === 'false') return 'none'
  if (given === 'client' || given === 'server') return given
  if (given !== 'unchanged' && given !== 'true')
    throw new CommandError(
      `error: Invalid dry-run value (${given}). Must be "none", "server", or "client".`,
    )
  session.err(`${DEPRECATED_BARE(logTime(session.tx.now))}\n`)
  return 'client'
}

/**
 * The time of day as the client's log lines carry it: month and day, then the time in microseconds.
 */
function logTime(now: number): string {
  const [, month = '', day = '', time = ''] =
    /^\d+-(\d+)-(\d+)T([\d:.]+)/.exec(rfc3339micro(now)) ?? []
  return `${month}${day} ${time}       1`
}

/** Prints what happened to an object, or the object itself with `-o`. */
export function report(
  session: Session,
  one: { readonly kind: Kind; readonly object: KubeObject; readonly ownOrder?: boolean },
  what: string,
  flags: PrintFlags & { readonly dryRun?: string | undefined },
): void {
  const printer = printerOf(flags, session.cli.files)
  if (printer)
    session.out(
      printer({ items: [one], single: true, ...(one.ownOrder ? { ownOrder: true } : {}) }),
    )
  else session.out(`${nameOf(one)} ${what}${dryRunSuffix(flags.dryRun)}\n`)
}

/** What stands behind the line when nothing was really done. */
export const dryRunSuffix = (dryRun: string | undefined): string =>
  dryRun === 'server'
    ? SERVER
    : dryRun === undefined || dryRun === 'none' || dryRun === 'false'
      ? ''
      : CLIENT
