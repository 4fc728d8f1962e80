/**
 * `kubectl get`: shows objects as a table, or in another format.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/
 */
import type { Kind } from '../../kubernetes/kinds/kind.js'
import type { VerbResult, Wait } from '../verb.js'
import { define } from './definition.js'
import { collect, throwCollected } from './failure.js'
import {
  ALL_NAMESPACES_FLAG,
  FIELD_SELECTOR_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  SELECTOR_FLAG,
  NO_HEADERS_FLAG,
  CHUNK_FLAG,
} from './flags.js'
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { withManagedFields } from '../../kubernetes/apiserver/field-managers.js'
import { nothingFound } from './nothing-found.js'
import { printerOf } from './output.js'
import {
  type AnyObject,
  type Found,
  type Request,
  type WhichFlags,
  fetch,
  requestsOf,
} from './resources.js'
import { rawFlag, rawGet } from './raw.js'
import { type TableFlags, tableOf } from './rows.js'
import type { Session } from './session.js'
import { sorted } from './sort-by.js'
import { partOfObject, subresourceFlag } from './subresource.js'
import { watchObjects } from './watch.js'

const NOTHING_SAID =
  'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\nerror: Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).\nSee \'kubectl get -h\' for help and examples'

/** The verb `kubectl get`. */
export const get = define({
  name: 'get',
  usage:
    'get [(-o|--output=)json|yaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]',
  short: 'Display one or many resources',
  flags: {
    ...ALL_NAMESPACES_FLAG,
    ...FIELD_SELECTOR_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SELECTOR_FLAG,
    ...CHUNK_FLAG,
    'ignore-not-found': {
      type: 'boolean',
      usage: 'If the requested object does not exist the command will return exit code 0.',
    },
    'label-columns': {
      type: 'strings',
      short: 'L',
      usage:
        'Accepts a comma separated list of labels that are going to be presented as columns. Names are case-sensitive. You can also use multiple flag options like -L label1 -L label2...',
    },
    ...NO_HEADERS_FLAG,
    output: {
      type: 'string',
      short: 'o',
      usage:
        'Output format. One of: (json, yaml, name, go-template, go-template-file, template, templatefile, jsonpath, jsonpath-as-json, jsonpath-file, custom-columns, custom-columns-file, wide).',
    },
    'output-watch-events': {
      type: 'boolean',
      usage:
        'Output watch event objects when --watch or --watch-only is used. Existing objects are output as initial ADDED events.',
    },
    ...rawFlag('request from'),
    'server-print': {
      type: 'boolean',
      default: true,
      usage:
        'If true, have the server return the appropriate table output. Supports extension APIs and CRDs.',
    },
    'show-kind': {
      type: 'boolean',
      usage: 'If present, list the resource type for the requested object(s).',
    },
    'show-labels': {
      type: 'boolean',
      usage: 'When printing, show all labels as the last column (default hide labels column)',
    },
    'sort-by': {
      type: 'string',
      usage:
        "If non-empty, sort list types using this field specification.  The field specification is expressed as a JSONPath expression (e.g. '{.metadata.name}'). The field in the API resource specified by this JSONPath expression must be an integer or a string.",
    },
    ...subresourceFlag('get'),
    watch: {
      type: 'boolean',
      short: 'w',
      usage: 'After listing/getting the requested object, watch for changes.',
    },
    'watch-only': {
      type: 'boolean',
      usage: 'Watch for changes to the requested object(s), without listing/getting first.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    if (flags.raw) return yield* rawGet(session, flags.raw, args, flags)
    const requests = yield* requestsOf(session, args, flags, { lists: true, nothing: NOTHING_SAID })
    const printer = printerOf(flags, session.cli.files, { columns: true })
    if (flags.watch || flags.watchOnly) return yield* watchObjects(session, requests, flags)
    const errors: unknown[] = []
    const groups = requests.map((request) => ({
      request,
      found: answer(session, request, flags, errors),
    }))
    const found = sorted(
      groups.flatMap((group) =>
        group.found.map((one) => partOfObject(session, one, flags.subresource)),
      ),
      flags.sortBy,
      session.cli.tx.now,
    )
    const single = requests.length === 1 && requests[0]?.name !== undefined
    if (printer) {
      const items = shown(session, found, flags)
      if (!(single && found.length === 0)) session.out(printer({ items, single }))
    } else
      printTables(
        session,
        groups.map(({ request }) => request),
        found,
        flags,
        errors.length > 0 || flags.ignoreNotFound,
      )
    yield* throwCollected(session, errors)
    return { value: found.map(({ object }) => object) }
  },
})

/** Whether managed fields are shown. */
interface ManagedFlags {
  readonly output: string | undefined
  readonly showManagedFields: boolean
}

/**
 * The objects with their managed fields where these are printed: in templates, and in JSON and YAML
 * with `--show-managed-fields`.
 */
function shown(
  session: Session,
  found: readonly Found[],
  { output = '', showManagedFields }: ManagedFlags,
): readonly Found[] {
  const isDocument = ['json', 'yaml', 'kyaml'].includes(output)
  if (isDocument ? !showManagedFields : !output.includes('managedFields')) return found
  return found.map(({ kind, object }) => ({
    kind,
    object: withManagedFields(session.tx, kind, object as never) as unknown as AnyObject,
  }))
}

/** What a request finds; what is not there is an error unless it may be missing. */
function answer(
  session: Session,
  request: Request,
  flags: WhichFlags & { readonly ignoreNotFound: boolean },
  errors: unknown[],
): readonly Found[] {
  const own: unknown[] = []
  const found = collect(own, () => fetch(session, request, flags)) ?? []
  errors.push(...own.filter((error) => !(flags.ignoreNotFound && isApiError(error, 'NotFound'))))
  return found
}

/** Tables, one for each kind, with a blank line between them. */
function printTables(
  session: Session,
  requests: readonly Request[],
  found: readonly Found[],
  flags: TableFlags,
  quiet: boolean,
): void {
  const several = new Set(requests.map(({ kind }) => kind)).size > 1
  const runs: { kind: Kind; objects: AnyObject[] }[] = []
  for (const { kind, object } of found) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.objects.push(object)
    else runs.push({ kind, objects: [object] })
  }
  const { now } = session.tx
  session.outWhenRead((read) =>
    runs
      .map(({ kind, objects }) =>
        tableOf({ now, read }, kind, objects, { ...flags, showKind: several || flags.showKind }),
      )
      .join(flags.noHeaders ? '' : '\n'),
  )
  if (found.length > 0 || quiet) return
  session.err(nothingFound(session, requests, flags.allNamespaces))
}
