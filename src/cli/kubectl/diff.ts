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
import { ExecError } from '../../program/program.js'
import { type Cli, CommandError, type VerbResult, type Wait } from '../verb.js'
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
/** The variable that names a program of the user's, with options. */
const EXTERNAL = 'KUBECTL_EXTERNAL_DIFF'
/** What an option of that program may look like; others are left out. */
const OPTION = /^[a-zA-Z0-9=-]+$/
const NOT_RUN = (program: string, why: string): string =>
  `error: failed to run "${program}": ${why}`
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
      const versions = manifests.map((manifest) => versionsOf(session, manifest))
      if (session.cli.env[EXTERNAL])
        return yield* shownByProgram(session, versions, { live, merged })
      const text = versions.map((one) => differenceOf(session, one, { live, merged })).join('')
      session.out(text)
      return { value: { text }, exitCode: text === '' ? 0 : DIFFERENT }
    } catch (error) {
      throw new CommandError(failureOf(error).text, FAILED)
    }
  },
})

/** An object as it is and as it would be, as files. */
interface Versions {
  readonly file: string
  readonly live: string
  readonly merged: string
}

/** The folders in which both are. */
interface Folders {
  readonly live: string
  readonly merged: string
}

function versionsOf(session: Session, { kind, body }: Manifest): Versions {
  const now = findObject(session, kind, body.metadata?.name ?? '', body.metadata?.namespace)
  const after = wouldBe(session, kind, body as AnyObject, now)
  const file = [
    ...(kind.group === '' ? [] : [kind.group]),
    kind.version,
    kind.kind,
    body.metadata?.namespace ?? '',
    body.metadata?.name ?? '',
  ].join('.')
  return { file, live: now ? toYaml(shown(now)) : '', merged: toYaml(shown(after)) }
}

/** What an apply would change of one object, with the lines around it. */
function differenceOf(session: Session, { file, ...texts }: Versions, folders: Folders): string {
  const lines = unifiedDiff(texts.live, texts.merged)
  if (lines === '') return ''
  const [live, merged] = [`${folders.live}/${file}`, `${folders.merged}/${file}`]
  const time = rfc3339nano(session.tx.now).replace('T', ' ').replace('Z', ' +0000')
  return `diff -u -N ${live} ${merged}\n--- ${live}\t${time}\n+++ ${merged}\t${time}\n${lines}`
}

/** A program of the user's shows the differences; its exit code says whether there are any. */
function* shownByProgram(
  { cli }: Session,
  versions: readonly Versions[],
  folders: Folders,
): Generator<Wait, VerbResult<{ readonly text: string }>> {
  const [program = '', ...options] = (cli.env[EXTERNAL] ?? '').split(' ')
  for (const side of ['live', 'merged'] as const) {
    cli.files.mkdir(folders[side])
    for (const { file, [side]: text } of versions)
      if (text !== '') cli.files.write(`${folders[side]}/${file}`, text)
  }
  const words = options.filter((word) => OPTION.test(word))
  let exitCode: number
  try {
    exitCode = yield* codeOf(cli, [program, folders.live, folders.merged, ...words])
  } finally {
    for (const folder of Object.values(folders)) cli.files.remove(folder)
  }
  if (exitCode > DIFFERENT) throw new CommandError(NOT_RUN(program, `exit status ${exitCode}`))
  return { value: { text: '' }, exitCode }
}

function* codeOf(cli: Cli, argv: readonly [string, ...string[]]): Generator<Wait, number> {
  try {
    return yield* cli.run(argv)
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    throw new CommandError(NOT_RUN(argv[0], error.message.replace(/^exec: "[^"]*": /, '')))
  }
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
