/**
 * `kubectl rollout history`: the revisions that an object can go back to.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_history/
 */
import { DESCRIBE_COLUMNS, table } from '../../../text/tabwriter.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { CHANGE_CAUSE } from '../change-cause.js'
import { define } from '../definition.js'
import { describeTemplate } from '../describe/template.js'
import { Description } from '../describe/text.js'
import { FILE_FLAGS, PRINT_FLAGS, SELECTOR_FLAG } from '../flags.js'
import { type AnyObject, nameOf } from '../resources.js'
import { type Revision, hasControllerRevisions, revisionsOf } from './revisions.js'
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
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const revision = flags.revision
    needRevision(revision)
    const shown: AnyObject[] = []
    for (const found of yield* targetsOf(session, args, flags)) {
      if (!hasControllerRevisions(found.kind.kind))
        deploymentOf(found, (kind) => `no history viewer has been implemented for "${kind}"`)
      const known = revisionsOf(session, found)
      const one = revision > 0 ? known.find(({ number }) => number === revision) : undefined
      if (revision > 0 && !one)
        throw new CommandError(`error: unable to find the specified revision`)
      session.out(
        one
          ? `${nameOf(found)} with revision #${revision}\n${details(one)}\n`
          : `${nameOf(found)} \n${overview(known)}\n`,
      )
      shown.push(...(one ? [one] : known).map(({ object }) => object))
    }
    return { value: shown }
  },
})

const causeOf = ({ annotations }: Revision): string | undefined => annotations[CHANGE_CAUSE]

const overview = (known: readonly Revision[]): string =>
  table(
    [
      ['REVISION', 'CHANGE-CAUSE'],
      ...known.map((one) => [String(one.number), causeOf(one) || NO_CAUSE]),
    ],
    DESCRIBE_COLUMNS,
  )

/** The template of a revision; its columns are not aligned. */
function details(revision: Revision): string {
  const cause = causeOf(revision)
  const { template } = revision
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
