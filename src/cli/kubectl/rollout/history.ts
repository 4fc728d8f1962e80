/**
 * `kubectl rollout history`: the revisions that a deployment can go back to.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_history/
 */
import type { ReplicaSet } from '../../../types/kubernetes/apps/v1.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { DESCRIBE_COLUMNS, table } from '../../../text/tabwriter.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { CHANGE_CAUSE } from '../change-cause.js'
import { define } from '../definition.js'
import { describeTemplate } from '../describe/template.js'
import { Description } from '../describe/text.js'
import { FILE_FLAGS, PRINT_FLAGS, SELECTOR_FLAG } from '../flags.js'
import { replicaSetsOf, revisionOf } from '../replica-sets.js'
import { nameOf } from '../resources.js'
import { deploymentOf, targetsOf, needRevision } from './targets.js'

const NO_CAUSE = '<none>'

/** The verb `kubectl rollout history`. */
export const history = define({
  name: 'rollout history',
  usage: 'rollout history (TYPE NAME | TYPE/NAME) [flags]',
  short: 'View rollout history',
  long: 'View previous rollout revisions and configurations.',
  flags: {
    ...FILE_FLAGS,
    ...PRINT_FLAGS,
    ...SELECTOR_FLAG,
    revision: {
      type: 'int',
      default: 0,
      usage: 'See the details, including podTemplate of the revision specified',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly Stored<ReplicaSet>[]>> {
    const revision = flags.revision
    needRevision(revision)
    const shown: Stored<ReplicaSet>[] = []
    for (const found of yield* targetsOf(session, args, flags)) {
      const deployment = deploymentOf(
        found,
        (kind) => `no history viewer has been implemented for "${kind}"`,
      )
      const sets = [...replicaSetsOf(session.api, deployment)]
        .filter((set) => revisionOf(set) > 0)
        .sort((a, b) => revisionOf(a) - revisionOf(b))
      const one = revision > 0 ? sets.find((set) => revisionOf(set) === revision) : undefined
      if (revision > 0 && !one)
        throw new CommandError(`error: unable to find the specified revision`)
      session.out(
        one
          ? `${nameOf(found)} with revision #${revision}\n${details(one)}\n`
          : `${nameOf(found)} \n${overview(sets)}\n`,
      )
      shown.push(...(one ? [one] : sets))
    }
    return { value: shown }
  },
})

const causeOf = ({ metadata }: Stored<ReplicaSet>): string | undefined =>
  metadata.annotations?.[CHANGE_CAUSE]

const overview = (sets: readonly Stored<ReplicaSet>[]): string =>
  table(
    [
      ['REVISION', 'CHANGE-CAUSE'],
      ...sets.map((set) => [String(revisionOf(set)), causeOf(set) || NO_CAUSE]),
    ],
    DESCRIBE_COLUMNS,
  )

/** The template of a revision; its columns are not aligned. */
function details(set: Stored<ReplicaSet>): string {
  const cause = causeOf(set)
  const template = set.spec?.template
  const to = new Description()
  describeTemplate(
    to,
    cause && template
      ? {
          ...template,
          metadata: {
            ...template.metadata,
            annotations: { ...template.metadata?.annotations, [CHANGE_CAUSE]: cause },
          },
        }
      : template,
  )
  return to.raw
}
