/**
 * The engine as a container runtime: what a kubelet asks for through the CRI, in Docker's own
 * verbs.
 *
 * A sandbox is a pause container, and the pod's containers share its network namespace, so `docker
 * ps` on a node shows what it shows on a real one.
 *
 * @see https://github.com/Mirantis/cri-dockerd
 */
import type { ExecOptions, ExecStatus, OutputPlace, Runtime } from '../../cri/runtime.js'
import { LOG_START, endOfLog, logAfter, logLength, readLog } from '../../program/log.js'
import { cpuUsage } from '../../program/cpu-account.js'
import { memoryUse } from '../../program/memory.js'
import { processes } from '../../program/process.js'
import type { Change, Tx } from '../../sim/step.js'
import type { Reader } from '../../sim/world.js'
import { attachInput } from '../attach.js'
import { resizeContainer, resizeExec } from '../resize.js'
import { type Container, containerKey, containers, findContainer } from '../container.js'
import { DockerError } from '../errors.js'
import {
  execCreate,
  execFailed,
  execInput,
  execInspect,
  execLog,
  execRemove,
  execStart,
  execs,
} from '../exec.js'
import { pullImage, pulls } from '../image/pull.js'
import { stop } from '../stop.js'
import { update } from '../update.js'
import { containersOf, createContainer, dropContainer, startContainer } from './container.js'
import { imageStatus, images, pullDone, pullStatus } from './image.js'
import { UID_LABEL, sandboxes } from './rows.js'
import { resourceService } from './resources.js'
import { volumeService } from './volumes.js'
import type { RuntimeWords } from './words.js'
import {
  removeSandbox,
  runSandbox,
  sandboxConcerns,
  sandboxesOf,
  statusOf,
  stopSandbox,
} from './sandbox.js'

/** The engine as a runtime, in the words of the one that a node has. */
export const engineRuntime = (words: RuntimeWords): Runtime => ({
  name: words.name,
  version: `${words.scheme}://${words.version}`,
  scheme: words.scheme,
  volumes: volumeService,
  resources: resourceService,
  runSandbox: (tx, node, config) => runSandbox(tx, node, config, words),
  sandboxStatus: (read, node, id) => {
    const row = read.get(sandboxes, containerKey(node, id))
    return row && statusOf(read, row)
  },
  stopSandbox,
  removeSandbox,
  sandboxesOf,
  createContainer: (tx, node, sandbox, config) => createContainer(tx, node, sandbox, config, words),
  startContainer: (tx, node, id) => startContainer(tx, node, id, words),
  stopContainer: (tx, node, id, graceSeconds) => {
    if (findContainer(tx, node, id)) stop(tx, node, id, { t: graceSeconds })
  },
  updateContainer: (tx, node, id, { memory }) => {
    if (findContainer(tx, node, id)) update(tx, node, id, { Memory: memory })
  },
  removeContainer: dropContainer,
  containersOf: (read, node, sandbox) => containersOf(read, node, sandbox, words),
  exec,
  execStatus: (read, node, id, from) => execStatus(read, node, id, from, words),
  attachInput,
  execInput,
  execRemove,
  execResize: resizeExec,
  resize: resizeContainer,
  logs: (read, _node, container, from) => readLog(read, container, from),
  logLength: (read, _node, container) => logLength(read, container),
  usage: (read, _node, container) => ({
    cpu: cpuUsage(read, container),
    memory: memoryUse(read, container).used,
  }),
  networkOf: (read, node, sandbox) => read.get(containers, containerKey(node, sandbox))?.namespace,
  pullImage,
  pullDone,
  pullStatus: (read, _node, id) => pullStatus(read, id, words),
  imageStatus: (read, node, image) => imageStatus(read, node, image, words),
  images: (read, node) => images(read, node, words),
  watches: [
    { table: containers.name, concerns: containerConcerns },
    { table: sandboxes.name, concerns: sandboxConcerns },
    { table: pulls.name, concerns: pullConcerns },
    { table: processes.name, concerns: execConcerns },
  ],
})

/** What the daemon refuses is an exec that failed. */
function exec(
  tx: Tx,
  node: string,
  container: string,
  command: readonly string[],
  { stdin, tty, line }: ExecOptions,
): string {
  const body = { Cmd: command, AttachStdin: stdin !== undefined, Tty: tty ?? false }
  try {
    const { Id } = execCreate(tx, node, container, body)
    execStart(tx, node, Id, { line })
    if (stdin) execInput(tx, node, Id, stdin)
    return Id
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    return execFailed(tx, node, container, body, error.message)
  }
}

function execStatus(
  read: Reader,
  node: string,
  id: string,
  from: OutputPlace | undefined,
  words: RuntimeWords,
): ExecStatus | undefined {
  if (!read.get(execs, id)) return undefined
  const { Running, ExitCode, ContainerID, failed } = execInspect(read, node, id)
  if (failed)
    return failed.isRefusal
      ? words.execRefused(id, ContainerID, failed)
      : words.execFailed(id, failed)
  const lines = logAfter(read, execLog(id), from ?? LOG_START)
  const text = (stream: 'stdout' | 'stderr'): string =>
    lines
      .filter((line) => line.stream === stream)
      .map((line) => line.text)
      .join('')
  return {
    done: !Running,
    exitCode: ExitCode ?? undefined,
    stdout: text('stdout'),
    stderr: text('stderr'),
    end: endOfLog(read, execLog(id)),
  }
}

function containerConcerns({ before, after }: Change): readonly string[] {
  const [old, now] = [before as Container | undefined, after as Container | undefined]
  const uid = (now ?? old)?.config.Labels[UID_LABEL]
  if (uid === undefined || (old?.status === now?.status && old?.process === now?.process)) return []
  return [`${(now ?? old)?.machine}/${uid}`]
}

/** A pull concerns the pod whose turn it is to pull on the node, which the kubelet knows. */
function pullConcerns({ after }: Change): readonly string[] {
  const row = after as { readonly machine: string; readonly state: string } | undefined
  return row && row.state !== 'pulling' ? [`${row.machine}/`] : []
}

function execConcerns({ key, before, after }: Change, read: Reader): readonly string[] {
  const [old, now] = [
    before as { exitCode?: number } | undefined,
    after as { exitCode?: number } | undefined,
  ]
  if (now?.exitCode === undefined || old?.exitCode !== undefined) return []
  return read.by(execs, 'byProcess', key).flatMap(({ machine, container }) => {
    const uid = read.get(containers, containerKey(machine, container))?.config.Labels[UID_LABEL]
    return uid === undefined ? [] : [`${machine}/${uid}`]
  })
}
