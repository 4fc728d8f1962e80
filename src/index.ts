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
  ManifestMethod,
  ObjectsMethod,
  ObjectsNamed,
  VerbsBelow,
} from './lab/kubectl-method.js'
export type { ObjectsOptions } from './lab/objects.js'
export type { Past } from './lab/past.js'
export type { ReadyOptions } from './lab/ready.js'
export type { Manifest, ManifestResult } from './lab/manifest.js'
export type * from './lab/tools/kubectl.js'
export type * from './lab/tools/minikube.js'
export type { ExecResult } from './cli/kubectl/exec.js'
export type {
  KubeconfigContext,
  KubeconfigEntry,
  KubeconfigFile,
} from './cli/kubectl/kubeconfig.js'
export type { KubectlVersions } from './cli/kubectl/version.js'
export type { PortForward } from './kubernetes/apiserver/port-forward.js'
export type { ApiResource } from './kubernetes/kinds/resources.js'
export type { ServiceUrls } from './cli/minikube/service.js'
export type { MinikubeNodeStatus } from './cli/minikube/status.js'
export type { MinikubeProfile } from './machine/node/profile.js'
export type { NodeRuntime } from './machine/node/runtime.js'
export type { ClusterOptions, LabOptions } from './lab/options.js'
export type { ForClients, ScheduleOptions } from './lab/schedule.js'
export type { NodeOptions } from './machine/node/cluster.js'
export type {
  HttpAnswer,
  HttpRequest,
  HttpStream,
} from './kubernetes/apiserver/http/message.js'
export type { WatchLines, WatchState } from './kubernetes/apiserver/http/watch-stream.js'
export { ApiError } from './kubernetes/apiserver/errors.js'
export type * from './types/kubernetes/index.js'
export type { ApiVersions, ManifestTypes } from './types/kubernetes/manifests.js'
export type { KindWords } from './types/kubernetes/words.js'
