/**
 * `kubectl diff`: what `kubectl apply` would change.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_diff/
 */
import { isApiError } from '../../kubernetes/apiserver/errors.js'
import { decode } from '../../kubernetes/apiserver/decode.js'
import type { Kind } from '../../kubernetes/kinds/kind.js'
import { rfc3339nano } from '../../text/time.js'
import { toYaml } from '../../text/yaml.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { failureOf } from './failure.js'
import { FILE_FLAGS, SELECTOR_FLAG, managerFlag } from './flags.js'
import { LAST_APPLIED, lastApplied, withLastApplied } from './last-applied.js'
import { type Manifest, needFiles, readManifests } from './manifest.js'
import { type AnyObject, findObject } from './resources.js'
import type { Session } from './session.js'
import { threeWayPatch, patchTypeOf } from './three-way.js'
import { unifiedDiff } from '../../text/unified-diff.js'

const DIFFERENT = 1
const FAILED = 2
const DIRECTORY_DIGITS = 1_000_000_000

/** The verb `kubectl diff`. */
export const diff = define({
  name: 'diff',
  usage: 'diff -f FILENAME',
  short: 'Diff the live version against a would-be applied version',
  flags: { ...FILE_FLAGS, ...SELECTOR_FLAG, ...managerFlag('kubectl-client-side-apply') },
  *run(session, _args, flags): Generator<Wait, VerbResult<{ readonly text: string }>> {
    try {
      needFiles(flags)
      const manifests = yield* readManifests(session, flags)
      const [live, merged] = ['LIVE', 'MERGED'].map(
        (name) => `/tmp/${name}-${session.tx.random.int(0, DIRECTORY_DIGITS)}`,
      ) as [string, string]
      const text = manifests
        .map((manifest) => differenceOf(session, manifest, { live, merged }))
        .join('')
      session.out(text)
      return { value: { text }, exitCode: text === '' ? 0 : DIFFERENT }
    } catch (error) {
      throw new CommandError(failureOf(error).text, FAILED)
    }
  },
})

/** What an apply would change of one object, with the lines around it. */
function differenceOf(
  session: Session,
  { kind, body }: Manifest,
  { live, merged }: { readonly live: string; readonly merged: string },
): string {
  const now = findObject(session, kind, body.metadata?.name ?? '', body.metadata?.namespace)
  const after = wouldBe(session, kind, body as AnyObject, now)
  const file = [
    ...(kind.group === '' ? [] : [kind.group]),
    kind.version,
    kind.kind,
    body.metadata?.namespace ?? '',
    body.metadata?.name ?? '',
  ].join('.')
  const lines = unifiedDiff(now ? toYaml(shown(now)) : '', toYaml(shown(after)))
  if (lines === '') return ''
  const time = rfc3339nano(session.tx.now).replace('T', ' ').replace('Z', ' +0000')
  return `diff -u -N ${live}/${file} ${merged}/${file}\n--- ${live}/${file}\t${time}\n+++ ${merged}/${file}\t${time}\n${lines}`
}

function wouldBe(
  session: Session,
  kind: Kind,
  body: AnyObject,
  now: AnyObject | undefined,
): AnyObject {
  const modified = withLastApplied(body)
  const options = { dryRun: true }
  if (!now)
    return session.api.create(
      kind,
      decode(kind, modified) as never,
      options,
    ) as unknown as AnyObject
  const patch = threeWayPatch(
    kind,
    lastApplied(now),
    modified as unknown as Readonly<Record<string, unknown>>,
    now as unknown as Readonly<Record<string, unknown>>,
  )
  try {
    return session.api.patch(
      kind,
      now.metadata.name,
      now.metadata.namespace,
      patchTypeOf(kind),
      patch,
      options,
    ) as unknown as AnyObject
  } catch (error) {
    if (isApiError(error, 'NotFound')) return now
    throw error
  }
}

/** The object without what only says how it was applied. */
function shown(object: AnyObject): AnyObject {
  const { annotations, ...metadata } = object.metadata
  const others = Object.entries(annotations ?? {}).filter(([key]) => key !== LAST_APPLIED)
  return {
    ...object,
    metadata: {
      ...metadata,
      ...(others.length > 0 ? { annotations: Object.fromEntries(others) } : {}),
    },
  }
}
