/**
 * kubarium: Docker and Kubernetes, simulated in memory; deterministic, synchronous, in virtual
 * time.
 *
 * @example
 * import { createLab } from 'kubarium'
 *
 * const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
 * lab.sh('kubectl create deployment web --image=nginx --replicas=3')
 * lab.settle()
 * console.log(lab.sh('kubectl get pods -o wide').stdout)
 *
 * @module
 */
export { Lab, createLab, replayLab, restoreLab } from './lab/lab.js'
export * from './lab/public.js'
export type {
  Get,
  Kubectl,
  ManifestObject,
  ManifestValue,
  Manifests,
} from './lab/kubectl.js'
export type { ClusterOptions, LabOptions } from './lab/options.js'
export type { ForClients, ScheduleOptions } from './lab/schedule.js'
export type { NodeOptions } from './machine/node/cluster.js'
export { ApiError } from './kubernetes/apiserver/errors.js'
export type * from './types/kubernetes/index.js'
export type { ManifestTypes } from './types/kubernetes/manifests.js'
export type { KindWords } from './types/kubernetes/words.js'
