/**
 * What the `kubectl set` verbs have in common: which objects, their pod templates, writing the
 * change.
 *
 * @module
 */
import { dequal } from 'dequal'
import { type Draft, produce } from 'immer'
import type { Container, PodSpec } from '../../../types/kubernetes/core/v1.js'
import { CommandError, type Wait } from '../../verb.js'
import { recordCause } from '../change-cause.js'
import { collect, throwCollected } from '../failure.js'
import {
  ALL_FLAG,
  DRY_RUN_FLAG,
  FILE_FLAGS,
  PRINT_FLAGS,
  RECORD_FLAG,
  SELECTOR_FLAG,
  managerFlag,
} from '../flags.js'
import type { PrintFlags } from '../output.js'
import { dryRunOf, report } from '../report.js'
import { type AnyObject, type Found, type WhichFlags, fetch, requestsOf } from '../resources.js'
import type { Session } from '../session.js'

/** The flags of every `kubectl set` verb. */
export const SET_FLAGS = {
  ...ALL_FLAG,
  ...DRY_RUN_FLAG,
  ...FILE_FLAGS,
  ...PRINT_FLAGS,
  ...RECORD_FLAG,
  ...SELECTOR_FLAG,
  ...managerFlag('kubectl-set'),
  local: {
    type: 'boolean',
    usage: 'If true, the verb will NOT contact api-server but run locally.',
  },
} as const

/** The values of those flags. */
interface SetFlags extends WhichFlags, PrintFlags {
  readonly dryRun: string
  readonly fieldManager: string
  readonly record: boolean
}

/** A change of the pod spec of an object; it may throw CommandError. */
type SpecRecipe = (spec: Draft<PodSpec>) => void

/**
 * Words that say which objects, and words that say what to change (with `=`, or a `-` at the end).
 */
export function splitChanges(args: readonly string[]): {
  readonly resources: readonly string[]
  readonly changes: readonly string[]
} {
  const first = args.findIndex(
    (word) => (word.includes('=') && word[0] !== '=') || /.-$/.test(word),
  )
  return first < 0
    ? { resources: args, changes: [] }
    : { resources: args.slice(0, first), changes: args.slice(first) }
}

/** Changes the pod spec of each object that is meant, and reports those that it changed. */
export function* changeSpecs(
  session: Session,
  resources: readonly string[],
  flags: SetFlags,
  recipe: SpecRecipe,
  what: string,
): Generator<Wait, readonly AnyObject[]> {
  const dryRun = dryRunOf(session, flags.dryRun)
  const requests = yield* requestsOf(session, resources, flags)
  const errors: unknown[] = []
  const written: AnyObject[] = []
  for (const found of requests.flatMap(
    (request) => collect(errors, () => fetch(session, request, flags)) ?? [],
  )) {
    const after = collect(errors, () => {
      const changed = withSpec(found, recipe)
      if (dequal(changed, found.object)) return undefined
      if (dryRun === 'client') return changed
      return session.api.update(found.kind, changed as never, {
        dryRun: dryRun === 'server',
        fieldManager: flags.fieldManager,
      }) as unknown as AnyObject
    })
    if (!after) continue
    if (flags.record && dryRun === 'none')
      recordCause(session, found.kind, after.metadata.name, after.metadata.namespace)
    report(session, { kind: found.kind, object: after }, what, { ...flags, dryRun })
    written.push(after)
  }
  yield* throwCollected(session, errors)
  return written
}

interface Templated {
  spec?: {
    template?: { spec?: PodSpec }
    jobTemplate?: { spec?: { template?: { spec?: PodSpec } } }
  }
}

function withSpec({ kind, object }: Found, recipe: SpecRecipe): AnyObject {
  return produce(object, (draft) => {
    const { spec } = draft as Draft<Templated>
    const podSpec =
      kind.kind === 'Pod'
        ? (spec as Draft<PodSpec> | undefined)
        : (spec?.template?.spec ?? spec?.jobTemplate?.spec?.template?.spec)
    if (!podSpec?.containers)
      throw new CommandError(
        `error: the object is not a pod or does not have a pod template: *v1.${kind.kind}`,
      )
    recipe(podSpec)
  })
}

/** A template has no such container; `shown` is the name as the verb shows it. */
export const noContainer = (shown: string): CommandError =>
  new CommandError(`error: unable to find container named ${shown}`)

/** The containers that a name with wildcards means. */
export const containersCalled = (spec: Draft<PodSpec>, pattern: string): Draft<Container>[] => {
  const fits = new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  )
  return [...(spec.initContainers ?? []), ...spec.containers].filter(({ name }) => fits.test(name))
}
