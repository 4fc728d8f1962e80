/**
 * `kubectl annotate`: sets and removes annotations.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_annotate/
 */
import type { VerbResult, Wait } from '../verb.js'
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
import { changedPairs, checkArguments, pairsPatch, splitArguments } from './metadata-change.js'
import { dryRunOf, report } from './report.js'
import { type AnyObject, fetch, requestsOf } from './resources.js'

/** The verb `kubectl annotate`. */
export const annotate = define({
  name: 'annotate',
  usage:
    'annotate [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]',
  short: 'Update the annotations on a resource',
  flags: {
    ...ALL_FLAG,
    ...ALL_NAMESPACES_FLAG,
    ...DRY_RUN_FLAG,
    ...FIELD_SELECTOR_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...RECORD_FLAG,
    ...SELECTOR_FLAG,
    ...managerFlag('kubectl-annotate'),
    list: { type: 'boolean', usage: 'If true, display the annotations for a given resource.' },
    overwrite: {
      type: 'boolean',
      usage:
        'If true, allow annotations to be overwritten, otherwise reject annotation updates that overwrite existing annotations.',
    },
    'resource-version': {
      type: 'string',
      usage:
        'If non-empty, the annotation update will only succeed if this is the current resource-version for the object. Only valid when specifying a single resource.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const split = splitArguments(args, 'annotations')
    checkArguments(split, 'annotations', flags)
    const { resources, change } = split
    const dryRun = dryRunOf(session, flags.dryRun)
    const requests = yield* requestsOf(session, resources, flags)
    const errors: unknown[] = []
    const changed: AnyObject[] = []
    for (const { kind, object } of requests.flatMap(
      (request) => collect(errors, () => fetch(session, request, flags)) ?? [],
    )) {
      const { name, namespace } = object.metadata
      const written = collect(errors, () => {
        const after = changedPairs(object, 'annotations', change, flags.overwrite)
        if (dryRun === 'client')
          return { ...object, metadata: { ...object.metadata, annotations: after } } as AnyObject
        return session.api.patch(
          kind,
          name,
          namespace,
          'merge',
          pairsPatch(object, 'annotations', after),
          {
            dryRun: dryRun === 'server',
            fieldManager: flags.fieldManager,
          },
        ) as unknown as AnyObject
      })
      if (!written) continue
      changed.push(written)
      if (flags.list)
        session.out(
          Object.entries(written.metadata.annotations ?? {})
            .map(([key, value]) => `${key}=${value}\n`)
            .sort()
            .join(''),
        )
      else report(session, { kind, object: written }, 'annotated', { ...flags, dryRun })
    }
    yield* throwCollected(session, errors)
    return { value: changed }
  },
})
