/**
 * RuntimeClass: a pod's class gives it its overhead, and says on which nodes it can run.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#runtimeclass
 */
import { dequal } from 'dequal'
import type { Pod, PodSpec, Toleration } from '../../../types/kubernetes/core/v1.js'
import type { RuntimeClass } from '../../../types/kubernetes/node/v1.js'
import type { Draft, Stored } from '../../kinds/kind.js'
import { runtimeClass } from '../../kinds/runtime-class.js'
import { forbidden } from '../errors.js'
import { type AdmissionPlugin, type AdmissionRequest, newPods } from './plugin.js'

const NO_OVERHEAD =
  'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead'
const OTHER_OVERHEAD = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"
const noClass = (name: string): string =>
  `pod rejected: RuntimeClass ${JSON.stringify(name)} not found`
const conflict = (key: string, ofClass: string, ofPod: string): string =>
  `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${ofClass}; pod.spec.nodeSelector[${key}] = ${ofPod}`

export const runtimeClassPlugin: AdmissionPlugin = {
  name: 'RuntimeClass',
  handles: newPods,
  admit(request) {
    const pod = request.object as Draft<Pod>
    const found = pod.spec && classOf(request, pod.spec)
    if (!pod.spec || !found) return
    const { kind, name } = request
    const overhead = found.overhead?.podFixed
    if (overhead && pod.spec.overhead && !dequal(overhead, pod.spec.overhead))
      throw forbidden(kind, name, OTHER_OVERHEAD)
    const { nodeSelector, tolerations } = found.scheduling ?? {}
    for (const [key, value] of Object.entries(nodeSelector ?? {})) {
      const own = pod.spec.nodeSelector?.[key]
      if (own !== undefined && own !== value) throw forbidden(kind, name, conflict(key, value, own))
    }
    pod.spec = {
      ...pod.spec,
      ...(overhead ? { overhead } : {}),
      ...(nodeSelector ? { nodeSelector: { ...pod.spec.nodeSelector, ...nodeSelector } } : {}),
      ...(tolerations ? { tolerations: merged(pod.spec.tolerations ?? [], tolerations) } : {}),
    }
  },
  validate(request) {
    const { spec } = request.object as Pod
    const overhead = spec && classOf(request, spec)?.overhead?.podFixed
    if (!spec?.overhead || dequal(overhead, spec.overhead)) return
    throw forbidden(request.kind, request.name, overhead ? OTHER_OVERHEAD : NO_OVERHEAD)
  },
}

/** @throws ApiError when there is no such class */
function classOf(
  { tx, kind, name }: AdmissionRequest,
  { runtimeClassName: wanted }: PodSpec,
): Stored<RuntimeClass> | undefined {
  if (!wanted) return undefined
  const found = tx.get(runtimeClass.table, wanted)
  if (!found) throw forbidden(kind, name, noClass(wanted))
  return found
}

/** The pod's own, and those of the class that say something new. */
const merged = (own: readonly Toleration[], more: readonly Toleration[]): readonly Toleration[] => [
  ...own,
  ...more.filter((one) => !own.some((other) => dequal(other, one))),
]
