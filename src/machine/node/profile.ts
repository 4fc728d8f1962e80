/**
 * The profile: what minikube remembers of the cluster that it made.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/profile/
 */
import type { CniPlugin } from '../../kubernetes/kinds/cni-plugin.js'
import type { EvictionConfig } from '../../kubernetes/kubelet/eviction/thresholds.js'
import { defineTable } from '../../sim/table.js'
import type { RuntimeName } from './runtime.js'

/** A cluster of minikube's. Its key is its name. */
export interface MinikubeProfile {
  readonly name: string
  readonly version: string
  readonly runtime: RuntimeName
  /** The nodes' machines; the first runs the control plane. */
  readonly nodes: readonly string[]
  readonly cpus: number
  /** In MiB. */
  readonly memory: number
  /** The add-ons that are enabled. */
  readonly addons?: readonly string[]
  /** The CNI plugin that was asked for. */
  readonly cni?: CniPlugin
  /** How its kubelets are configured, where that is not the usual way. */
  readonly kubelet?: EvictionConfig
}

export const profiles = defineTable<MinikubeProfile>('minikube-profiles')
