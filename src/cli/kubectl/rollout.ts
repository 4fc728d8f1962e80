/**
 * `kubectl rollout`: how deployments bring out new versions.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/
 */
import type { VerbResult, Wait } from '../verb.js'
import { define } from './definition.js'
import { groupAlone } from './group.js'
import type { AnyObject } from './resources.js'
import { history } from './rollout/history.js'
import { status } from './rollout/status.js'
import { pause, restart, resume } from './rollout/switch.js'
import { undo } from './rollout/undo.js'

/** The verb `kubectl rollout`. */
export const rollout = define({
  name: 'rollout',
  usage: 'rollout SUBCOMMAND',
  short: 'Manage the rollout of a resource',
  long: 'Manage the rollout of one or many resources.\n        \n Valid resource types include:\n\n  *  deployments\n  *  daemonsets\n  *  statefulsets',
  flags: {},
  verbs: { history, pause, restart, resume, status, undo },
  *run(session, args): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    return groupAlone(session, rollout, args)
  },
})
