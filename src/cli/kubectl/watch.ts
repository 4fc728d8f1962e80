/**
 * `kubectl get --watch`: a table that grows by a row for each change, until Ctrl-C.
 *
 * @module
 */
import { KUBECTL_COLUMNS, align } from '../../text/tabwriter.js'
import { rfc3339 } from '../../text/time.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { printerOf } from './output.js'
import { type AnyObject, type Request, type WhichFlags, fetch } from './resources.js'
import { type TableFlags, tableRows } from './rows.js'
import type { Session } from './session.js'
import { type Changes, Watched } from './watched.js'

const ONE_KIND = 'error: you may only specify a single resource type'
const COLUMNS_FOR_EVENTS = 'error: --output-watch-events option can only be used with --output'

type WatchFlags = TableFlags &
  WhichFlags & {
    readonly watchOnly: boolean
    readonly outputWatchEvents: boolean
  }

/** Prints what is there, then every change. @throws CommandError for several kinds */
export function* watchObjects(
  session: Session,
  requests: readonly Request[],
  flags: WatchFlags,
): Generator<Wait, VerbResult<readonly AnyObject[]>> {
  const [request] = requests
  if (!request || requests.length > 1) throw new CommandError(ONE_KIND)
  if (flags.outputWatchEvents && !flags.output) throw new CommandError(COLUMNS_FOR_EVENTS)
  const print = rowPrinter(session, request, flags)
  const { cli } = session
  // What the session remembers of itself it has to learn outside of questions, or it would not know
  // it in another world.
  void session.cluster
  if (request.kind.deprecation) session.warn(request.kind.deprecation)
  const watched = new Watched(request, cli.store)
  const look = (): Changes => cli.ask((tx) => watched.look(tx, listed(session, request, flags)))
  const first = look()
  let state: Printed = { widths: [], headed: flags.noHeaders === true }
  if (!flags.watchOnly) state = print(first.changed, state)
  const turns = cli.turns()
  while (!cli.interrupted) {
    state = turns.carry(state)
    yield { when: (read) => watched.differs(read), endless: true }
    const { gone, changed } = look()
    state = print([...gone.map((object) => deleted(object, session.tx.now)), ...changed], state)
  }
  return { value: cli.ask((tx) => watched.objects(tx)) }
}

/** How the table looks so far. */
interface Printed {
  readonly widths: readonly number[]
  readonly headed: boolean
}

/** An object as it was when it went: whatever else it was, it was being deleted. */
const deleted = (object: AnyObject, now: number): AnyObject =>
  object.metadata.deletionTimestamp
    ? object
    : { ...object, metadata: { ...object.metadata, deletionTimestamp: rfc3339(now) } }

/** What is there now; that a named object is gone is no error once the watch has begun. */
const listed = (
  session: Session,
  { name, ...request }: Request,
  flags: WatchFlags,
): readonly AnyObject[] =>
  fetch(session, request, {
    ...flags,
    ...(name === undefined ? {} : { fieldSelector: `metadata.name=${name}` }),
  }).map(({ object }) => object)

/** Prints objects below what was printed before; gives what the next ones have to go on from. */
function rowPrinter(
  session: Session,
  { kind }: Request,
  flags: WatchFlags,
): (objects: readonly AnyObject[], state: Printed) => Printed {
  const printer = printerOf(flags, session.cli.files, { columns: true })
  if (printer)
    return (objects, state) => {
      for (const object of objects)
        session.out(
          `${flags.output === 'yaml' ? '---\n' : ''}${printer({ items: [{ kind, object }], single: true })}`,
        )
      return state
    }
  return (objects, state) => {
    if (objects.length === 0) return state
    const rows = tableRows(session, kind, objects, { ...flags, noHeaders: state.headed })
    const { text, widths } = align(rows.map((row) => row.join('\t')).join('\n'), {
      ...KUBECTL_COLUMNS,
      remembered: state.widths,
    })
    session.out(`${text}\n`)
    return { widths, headed: true }
  }
}
