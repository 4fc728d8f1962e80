/**
 * `kubectl get --watch`: a table that grows by a row for each change, until Ctrl-C.
 *
 * What is there is listed first; then kubectl watches from the resource version of the list.
 *
 * @module
 */
import { KUBECTL_COLUMNS, align } from '../../text/tabwriter.js'
import { rfc3339 } from '../../text/time.js'
import { eventsSince, hasEvents, startWatch } from '../../kubernetes/apiserver/watch/watch.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { printerOf } from './output.js'
import { type AnyObject, type Request, type WhichFlags, fetch, listOptionsOf } from './resources.js'
import { type TableFlags, lookedAt, tableRows } from './rows.js'
import type { Session } from './session.js'

const ONE_KIND = 'error: you may only specify a single resource type'
const COLUMNS_FOR_EVENTS = 'error: --output-watch-events option can only be used with --output'

type WatchFlags = TableFlags &
  WhichFlags & {
    readonly watchOnly: boolean
    readonly outputWatchEvents: boolean
  }

/** Something that happened to an object. */
interface Event {
  readonly type: string
  readonly object: AnyObject
}

/** Prints what is there, then every change. @throws CommandError for several kinds */
export function* watchObjects(
  session: Session,
  requests: readonly Request[],
  flags: WatchFlags,
): Generator<Wait, VerbResult<readonly AnyObject[]>> {
  const [given] = requests
  if (!given || requests.length > 1) throw new CommandError(ONE_KIND)
  if (flags.outputWatchEvents && !flags.output) throw new CommandError(COLUMNS_FOR_EVENTS)
  const request = asList(given)
  const { kind } = request
  const which = whichOf(given, flags)
  const print = rowPrinter(session, request, flags)
  const { cli } = session
  // What the session remembers of itself it has to learn outside of questions, or it would not know
  // it in another world.
  void session.cluster
  session.authorize('watch', kind, { name: given.name, namespace: request.namespace })
  if (given.name !== undefined) fetch(session, given, flags)
  else if (kind.deprecation) session.warn(kind.deprecation)
  const { objects, revision } = cli.ask((tx) => ({
    objects: listed(session, request, which),
    revision: startWatch(tx, kind),
  }))
  let state: Printed = { widths: [], headed: flags.noHeaders === true, revision }
  if (!flags.watchOnly)
    state = print(
      objects.map((object) => ({ type: 'ADDED', object })),
      state,
    )
  const turns = cli.turns()
  while (!cli.interrupted) {
    state = turns.carry(state)
    const since = state.revision
    yield { when: (read) => hasEvents(read, kind, since), endless: true }
    const news = cli.ask((tx) => eventsSince(tx, kind, listOptionsOf(request, which), since))
    state = { ...print(news.events as readonly Event[], state), revision: news.revision }
  }
  return { value: cli.ask(() => listed(session, request, which)) }
}

/** How the table looks so far, and what it shows of what has happened. */
interface Printed {
  readonly widths: readonly number[]
  readonly headed: boolean
  readonly revision: number
}

/** An object as it was when it went: whatever else it was, it was being deleted. */
const deleted = (object: AnyObject, now: number): AnyObject =>
  object.metadata.deletionTimestamp
    ? object
    : { ...object, metadata: { ...object.metadata, deletionTimestamp: rfc3339(now) } }

/** A watch of one object is a watch of the list in which it is alone. */
const asList = ({ kind, namespace }: Request): Request => ({ kind, namespace })

const whichOf = ({ name }: Request, flags: WatchFlags): WhichFlags => ({
  ...flags,
  ...(name === undefined ? {} : { fieldSelector: `metadata.name=${name}` }),
})

/** What is there now. */
const listed = (session: Session, request: Request, which: WhichFlags): readonly AnyObject[] =>
  fetch(session, request, which).map(({ object }) => object)

/** Prints events below what was printed before; gives what the next ones have to go on from. */
function rowPrinter(
  session: Session,
  { kind }: Request,
  flags: WatchFlags,
): (events: readonly Event[], state: Printed) => Printed {
  const printer = printerOf(flags, session.cli.files, { columns: true })
  const shown = ({ type, object }: Event): AnyObject =>
    type === 'DELETED' ? deleted(object, session.tx.now) : object
  if (printer)
    return (events, state) => {
      for (const { type, object } of events.map((one) => ({ ...one, object: shown(one) }))) {
        const item = flags.outputWatchEvents ? ({ type, object } as unknown as AnyObject) : object
        const separator = flags.output === 'yaml' ? '---\n' : ''
        session.out(`${separator}${printer({ items: [{ kind, object: item }], single: true })}`)
      }
      return state
    }
  return (events, state) => {
    if (events.length === 0) return state
    const options = { ...flags, noHeaders: state.headed }
    const rows = tableRows(lookedAt(session), kind, events.map(shown), options)
    const { text, widths } = align(rows.map((row) => row.join('\t')).join('\n'), {
      ...KUBECTL_COLUMNS,
      remembered: state.widths,
    })
    session.out(`${text}\n`)
    return { ...state, widths, headed: true }
  }
}
