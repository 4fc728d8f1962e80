/**
 * What a container runtime calls itself, and the words in which it says what happened.
 *
 * One engine does the work on every node; which words a kubelet hears depends on the runtime that
 * the node has. `cri-dockerd.ts` and `containerd.ts` hold those of one runtime each, and
 * `runtimes.ts` lists them.
 *
 * @see https://kubernetes.io/docs/setup/production-environment/container-runtimes/
 */
import type { ContainerStatus, ExecStatus, PullStatus } from '../../cri/runtime.js'
import type { Image } from '../../oci/image.js'
import type { Reference } from '../../oci/reference.js'
import type { VirtualTime } from '../../sim/world.js'

/** What the engine refused. */
export interface Refusal {
  /** The engine's own message. */
  readonly message: string
  /** The exit code of a command that fails with it. */
  readonly exitCode: number
}

/** A start that the engine refused. */
export interface FailedStart extends Refusal {
  /** When the container was made. */
  readonly createdAt: VirtualTime
  readonly at: VirtualTime
}

/** An image on the machine, and what it is called there. */
export interface NamedImage {
  /** `sha256:…` */
  readonly id: string
  readonly image: Image
  /** Familiar names: `busybox:latest`. */
  readonly tags: readonly string[]
  /** Familiar names: `busybox@sha256:…`. */
  readonly digests: readonly string[]
  /** Whether a kubelet pulled it, and not somebody with the engine's own tools. */
  readonly isKubelets: boolean
}

/** How a failed start shows in the status of its container. */
type EndedStart = Pick<
  ContainerStatus,
  'startedAt' | 'finishedAt' | 'exitCode' | 'reason' | 'message'
>

/** A runtime's names and words. */
export interface RuntimeWords {
  /** By which a node's description asks for it: `docker`. */
  readonly name: string
  /** What people call it: `Docker`. */
  readonly title: string
  /** `28.5.2` */
  readonly version: string
  /** The scheme of container ids, and of the version that a node reports: `docker://…`. */
  readonly scheme: string
  /** The ways to run containers that a RuntimeClass may name. */
  readonly handlers: readonly string[]
  /** Kernel parameters of the network of pods, where they are not as usual. */
  readonly sysctls: Readonly<Record<string, string>>
  /** Whether the status of a container says who it runs as. */
  readonly tellsUsers: boolean

  /** The image that a container's status names, from what the pod asked for. */
  imageName(asked: string, image: NamedImage | undefined): string
  /** Which content that is: `docker-pullable://busybox@sha256:…`. */
  imageRef(image: NamedImage): string
  /** The names in the node's list of images. */
  imageNames(image: NamedImage): readonly string[]
  /** The size that events and the node's list give, in bytes. */
  imageSize(image: Image): number

  pullFailed(
    reference: Reference,
    refusal: Pick<Refusal, 'message'>,
  ): Required<Pick<PullStatus, 'error' | 'code'>>
  /** Why there is no sandbox for a pod: nobody runs containers in such a way. */
  unknownHandler(pod: string, handler: string): string
  /** Why a container could not be made. `id` is the one that it would have had. */
  createFailed(id: string, refusal: Refusal): string
  /** What the start answers. */
  startFailed(id: string, refusal: Refusal): string
  /** What the container's status says from then on. */
  startFailedStatus(failure: FailedStart): EndedStart
  /** A command that could not be executed in a container. `id` is the exec's. */
  execFailed(id: string, refusal: Refusal): ExecStatus
  /** A command for a container that does not run. */
  execRefused(id: string, container: string, refusal: Refusal): ExecStatus
}
