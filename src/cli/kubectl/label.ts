/**
 * `kubectl label`: sets and removes labels.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_label/
 */
import { labelValueErrors } from '../../kubernetes/kinds/names.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { recordCause } from './change-cause.js'
import { define } from './definition.js'
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  DRY_RUN_FLAG,
  FIELD_SELECTOR_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  RECORD_FLAG,
  SELECTOR_FLAG,
  managerFlag,
} from './flags.js'
import { collect, throwCollected } from './failure.js'
import {
  type MetadataChange,
  changedPairs,
  checkArguments,
  pairsPatch,
  splitArguments,
} from './metadata-change.js'
import { type DryRun, dryRunOf, report } from './report.js'
import { type AnyObject, type Found, fetch, requestsOf } from './resources.js'
import type { Session } from './session.js'

/** What the line says, by what happened. */
type Report = 'labeled' | 'unlabeled' | 'not labeled'

/** The verb `kubectl label`. */
export const label = define({
  name: 'label',
  usage:
    'label [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Update the labels on a resource',
  flags: {
    ...ALL_FLAG,
    ...ALL_NAMESPACES_FLAG,
    ...DRY_RUN_FLAG,
    ...FIELD_SELECTOR_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...SELECTOR_FLAG,
    ...managerFlag('kubectl-label'),
    list: { type: 'boolean', usage: 'If true, display the labels for a given resource.' },
    overwrite: {
      type: 'boolean',
      usage:
        'If true, allow labels to be overwritten, otherwise reject label updates that overwrite existing labels.',
    },
    'resource-version': {
      type: 'string',
      usage:
        'If non-empty, the labels update will only succeed if this is the current resource-version for the object. Only valid when specifying a single resource.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const split = splitArguments(args, 'labels')
    checkArguments(split, 'labels', flags)
    const { resources, change } = split
    for (const value of change.set.values()) {
      const errors = labelValueErrors(value)
      if (errors.length > 0)
        throw new CommandError(
          `error: invalid label value: ${JSON.stringify(`${[...change.set].find(([, one]) => one === value)?.[0]}=${value}`)}: ${errors.join(';')}`,
        )
    }
    const dryRun = dryRunOf(session, flags.dryRun)
    const requests = yield* requestsOf(session, resources, flags)
    const errors: unknown[] = []
    const changed: AnyObject[] = []
    for (const found of requests.flatMap(
      (request) => collect(errors, () => fetch(session, request, flags)) ?? [],
    )) {
      const after = collect(errors, () =>
        labelOne(session, found, change, {
          overwrite: flags.overwrite,
          dryRun,
          record: flags.record,
          manager: flags.fieldManager,
        }),
      )
      if (!after) continue
      changed.push(after.object)
      if (flags.list) session.out(listed(after.object))
      else
        report(session, { kind: found.kind, object: after.object }, after.what, {
          ...flags,
          dryRun,
        })
    }
    yield* throwCollected(session, errors)
    return { value: changed }
  },
})

const listed = ({ metadata }: AnyObject): string =>
  Object.entries(metadata.labels ?? {})
    .map(([key, value]) => `${key}=${value}\n`)
    .sort()
    .join('')

interface LabelOptions {
  readonly overwrite: boolean
  readonly dryRun: DryRun
  readonly record: boolean
  readonly manager: string
}

function labelOne(
  session: Session,
  { kind, object }: Found,
  change: MetadataChange,
  { overwrite, dryRun, record, manager }: LabelOptions,
): { readonly object: AnyObject; readonly what: Report } {
  const { name, namespace, labels } = object.metadata
  for (const key of change.removed)
    if (!Object.hasOwn(labels ?? {}, key)) session.out(`label ${JSON.stringify(key)} not found.\n`)
  const after = changedPairs(object, 'labels', change, overwrite)
  const what = reportOf(labels, after, change, overwrite)
  if (dryRun === 'client')
    return { object: { ...object, metadata: { ...object.metadata, labels: after } }, what }
  const patched = session.api.patch(
    kind,
    name,
    namespace,
    'merge',
    pairsPatch(object, 'labels', after),
    { dryRun: dryRun === 'server', fieldManager: manager },
  )
  if (record && dryRun === 'none') recordCause(session, kind, name, namespace)
  return { object: patched as unknown as AnyObject, what }
}

/**
 * The client compares how the object would be written before and after: labels that are there but
 * empty make it longer.
 */
function reportOf(
  before: Readonly<Record<string, string>> | undefined,
  after: Readonly<Record<string, string>>,
  { set, removed }: MetadataChange,
  overwrite: boolean,
): Report {
  const [was, is] = [JSON.stringify(before ?? {}), JSON.stringify(after)]
  if (was === is && !(before === undefined && set.size === 0 && removed.length > 0))
    return 'not labeled'
  return !overwrite && is.length < was.length ? 'unlabeled' : 'labeled'
}
