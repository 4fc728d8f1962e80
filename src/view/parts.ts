/**
 * What a picture of a lab consists of: parts with stable keys, and edges between them. All of it is
 * plain data, which can be posted to another thread, kept as JSON, and compared.
 *
 * @module
 */
import type { HopVerdict } from '../net/hop.js'
import type { Failure } from '../net/request.js'

/** What every part has. */
interface ViewPart<Type extends string> {
  readonly type: Type
  /** Names it among all parts, for as long as it is there: `pod/default/web-0`. */
  readonly key: string
  readonly name: string
}

/** A machine: the workstation, or a node of the cluster. */
export interface ViewMachine extends ViewPart<'machine'> {
  readonly role: 'workstation' | 'node'
  readonly address: string
  /** Whether it has power. */
  readonly on: boolean
  /** What the cluster knows of it; not there for a machine that is no node. */
  readonly node?: {
    readonly ready: boolean
    /** It takes no new pods (`kubectl cordon`). */
    readonly cordoned: boolean
    readonly controlPlane: boolean
    /** `key=value:effect`, or `key:effect`. */
    readonly taints: readonly string[]
  }
}

/** What a pod is doing, in the order of its life. */
export type PodState =
  | 'pending'
  | 'creating'
  | 'running'
  /** Some container of it waits after a failure: CrashLoopBackOff, ImagePullBackOff. */
  | 'waiting'
  | 'succeeded'
  | 'failed'
  | 'terminating'

/** A pod. */
export interface ViewPod extends ViewPart<'pod'> {
  readonly namespace: string
  readonly uid: string
  readonly state: PodState
  /** The word that `kubectl get pods` would print, where one says more: `CrashLoopBackOff`. */
  readonly reason?: string
  readonly ready: boolean
  /** Containers that are ready, and all of them. */
  readonly readyContainers: number
  readonly containers: number
  readonly restarts: number
  readonly address?: string
  /** What made it: `ReplicaSet/web-5d9c7b5b8f`. */
  readonly owner?: string
  readonly labels: Readonly<Record<string, string>>
}

/** A container of a machine's Docker. */
export interface ViewContainer extends ViewPart<'container'> {
  readonly machine: string
  readonly id: string
  readonly image: string
  readonly status: 'created' | 'running' | 'paused' | 'restarting' | 'exited' | 'dead'
  readonly exitCode?: number
  readonly health?: 'starting' | 'healthy' | 'unhealthy'
  readonly restarts: number
  /** `8080:80/tcp`: ports of the machine that lead to it. */
  readonly ports: readonly string[]
  /** It belongs to a pod. */
  readonly inPod: boolean
}

/** A Service. */
export interface ViewService extends ViewPart<'service'> {
  readonly namespace: string
  readonly kind: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'
  readonly address?: string
  /** `80:31908/TCP`, as kubectl prints them. */
  readonly ports: readonly string[]
}

/** One endpoint of a Service: an address that its requests go to. */
export interface ViewEndpoint extends ViewPart<'endpoint'> {
  readonly namespace: string
  readonly address: string
  readonly ready: boolean
  readonly terminating: boolean
}

/** An image that a machine has. */
export interface ViewImage extends ViewPart<'image'> {
  readonly machine: string
  /** `sha256:…` */
  readonly id: string
  /** Its tags; the first is `name`. An image without one is called by its short id. */
  readonly names: readonly string[]
  /** Bytes, unpacked. */
  readonly size: number
}

/** A volume of a machine's Docker, a claim of a pod's, or the volume that a claim is bound to. */
export interface ViewVolume extends ViewPart<'volume'> {
  readonly kind: 'docker' | 'claim' | 'persistent'
  /** `Pending`, `Bound`, `Released`, …; not there for Docker's. */
  readonly phase?: string
  readonly machine?: string
  readonly namespace?: string
  /** As the claim asks for it, or the volume has it: `1Gi`. */
  readonly size?: string
}

/** A network of a machine's Docker. */
export interface ViewNetwork extends ViewPart<'network'> {
  readonly machine: string
  readonly driver: string
  readonly subnet?: string
}

/** A station of a request on its way. */
export interface Station {
  /** The key of the part where this happened: a pod, a container, a service or a machine. */
  readonly part: string
  /** `client`, `kube-proxy`, `docker-proxy`, `tunnel`, `port-forward`, `network`, `server`. */
  readonly by: string
  readonly verdict: HopVerdict
  /** What happened, in words. */
  readonly note?: string
}

/** A request over the network: which way it went, and what came of it. */
export interface ViewRequest extends ViewPart<'request'> {
  readonly protocol: 'http' | 'tcp'
  /** `host:port`, as the client wrote it. */
  readonly to: string
  readonly sentAt: number
  readonly state: 'sent' | 'arrived' | 'replying' | 'answered' | 'failed'
  /** Why there is no answer. */
  readonly failure?: Failure
  /** The status of the answer over HTTP. */
  readonly status?: number
  /** From the client on, as far as it came. */
  readonly stations: readonly Station[]
}

/** A part of a picture. */
export type Part =
  | ViewRequest
  | ViewMachine
  | ViewPod
  | ViewContainer
  | ViewService
  | ViewEndpoint
  | ViewImage
  | ViewVolume
  | ViewNetwork

/**
 * What an edge says: it runs (or lies) on a machine; it is in a pod; it is made from an image; it
 * mounts a volume; it is joined to a network; a service has an endpoint; an endpoint leads to a pod;
 * a claim is bound to a volume.
 */
export type EdgeType = 'on' | 'in' | 'from' | 'mounts' | 'joins' | 'has' | 'leads' | 'bound'

/** An edge between two parts. */
export interface Edge {
  /** `pod/default/web on machine/minikube` */
  readonly key: string
  readonly type: EdgeType
  /** The key of the part that says it. */
  readonly from: string
  /** The key of the other; one that is not there (any more) has no part. */
  readonly to: string
}

/** A lab as a picture has it, at one moment. Lists are in the order of their keys. */
export interface ClusterView {
  readonly now: number
  readonly machines: readonly ViewMachine[]
  readonly pods: readonly ViewPod[]
  readonly containers: readonly ViewContainer[]
  readonly services: readonly ViewService[]
  readonly endpoints: readonly ViewEndpoint[]
  readonly images: readonly ViewImage[]
  readonly volumes: readonly ViewVolume[]
  readonly networks: readonly ViewNetwork[]
  /** The requests that are under way. */
  readonly requests: readonly ViewRequest[]
  readonly edges: readonly Edge[]
}
