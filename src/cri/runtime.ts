/**
 * The door between Docker and Kubernetes: what a kubelet asks of a container runtime.
 *
 * Every verb returns at once and leaves rows behind; the kubelet is woken when a row changes and
 * looks at the status again. No type of Docker's or Kubernetes' appears here.
 *
 * @see https://github.com/kubernetes/cri-api
 */
import type { Change, Tx } from '../sim/step.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import type { ResourceService } from './resources.js'
import type { VolumeService } from './volumes.js'

/**
 * What a pod sandbox is made with. `id` of the pod names it in labels; `hostNetwork` shares the
 * machine's namespace.
 */
export interface SandboxConfig {
  readonly name: string
  readonly podNamespace: string
  readonly uid: string
  readonly attempt: number
  readonly hostname: string
  readonly labels: Readonly<Record<string, string>>
  readonly hostNetwork: boolean
  /** Its processes are among those of the machine. */
  readonly hostPid?: boolean
  /** Its shared memory is that of the machine. */
  readonly hostIpc?: boolean
  /** Kernel parameters of its namespaces, by name. */
  readonly sysctls?: Readonly<Record<string, string>>
  /** Which of the runtime's own ways to run containers it is for; the usual one without it. */
  readonly handler?: string
  /**
   * The address that the pod network gave it; runtimes that give addresses themselves ignore it.
   */
  readonly address?: string
  readonly gateway?: string
  readonly hosts?: Readonly<Record<string, string>>
  /** What its /etc/resolv.conf says; the machine's own without it. */
  readonly dns?: {
    readonly servers: readonly string[]
    readonly searches: readonly string[]
    readonly options: readonly string[]
  }
  readonly hostPorts: readonly {
    readonly containerPort: number
    readonly hostPort: number
    readonly protocol: string
  }[]
}

export interface SandboxStatus {
  readonly id: string
  /** `creating` until its network is up. */
  readonly state: 'creating' | 'ready' | 'notready'
  readonly address: string | undefined
  readonly createdAt: VirtualTime
}

/** What is mounted into a container: a volume of its pod, or a path of the machine. */
export type MountConfig = { readonly path: string; readonly readOnly: boolean } & (
  | {
      readonly volume: string
      /** The directory or file of the volume; all of it without this. */
      readonly from?: string
      /** It stays as it is now, whatever is written into the volume later. */
      readonly asItIs?: boolean
    }
  | { readonly hostPath: string }
)

export interface ContainerConfig {
  readonly name: string
  readonly attempt: number
  readonly image: string
  /** Replaces the image's entrypoint, when set. */
  readonly command?: readonly string[]
  /** Replaces the image's command, when set. */
  readonly args?: readonly string[]
  readonly env: readonly { readonly name: string; readonly value: string }[]
  readonly workingDir?: string
  readonly mounts: readonly MountConfig[]
  readonly labels: Readonly<Record<string, string>>
  /** The most memory that it may take, in bytes. */
  readonly memory?: number
  /** A user of the image, by name or number, and a group after a colon; the image's own without it. */
  readonly user?: string
  /** Further groups, by number. */
  readonly groups?: readonly number[]
  /** The groups that the image lists the user in are left out. */
  readonly isStrictOnGroups?: boolean
  /** Nothing can be written but into mounts. */
  readonly readOnlyRoot?: boolean
  readonly privileged?: boolean
  /** Capabilities that it has besides the usual ones, and that it has not. */
  readonly capabilities?: { readonly add: readonly string[]; readonly drop: readonly string[] }
  /**
   * Whose processes it sees besides its own: those of its sandbox, of the machine, or of another
   * container, by id.
   */
  readonly sees?: 'sandbox' | 'machine' | { readonly container: string }
  /** Where it may leave a message before it ends; the end of its log may stand for one. */
  readonly terminationMessage?: { readonly path: string; readonly orLog: boolean }
  /** The signal that stops it, if not its image's. */
  readonly stopSignal?: string
  readonly stdin: boolean
  /** Standard input ends with the first client that is attached. */
  readonly stdinOnce: boolean
  readonly tty: boolean
}

export interface ContainerStatus {
  readonly id: string
  readonly name: string
  readonly attempt: number
  readonly state: 'created' | 'running' | 'exited'
  readonly image: string
  readonly imageRef: string
  /** The image as it was asked for; undefined where a runtime does not know. */
  readonly asked?: string
  readonly startedAt: VirtualTime | undefined
  readonly finishedAt: VirtualTime | undefined
  readonly exitCode: number | undefined
  /** `Completed`, `Error`, `OOMKilled`, `StartError`, `ContainerCannotRun`. */
  readonly reason: string | undefined
  readonly message: string | undefined
  /** Who its first process runs as; undefined where a runtime does not say. */
  readonly user?: { readonly uid: number; readonly gid: number; readonly groups: readonly number[] }
}

/** How a command runs in a container. */
export interface ExecOptions {
  /** What it reads first; without it, standard input is at its end. */
  readonly stdin?: string
  readonly tty?: boolean
  /** The command line that waits for it, whose budget it uses. */
  readonly line?: string
}

/** The size of a terminal in characters. */
export interface TerminalSize {
  readonly rows: number
  readonly columns: number
}

/** What a container uses: thousandths of a processor in the last window, and bytes. */
export interface ContainerUsage {
  readonly cpu: number
  readonly memory: number
}

