/**
 * `kubectl rollout undo`: an object gets the template of an earlier revision.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_undo/
 */
import { dequal } from 'dequal'
import type { Deployment } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { describeTemplate } from '../describe/template.js'
import { Description } from '../describe/text.js'
import { DRY_RUN_FLAG, FILE_FLAGS, PRINT_FLAGS, SELECTOR_FLAG } from '../flags.js'
import { LAST_APPLIED } from '../last-applied.js'
import { REVISION, withoutHash } from '../replica-sets.js'
import { dryRunOf, report } from '../report.js'
import type { AnyObject, Found } from '../resources.js'
import type { Session } from '../session.js'
import { type Revision, hasControllerRevisions, revisionsOf } from './revisions.js'
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
      if (!hasControllerRevisions(found.kind.kind))
        deploymentOf(found, (kind) => `no rollbacker has been implemented for "${kind}"`)
      const to = revisionToGoTo(session, found, revision)
      if (dryRun === 'client') {
        const text = new Description()
        describeTemplate(text, withoutHash(to.template))
        report(session, found, text.raw.trimEnd(), { ...flags, dryRun: 'none' })
      } else
        report(session, found, rollBack(session, found, to, dryRun === 'server'), {
          ...flags,
          dryRun,
        })
      undone.push(found.object)
    }
    return { value: undone }
  },
})

function revisionToGoTo(session: Session, found: Found, revision: number): Revision {
  const known = revisionsOf(session, found)
  const wanted = revision > 0 ? known.find(({ number }) => number === revision) : known.at(-2)
  if (wanted) return wanted
  throw new CommandError(
    revision > 0
      ? `error: unable to find specified revision ${revision} in history`
      : hasControllerRevisions(found.kind.kind)
        ? 'error: no last revision to roll back to'
        : `error: no rollout history found for deployment "${found.object.metadata.name}"`,
  )
}

/** Gives the object the template; what is said about it. */
function rollBack(
  { api }: Session,
  { kind, object }: Found,
  to: Revision,
  pretend: boolean,
): string {
  const deployment = object as Stored<Deployment>
  if (deployment.spec?.paused) throw new CommandError(PAUSED)
  const template = withoutHash(to.template)
  if (dequal(template, deployment.spec?.template))
    return `skipped rollback (current template already matches revision ${to.number})`
  const { name, namespace } = object.metadata
  const options = { dryRun: pretend, fieldManager: 'kubectl-rollout' }
  const replace = { op: 'replace', path: '/spec/template', value: template }
  if (hasControllerRevisions(kind.kind)) {
    api.patch(kind, name, namespace, 'json', [replace], options)
    return 'rolled back'
  }
  const own = Object.entries(deployment.metadata.annotations ?? {}).filter(([key]) =>
    KEPT.includes(key),
  )
  const theirs = Object.entries(to.annotations).filter(([key]) => !KEPT.includes(key))
  const patch = [
    replace,
    {
      op: deployment.metadata.annotations ? 'replace' : 'add',
      path: '/metadata/annotations',
      value: Object.fromEntries([...own, ...theirs]),
    },
  ]
  api.patch(kind, name, namespace, 'json', patch, options)
  return 'rolled back'
}
