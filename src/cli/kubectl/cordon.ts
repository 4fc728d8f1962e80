/**
 * `kubectl cordon` and `kubectl uncordon`: whether new pods may go to nodes.
 *
 * @see https://kubernetes.io/docs/concepts/nodes/node/#manual-node-administration
 */
import type { Node } from '../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { node as nodeKind } from '../../kubernetes/kinds/node.js'
import type { VerbResult, Wait } from '../verb.js'
import { type Definition, define } from './definition.js'
import { collect, throwCollected, usageError } from './failure.js'
import { DRY_RUN_FLAG, SELECTOR_FLAG } from './flags.js'
import { dryRunOf, dryRunSuffix } from './report.js'
import type { Session } from './session.js'

const FLAGS = { ...DRY_RUN_FLAG, ...SELECTOR_FLAG } as const

const cordonVerb = (
  verb: 'cordon' | 'uncordon',
  short: string,
): Definition<typeof FLAGS, readonly Stored<Node>[]> =>
  define({
    name: verb,
    usage: `${verb} NODE`,
    short,
    flags: FLAGS,
    *run(session, args, flags): Generator<Wait, VerbResult<readonly Stored<Node>[]>> {
      const dryRun = dryRunOf(session, flags.dryRun)
      const errors: unknown[] = []
      const nodes = nodesOf(session, args, flags.selector, verb, errors)
      const changed = nodes.map((node) =>
        setSchedulable(session, node, verb === 'uncordon', dryRun),
      )
      yield* throwCollected(session, errors)
      return { value: changed }
    },
  })

/** The verb `kubectl cordon`. */
export const cordon = cordonVerb('cordon', 'Mark node as unschedulable')
/** The verb `kubectl uncordon`. */
export const uncordon = cordonVerb('uncordon', 'Mark node as schedulable')

/**
 * The nodes that were named or selected. @throws CommandError when there are neither names nor a
 * selector, or both
 */
export function nodesOf(
  session: Session,
  args: readonly string[],
  selector: string | undefined,
  verb: string,
  errors: unknown[],
): readonly Stored<Node>[] {
  if (selector && args.length > 0)
    throw usageError(`cannot specify both a node name and a --selector option`, verb)
  if (!selector && args.length === 0) throw usageError(`USAGE: ${verb} NODE [flags]`, verb)
  if (selector) return session.api.list('Node', { labelSelector: selector })
  return args.flatMap(
    (name) =>
      collect(errors, () => session.api.get('Node', name.replace(/^(nodes?|no)\//, ''))) ?? [],
  )
}

/** Lets new pods come to a node, or not, and says so. */
export function setSchedulable(
  { api, out }: Session,
  node: Stored<Node>,
  schedulable: boolean,
  dryRun: string,
): Stored<Node> {
  const what = schedulable ? 'uncordoned' : 'cordoned'
  const { name } = node.metadata
  if ((node.spec?.unschedulable !== true) === schedulable) {
    out(`node/${name} already ${what}${dryRunSuffix(dryRun)}\n`)
    return node
  }
  const patch = { spec: { unschedulable: schedulable ? null : true } }
  const after =
    dryRun === 'client'
      ? node
      : api.patch('Node', name, undefined, 'strategic', patch, { dryRun: dryRun === 'server' })
  out(`${nodeKind.singular}/${name} ${what}${dryRunSuffix(dryRun)}\n`)
  return after
}