/** A place in the output of an exec: so many lines, and characters of the next one. */
export interface OutputPlace {
  readonly lines: number
  readonly characters: number
}

/** An exec under way or done. */
export interface ExecStatus {
  readonly done: boolean
  readonly exitCode: number | undefined
  /** What it has written after the place that was asked for; all of it, if none was. */
  readonly stdout: string
  readonly stderr: string
  /** Where its output ends by now. */
  readonly end?: OutputPlace
  /** Why it could not be started. */
  readonly error?: string
}

/** A pull under way or done. */
export interface PullStatus {
  readonly state: 'pulling' | 'done' | 'failed'
  readonly startedAt: VirtualTime
  readonly finishedAt: VirtualTime | undefined
  /** Why it failed, as the runtime says it, and of which kind it is. */
  readonly error?: string
  readonly code?: 'NotFound' | 'Unknown' | 'Unavailable'
}

export interface ImageStatus {
  readonly id: string
  /** `docker.io/library/busybox@sha256:…`, or the id for an image that no registry knows. */
  readonly ref: string
  readonly sizeBytes: number
  readonly runConfig: { readonly user?: string }
}

/** Problems that a runtime reports at once: CreateContainerError and the like. */
export class RuntimeError extends Error {
  override name = 'RuntimeError'
}

/** A container runtime of one kind, for every node that uses it. `node` is the machine's name. */
export interface Runtime {
  /** `docker`, `containerd`. */
  readonly name: string
  /** As the node reports it: `docker://28.5.2`. */
  readonly version: string
  /** The scheme of container ids in pod status: `docker://…`. */
  readonly scheme: string

  readonly volumes: VolumeService
  readonly resources: ResourceService

  runSandbox(tx: Tx, node: string, config: SandboxConfig): string
  sandboxStatus(read: Reader, node: string, id: string): SandboxStatus | undefined
  stopSandbox(tx: Tx, node: string, id: string): void
  removeSandbox(tx: Tx, node: string, id: string): void
  /** The sandboxes of a pod by its uid, newest first. */
  sandboxesOf(read: Reader, node: string, uid: string): readonly SandboxStatus[]

  /** @throws RuntimeError */
  createContainer(tx: Tx, node: string, sandbox: string, config: ContainerConfig): string
  /** @throws RuntimeError when it cannot be started; its status shows that from then on, too */
  startContainer(tx: Tx, node: string, id: string): void
  /** Gives a container that runs other limits: memory in bytes, 0 for none. */
  updateContainer(tx: Tx, node: string, id: string, limits: { readonly memory: number }): void
  /** TERM, then after `graceSeconds` KILL. */
  stopContainer(tx: Tx, node: string, id: string, graceSeconds: number): void
  removeContainer(tx: Tx, node: string, id: string): void
  /** The containers of a sandbox, oldest first. */
  containersOf(read: Reader, node: string, sandbox: string): readonly ContainerStatus[]

  exec(
    tx: Tx,
    node: string,
    container: string,
    command: readonly string[],
    options: ExecOptions,
  ): string
  execStatus(read: Reader, node: string, id: string, from?: OutputPlace): ExecStatus | undefined
  /** Gives a container more standard input, or (undefined) says that who is attached has no more. */
  attachInput(tx: Tx, node: string, container: string, text: string | undefined): void
  /** Gives more standard input to an exec, or (undefined) ends it. */
  execInput(tx: Tx, node: string, id: string, text: string | undefined): void
  execRemove(tx: Tx, node: string, id: string): void
  /** Gives the terminal of an exec a size, if it has one. */
  execResize(tx: Tx, node: string, id: string, size: TerminalSize): void
  /** Gives the terminal of a container a size, if it has one. */
  resize(tx: Tx, node: string, container: string, size: TerminalSize): void
  /** What a container has written, in order, without the first `from` lines. */
  logs(read: Reader, node: string, container: string, from?: number): readonly LogLine[]
  /** How many lines it has written. */
  logLength(read: Reader, node: string, container: string): number
  /** What it uses. */
  usage(read: Reader, node: string, container: string): ContainerUsage
  /** The network namespace that requests to the sandbox enter, for probes and port-forwards. */
  networkOf(read: Reader, node: string, sandbox: string): string | undefined

  /** Starts a pull; its id. The same image pulled twice at once is pulled once. */
  pullImage(tx: Tx, node: string, image: string): string
  pullStatus(read: Reader, node: string, id: string): PullStatus | undefined
  /** The kubelet has seen that a pull is done: the image is one of its own. */
  pullDone(tx: Tx, node: string, id: string): void
  imageStatus(read: Reader, node: string, image: string): ImageStatus | undefined
  /** Every image on the node, for node status and the image locality score. */
  images(
    read: Reader,
    node: string,
  ): readonly { readonly names: readonly string[]; readonly sizeBytes: number }[]

  /**
   * Tables whose changes concern pods, and which: `<node>/<pod uid>` for each, `<node>/` for the
   * pod that pulls there.
   */
  readonly watches: readonly {
    readonly table: string
    readonly concerns: (change: Change, read: Reader) => readonly string[]
  }[]
}

/** One piece of output. */
export interface LogLine {
  readonly time: VirtualTime
  readonly stream: 'stdout' | 'stderr'
  /** With its newline, if it had one. */
  readonly text: string
}
