/**
 * `kubectl rollout pause`, `resume` and `restart`: small changes of a deployment.
 *
 * @see
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pausing-and-resuming-a-deployment
 */
import type { Deployment } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { rfc3339 } from '../../../text/time.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { type Definition, define } from '../definition.js'
import { collect, throwCollected } from '../failure.js'
import { FILE_FLAGS, PRINT_FLAGS, SELECTOR_FLAG, managerFlag } from '../flags.js'
import { report } from '../report.js'
import { type AnyObject, type Found, resourceOf } from '../resources.js'
import { targetsOf } from './targets.js'

const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'
const TOO_SOON =
  'error: if restart has already been triggered within the past second, please wait before attempting to trigger another'
const FLAGS = {
  ...FILE_FLAGS,
  ...PRINT_FLAGS,
  ...SELECTOR_FLAG,
  ...managerFlag('kubectl-rollout'),
} as const

/** What a switch does to an object: a merge patch, or a CommandError. */
type Change = (found: Found, now: number) => object

interface Switch {
  readonly verb: string
  readonly short: string
  readonly long: string
  readonly done: string
  readonly change: Change
}

const switchVerb = ({
  verb,
  short,
  long,
  done,
  change,
}: Switch): Definition<typeof FLAGS, readonly AnyObject[]> =>
  define({
    name: `rollout ${verb}`,
    usage: verb === 'restart' ? 'rollout restart RESOURCE' : `rollout ${verb} RESOURCE`,
    short,
    long,
    flags: FLAGS,
    *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
      const errors: unknown[] = []
      const changed: AnyObject[] = []
      for (const found of yield* targetsOf(session, args, flags)) {
        const { name, namespace } = found.object.metadata
        const after = collect(errors, () =>
          session.api.patch(found.kind, name, namespace, 'merge', change(found, session.tx.now), {
            fieldManager: flags.fieldManager,
          }),
        )
        if (!after) continue
        changed.push(after as unknown as AnyObject)
        report(session, { kind: found.kind, object: after }, done, flags)
      }
      yield* throwCollected(session, errors)
      return { value: changed }
    },
  })

const titled = ({ kind, object }: Found): string => `${resourceOf(kind)} "${object.metadata.name}"`
const specOf = ({ object }: Found): NonNullable<Deployment['spec']> | undefined =>
  (object as Stored<Deployment>).spec

/** The verb `kubectl rollout pause`. */
export const pause = switchVerb({
  verb: 'pause',
  short: 'Mark the provided resource as paused',
  long: 'Mark the provided resource as paused.\n\n Paused resources will not be reconciled by a controller. Use "kubectl rollout resume" to resume a paused resource. Currently only deployments support being paused.',
  done: 'paused',
  change(found) {
    if (found.kind.kind !== 'Deployment')
      throw new CommandError(`error: ${titled(found)} pausing is not supported`)
    if (specOf(found)?.paused) throw new CommandError(`error: ${titled(found)} is already paused`)
    return { spec: { paused: true } }
  },
})

/** The verb `kubectl rollout resume`. */
export const resume = switchVerb({
  verb: 'resume',
  short: 'Resume a paused resource',
  long: 'Resume a paused resource.\n\n Paused resources will not be reconciled by a controller. By resuming a resource, we allow it to be reconciled again. Currently only deployments support being resumed.',
  done: 'resumed',
  change(found) {
    if (found.kind.kind !== 'Deployment')
      throw new CommandError(`error: ${titled(found)} resuming is not supported`)
    if (!specOf(found)?.paused) throw new CommandError(`error: ${titled(found)} is not paused`)
    return { spec: { paused: null } }
  },
})

/** The verb `kubectl rollout restart`. */
export const restart = switchVerb({
  verb: 'restart',
  short: 'Restart a resource',
  long: 'Restart a resource.\n\n Resource rollout will be restarted.',
  done: 'restarted',
  change(found, now) {
    if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(found.kind.kind))
      throw new CommandError(`error: ${titled(found)} restarting is not supported`)
    const spec = specOf(found)
    if (spec?.paused)
      throw new CommandError(
        `error: ${titled(found)} can't restart paused deployment (run rollout resume first)`,
      )
    const at = rfc3339(now)
    if (spec?.template.metadata?.annotations?.[RESTARTED_AT] === at)
      throw new CommandError(TOO_SOON)
    return { spec: { template: { metadata: { annotations: { [RESTARTED_AT]: at } } } } }
  },
})
