/**
 * `kubectl get --watch`: a table that grows by a row for each change, until Ctrl-C.
 *
 * @module
 */
import { dequal } from 'dequal'
import type { Reader } from '../../sim/world.js'
import { KUBECTL_COLUMNS, align } from '../../text/tabwriter.js'
import { rfc3339 } from '../../text/time.js'
import { CommandError, type Outcome, type Wait } from '../verb.js'
import { printerOf } from './output.js'
import { type AnyObject, type Request, type WhichFlags, fetch } from './resources.js'
import { type TableFlags, tableRows } from './rows.js'
import type { Session } from './session.js'

const ONE_KIND = 'error: you may only specify a single resource type'
const COLUMNS_FOR_EVENTS = 'error: --output-watch-events option can only be used with --output'

type WatchFlags = TableFlags & WhichFlags & { readonly watchOnly?: boolean | undefined; readonly outputWatchEvents?: boolean | undefined }

/** Prints what is there, then every change. @throws CommandError for several kinds */
export function* watchObjects(session: Session, requests: readonly Request[], flags: WatchFlags): Generator<Wait, Outcome<readonly AnyObject[]>> {
  const [request] = requests
  if (!request || requests.length > 1) throw new CommandError(ONE_KIND)
  if (flags.outputWatchEvents && !flags.output) throw new CommandError(COLUMNS_FOR_EVENTS)
  const print = rowPrinter(session, request, flags)
  let state: Watching = { known: listed(session, request, flags), widths: [], headed: flags.noHeaders === true }
  if (!flags.watchOnly) state = print(state.known, state)
  const turns = session.cli.turns()
  while (!session.cli.interrupted) {
    state = turns.carry(state)
    yield { when: changedSince(request, session.tx) }
    const known = new Map(state.known.map((object) => [keyOf(object), object]))
    const now = new Map(listed(session, request, flags).map((object) => [keyOf(object), object]))
    const changed = [...now].filter(([key, object]) => !dequal(known.get(key), object)).map(([, object]) => object)
    const gone = [...known].filter(([key]) => !now.has(key)).map(([, object]) => deleted(object, session.tx.now))
    state = print([...gone, ...changed], { ...state, known: [...now.values()] })
  }
  return { value: state.known }
}

/** What a watch knows, and how its table looks so far. */
interface Watching {
  readonly known: readonly AnyObject[]
  readonly widths: readonly number[]
  readonly headed: boolean
}

const keyOf = ({ metadata }: AnyObject): string => `${metadata.namespace ?? ''}/${metadata.name}/${metadata.uid}`

/** An object as it was when it went: whatever else it was, it was being deleted. */
const deleted = (object: AnyObject, now: number): AnyObject =>
  object.metadata.deletionTimestamp ? object : { ...object, metadata: { ...object.metadata, deletionTimestamp: rfc3339(now) } }

/** What is there now; that a named object is gone is no error once the watch has begun. */
const listed = (session: Session, { name, ...request }: Request, flags: WatchFlags): readonly AnyObject[] =>
  fetch(session, request, { ...flags, ...(name === undefined ? {} : { fieldSelector: `metadata.name=${name}` }) }).map(({ object }) => object)

/** True once a row of the kind's table in the namespace is another than now. */
function changedSince({ kind, namespace, name }: Request, read: Reader): (read: Reader) => boolean {
  if (name !== undefined) {
    const key = kind.namespaced ? `${namespace}/${name}` : name
    const before = read.get(kind.table, key)
    return (later) => !dequal(later.get(kind.table, key), before)
  }
  const prefix = kind.namespaced && namespace !== undefined ? `${namespace}/` : ''
  const before = read.rows(kind.table, prefix)
  return (later) => {
    let i = 0
    let same = true
    later.each(kind.table, prefix, (row) => {
      if (same && !dequal(row, before[i])) same = false
      i++
    })
    return !same || i !== before.length
  }
}

/** Prints objects below what was printed before; gives what the next ones have to go on from. */
function rowPrinter(session: Session, { kind }: Request, flags: WatchFlags): (objects: readonly AnyObject[], state: Watching) => Watching {
  const printer = printerOf(flags, session.cli.files, { columns: true })
  if (printer)
    return (objects, state) => {
      for (const object of objects) session.out(`${flags.output === 'yaml' ? '---\n' : ''}${printer({ items: [{ kind, object }], single: true })}`)
      return state
    }
  return (objects, state) => {
    if (objects.length === 0) return state
    const rows = tableRows(session, kind, objects, { ...flags, noHeaders: state.headed })
    const { text, widths } = align(rows.map((row) => row.join('\t')).join('\n'), { ...KUBECTL_COLUMNS, remembered: state.widths })
    session.out(`${text}\n`)
    return { ...state, widths, headed: true }
  }
}
