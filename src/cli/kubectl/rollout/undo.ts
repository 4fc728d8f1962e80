/**
 * `kubectl rollout undo`: a deployment gets the template of an earlier revision.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_undo/
 */
import { dequal } from 'dequal'
import type { Deployment, ReplicaSet } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { describeTemplate } from '../describe/template.js'
import { Description } from '../describe/text.js'
import { DRY_RUN_FLAG, FILE_FLAGS, PRINT_FLAGS, SELECTOR_FLAG } from '../flags.js'
import { LAST_APPLIED } from '../last-applied.js'
import { REVISION, replicaSetsOf, revisionOf, withoutHash } from '../replica-sets.js'
import { dryRunOf, report } from '../report.js'
import type { AnyObject } from '../resources.js'
import type { Session } from '../session.js'
import { deploymentOf, targetsOf, needRevision } from './targets.js'

const PAUSED =
  "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again"
/** Annotations that belong to the deployment, not to a revision. */
const KEPT = [
  LAST_APPLIED,
  REVISION,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
]

/** The verb `kubectl rollout undo`. */
export const undo = define({
  name: 'rollout undo',
  usage: 'rollout undo (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Undo a previous rollout',
  long: 'Roll back to a previous rollout.',
  flags: {
    ...DRY_RUN_FLAG,
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SELECTOR_FLAG,
    'to-revision': {
      type: 'int',
      default: 0,
      usage: 'The revision to rollback to. Default to 0 (last revision).',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const dryRun = dryRunOf(session, flags.dryRun)
    const revision = flags.toRevision
    needRevision(revision)
    const undone: AnyObject[] = []
    for (const found of yield* targetsOf(session, args, flags)) {
      const deployment = deploymentOf(
        found,
        (kind) => `no rollbacker has been implemented for "${kind}"`,
      )
      const set = revisionToGoTo(session, deployment, revision)
      if (dryRun === 'client') {
        const to = new Description()
        describeTemplate(to, withoutHash(set.spec?.template))
        report(session, found, to.raw.trimEnd(), { ...flags, dryRun: 'none' })
      } else
        report(session, found, rollBack(session, deployment, set, dryRun === 'server'), {
          ...flags,
          dryRun,
        })
      undone.push(found.object)
    }
    return { value: undone }
  },
})

function revisionToGoTo(
  session: Session,
  deployment: Stored<Deployment>,
  revision: number,
): Stored<ReplicaSet> {
  const sets = [...replicaSetsOf(session.api, deployment)]
    .filter((set) => revisionOf(set) > 0)
    .sort((a, b) => revisionOf(b) - revisionOf(a))
  const wanted = revision > 0 ? sets.find((set) => revisionOf(set) === revision) : sets[1]
  if (wanted) return wanted
  throw new CommandError(
    revision > 0
      ? `error: unable to find specified revision ${revision} in history`
      : `error: no rollout history found for deployment "${deployment.metadata.name}"`,
  )
}

/** Gives the deployment the template; what is said about it. */
function rollBack(
  { api }: Session,
  deployment: Stored<Deployment>,
  set: Stored<ReplicaSet>,
  pretend: boolean,
): string {
  if (deployment.spec?.paused) throw new CommandError(PAUSED)
  const template = withoutHash(set.spec?.template)
  if (dequal(template, deployment.spec?.template))
    return `skipped rollback (current template already matches revision ${revisionOf(set)})`
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) =>
    KEPT.includes(key),
  )
  const theirs = Object.entries(set.metadata.annotations ?? {}).filter(
    ([key]) => !KEPT.includes(key),
  )
  const patch = [
    { op: 'replace', path: '/spec/template', value: template },
    {
      op: deployment.metadata.annotations ? 'replace' : 'add',
      path: '/metadata/annotations',
      value: Object.fromEntries([...own, ...theirs]),
    },
  ]
  api.patch('Deployment', deployment.metadata.name, deployment.metadata.namespace, 'json', patch, {
    dryRun: pretend,
    fieldManager: 'kubectl-rollout',
  })
  return 'rolled back'
}
