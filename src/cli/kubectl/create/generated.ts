/**
 * What the `kubectl create KIND` verbs have in common: flags, checks, sending the object that they
 * made.
 *
 * @module
 */
import { servedKind } from '../../../kubernetes/kinds/served.js'
import type { KubeObject, Kind } from '../../../kubernetes/kinds/kind.js'
import { isApiError } from '../../../kubernetes/apiserver/errors.js'
import { CommandError } from '../../verb.js'
import { usageError } from '../failure.js'
import {
  DRY_RUN_FLAG,
  PRINT_FLAGS,
  SAVE_CONFIG_FLAG,
  VALIDATE_FLAG,
  managerFlag,
} from '../flags.js'
import { withLastApplied } from '../last-applied.js'
import type { PrintFlags } from '../output.js'
import { dryRunOf, report } from '../report.js'
import { type AnyObject, kindNamed } from '../resources.js'
import type { Session } from '../session.js'

/** The flags of every generator. */
export const GENERATOR_FLAGS = {
  ...DRY_RUN_FLAG,
  ...PRINT_FLAGS,
  ...SAVE_CONFIG_FLAG,
  ...VALIDATE_FLAG,
  ...managerFlag('kubectl-create'),
} as const

/** The values of those flags. */
export interface GeneratorFlags extends PrintFlags {
  readonly dryRun: string
  readonly saveConfig: boolean
  readonly fieldManager: string
}

/** The one name that a generator takes. @throws CommandError */
export function oneName(args: readonly string[], verb: string): string {
  const names = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined)
  if (names.length !== 1 || names[0] === undefined)
    throw usageError(`exactly one NAME is required, got ${names.length}`, verb)
  return names[0]
}

/** The command after `--`. */
export const commandAfterDash = (args: readonly string[]): readonly string[] =>
  args.includes('--') ? args.slice(args.indexOf('--') + 1) : []

/** Creates an object that the client made, and reports it. @throws ApiError */
export function send(
  session: Session,
  object: KubeObject,
  flags: GeneratorFlags,
  what = 'created',
): AnyObject {
  const dryRun = dryRunOf(session, flags.dryRun)
  const kind = kindIn(session, object)
  const inPlace =
    kind.namespaced && session.enforcedNamespace !== undefined && dryRun === 'client'
      ? namespaced(object, session.enforcedNamespace)
      : object
  const body = flags.saveConfig ? withLastApplied(inPlace, { ownOrder: true }) : inPlace
  const created =
    dryRun === 'client'
      ? (body as AnyObject)
      : sendTo(session, kind, body, dryRun === 'server', flags.fieldManager)
  report(session, { kind, object: created, ownOrder: dryRun === 'client' }, what, {
    ...flags,
    dryRun,
  })
  return created
}

/**
 * Like `send`, but what the server refuses is reported as a failure to create `what`. @throws
 * CommandError
 */
export function sendOrTell(
  session: Session,
  object: KubeObject,
  flags: GeneratorFlags,
  what: string,
): AnyObject {
  try {
    return send(session, object, flags)
  } catch (error) {
    if (isApiError(error))
      throw new CommandError(`error: failed to create ${what} ${error.message}`)
    throw error
  }
}

function sendTo(
  session: Session,
  kind: Kind,
  body: KubeObject,
  dryRun: boolean,
  fieldManager = 'kubectl-create',
): AnyObject {
  const { status: _, ...object } = (
    kind.namespaced ? namespaced(body, body.metadata?.namespace ?? session.namespace) : body
  ) as KubeObject & { readonly status?: unknown }
  return session.api.create(kind, withoutNulls(object) as never, {
    dryRun,
    fieldManager,
  }) as unknown as AnyObject
}

const namespaced = (object: KubeObject, namespace: string): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, namespace },
})

/** Nulls say only how Go prints a time that is not set. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part === null || part === undefined ? [] : [[key, withoutNulls(part)]],
    ),
  )
}

const kindIn = (session: Session, { kind = '' }: KubeObject): Kind =>
  servedKind(session.tx, kind) ?? kindNamed(session, kind)

/** Metadata as the client makes it. */
export const newMeta = (
  name: string,
  labels?: Readonly<Record<string, string>>,
): KubeObject['metadata'] => ({
  name,
  ...(labels && Object.keys(labels).length > 0 ? { labels } : {}),
})

/** What `--image` means in the verbs that create jobs. */
export const IMAGE_USAGE = 'Image name to run.'
