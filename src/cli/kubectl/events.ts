/**
 * `kubectl events`: what happened, oldest first.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_events/
 */
import type { Event } from '../../types/kubernetes/core/v1.js'
import { event as eventKind } from '../../kubernetes/kinds/event/index.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { KUBECTL_COLUMNS, table } from '../../text/tabwriter.js'
import { parseTime } from '../../text/time.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { since } from './describe/text.js'
import { ALL_NAMESPACES_FLAG, PRINT_FLAGS } from './flags.js'
import { printerOf } from './output.js'
import { kindNamed } from './resources.js'

const HEADERS = ['LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE']

/** The verb `kubectl events`. */
export const events = define({
  name: 'events',
  usage:
    'events [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file] [--for TYPE/NAME] [--watch] [--types=Normal,Warning]',
  short: 'List events',
  flags: {
    ...ALL_NAMESPACES_FLAG,
    ...PRINT_FLAGS,
    for: {
      type: 'string',
      default: '',
      usage: 'Filter events to only those pertaining to the specified resource.',
    },
    'no-headers': {
      type: 'boolean',
      usage: "When using the default output format, don't print headers.",
    },
    types: { type: 'strings', usage: 'Output only events of given types.' },
  },
  *run(session, _args, flags): Generator<Wait, VerbResult<readonly Stored<Event>[]>> {
    const [type = '', name] = flags.for.split('/')
    if (flags.for && !name) throw new CommandError('error: --for must be in resource/name form')
    const kind = flags.for ? kindNamed(session, type).kind : undefined
    const types = flags.types.map((one) => one.toLowerCase())
    const found = session.api
      .list('Event', flags.allNamespaces ? {} : { namespace: session.namespace })
      .filter(
        ({ involvedObject }) =>
          kind === undefined || (involvedObject.kind === kind && involvedObject.name === name),
      )
      .filter((event) => types.length === 0 || types.includes((event.type ?? '').toLowerCase()))
    const sorted = [...found].sort((a, b) => lastTime(a) - lastTime(b))
    const printer = printerOf(flags, session.cli.files)
    if (printer)
      session.out(
        printer({ items: sorted.map((object) => ({ kind: eventKind, object })), single: false }),
      )
    else if (sorted.length === 0)
      session.err(
        flags.allNamespaces
          ? 'No events found.\n'
          : `No events found in ${session.namespace} namespace.\n`,
      )
    else {
      const rows = sorted.map((event) => [
        ...(flags.allNamespaces ? [event.metadata.namespace ?? ''] : []),
        age(event, session.tx.now),
        event.type ?? '',
        event.reason ?? '',
        `${event.involvedObject.kind}/${event.involvedObject.name}`,
        (event.message ?? '').trim(),
      ])
      session.out(
        table(
          flags.noHeaders
            ? rows
            : [[...(flags.allNamespaces ? ['NAMESPACE'] : []), ...HEADERS], ...rows],
          KUBECTL_COLUMNS,
        ),
      )
    }
    return { value: sorted }
  },
})

const lastText = (event: Stored<Event>): string | undefined =>
  (event.series?.lastObservedTime ??
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp) ||
  undefined
const lastTime = (event: Stored<Event>): number => parseTime(lastText(event) ?? '') ?? 0

/** `5s`, or `2s (x4 over 6s)` for what happened again. */
function age(event: Stored<Event>, now: number): string {
  const count = event.series?.count ?? event.count ?? 1
  const first = since(event.eventTime ?? event.firstTimestamp, now)
  return count > 1 ? `${since(lastText(event), now)} (x${count} over ${first})` : first
}
