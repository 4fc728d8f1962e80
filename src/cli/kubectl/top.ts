/**
 * `kubectl top`: what pods and nodes use, as the metrics server knows it.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_top/
 */
import type { VerbResult, Wait } from '../verb.js'
import { define } from './definition.js'
import { groupAlone } from './group.js'
import { topNode } from './top-node.js'
import { topPod } from './top-pod.js'

/** The verb `kubectl top`. */
export const top = define({
  name: 'top',
  usage: 'top [flags]',
  short: 'Display resource (CPU/memory) usage',
  long: 'Display resource (CPU/memory) usage.\n\n The top command allows you to see the resource consumption for nodes or pods.\n\n This command requires Metrics Server to be correctly configured and working on the server.',
  flags: {},
  verbs: { node: topNode, pod: topPod },
  *run(session, args): Generator<Wait, VerbResult<never>> {
    return groupAlone(session, top, args)
  },
})
