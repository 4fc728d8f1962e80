/**
 * DefaultTolerationSeconds: a pod stays five minutes on a node that is lost, unless it says
 * otherwise.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaulttolerationseconds
 */
import type { Pod, PodSpec } from '../../../types/kubernetes/core/v1.js'
import type { Draft } from '../../kinds/kind.js'
import { type AdmissionPlugin, newPods, perSpec } from './plugin.js'

const SECONDS = 300
const KEYS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'] as const

const tolerant = perSpec((spec: PodSpec, _: undefined): PodSpec => {
  const given = spec.tolerations ?? []
  const added = KEYS.filter(
    (key) =>
      !given.some(
        (one) => (one.key === key || !one.key) && (one.effect === 'NoExecute' || !one.effect),
      ),
  ).map((key) => ({
    effect: 'NoExecute' as const,
    key,
    operator: 'Exists' as const,
    tolerationSeconds: SECONDS,
  }))
  return added.length === 0 ? spec : { ...spec, tolerations: [...given, ...added] }
})

export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  handles: newPods,
  admit({ object }) {
    const pod = object as Draft<Pod>
    if (pod.spec) pod.spec = tolerant(pod.spec, undefined)
  },
}
