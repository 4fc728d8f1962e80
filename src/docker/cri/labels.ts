/**
 * What containers of pods are labelled with, and where a pod's volumes are kept.
 *
 * @module
 */
import type { SandboxConfig } from '../../cri/runtime.js'

export const UID_LABEL = 'io.kubernetes.pod.uid'
export const SANDBOX_LABEL = 'io.kubernetes.sandbox.id'
export const NAME_LABEL = 'io.kubernetes.container.name'
export const ATTEMPT_LABEL = 'io.kubernetes.container.restartCount'

/** What tells the pod of a container. */
export const podLabels = ({ name, podNamespace, uid }: SandboxConfig): Readonly<Record<string, string>> => ({
  'io.kubernetes.pod.name': name,
  'io.kubernetes.pod.namespace': podNamespace,
  [UID_LABEL]: uid,
})

/** The root that holds a volume of a pod's; `volume` begins with the pod's uid. */
export const podVolume = (node: string, volume: string): string => `pod-volume:${node}/${volume}`
