/**
 * A runtime without containers, for load tests: every container starts at once and runs until it is stopped. No image is
 * pulled, no program runs, and every pod has the same address.
 *
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/scalability/kubemark.md
 */
import { type ContainerConfig, type ContainerStatus, type Runtime, RuntimeError, type SandboxStatus } from '../../cri/runtime.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'

const ADDRESS = '192.168.192.168'

interface HollowContainer {
  readonly name: string
  readonly image: string
  readonly attempt: number
  readonly startedAt: VirtualTime
  readonly finishedAt?: VirtualTime
}

interface HollowSandbox {
  readonly node: string
  readonly uid: string
  /** The end of the name of each of its containers. */
  readonly suffix: string
  readonly createdAt: VirtualTime
  readonly stopped: boolean
  readonly containers: readonly HollowContainer[]
}

/** One row for each pod. Keys are `<node>/<pod uid>/<attempt>`. */
const sandboxes = defineTable<HollowSandbox>('hollow-sandboxes')

const withTag = (image: string): string => (/[:@][^/]*$/.test(image) ? image : `${image}:latest`)

const keyOf = (node: string, sandbox: string): string => `${node}/${sandbox}`

const statusOf = (id: string, row: HollowSandbox): SandboxStatus => ({ id, state: row.stopped ? 'notready' : 'ready', address: ADDRESS, createdAt: row.createdAt })

const containerId = (row: HollowSandbox, container: HollowContainer): string => `${row.suffix}_${container.name}_${container.attempt}`

function containerStatusOf(row: HollowSandbox, container: HollowContainer): ContainerStatus {
  const ended = container.finishedAt !== undefined
  return {
    id: containerId(row, container),
    name: container.name,
    attempt: container.attempt,
    state: ended ? 'exited' : 'running',
    image: withTag(container.image),
    imageRef: withTag(container.image),
    startedAt: container.startedAt,
    finishedAt: container.finishedAt,
    exitCode: ended ? 0 : undefined,
    reason: ended ? 'Completed' : undefined,
    message: undefined,
  }
}

/** The pod uid in a container id, which is also its sandbox's key. */
const sandboxOf = (container: string): string => {
  const [, , uid, attempt] = container.split('_')
  return `${uid}/${attempt}`
}

function changeContainer(tx: Tx, node: string, id: string, change: (container: HollowContainer) => HollowContainer | undefined): void {
  const key = keyOf(node, sandboxOf(id))
  const row = tx.get(sandboxes, key)
  if (!row) return
  const containers = row.containers.flatMap((one) => (containerId(row, one) === id ? (change(one) ?? []) : one))
  tx.put(sandboxes, key, { ...row, containers })
}

/** The hollow runtime. */
export const hollowRuntime: Runtime = {
  name: 'hollow',
  version: 'fakeRuntime://0.1.0',
  scheme: 'fakeRuntime',
  runsPrograms: false,

  runSandbox(tx, node, config) {
    const id = `${config.uid}/${config.attempt}`
    const suffix = `${config.name}_${config.podNamespace}_${config.uid}_${config.attempt}`
    tx.put(sandboxes, keyOf(node, id), { node, uid: config.uid, suffix, createdAt: tx.now, stopped: false, containers: [] })
    return id
  },
  sandboxStatus(read, node, id) {
    const row = read.get(sandboxes, keyOf(node, id))
    return row && statusOf(id, row)
  },
  stopSandbox(tx, node, id) {
    const row = tx.get(sandboxes, keyOf(node, id))
    if (row) tx.put(sandboxes, keyOf(node, id), { ...row, stopped: true, containers: row.containers.map((one) => ({ finishedAt: tx.now, ...one })) })
  },
  removeSandbox: (tx, node, id) => void tx.delete(sandboxes, keyOf(node, id)),
  sandboxesOf(read: Reader, node, uid) {
    const found: SandboxStatus[] = []
    read.each(sandboxes, `${node}/${uid}/`, (row, key) => found.unshift(statusOf(key.slice(node.length + 1), row)))
    return found
  },

  createContainer(tx, node, sandbox, config: ContainerConfig) {
    const row = tx.get(sandboxes, keyOf(node, sandbox))
    if (!row) throw new RuntimeError(`sandbox "${sandbox}" not found`)
    const container: HollowContainer = { name: config.name, image: config.image, attempt: config.attempt, startedAt: tx.now }
    tx.put(sandboxes, keyOf(node, sandbox), { ...row, containers: [...row.containers, container] })
    return containerId(row, container)
  },
  // A container runs as soon as there is one: creating and starting it would be two writes for one moment.
  startContainer: () => undefined,
  stopContainer: (tx, node, id) => changeContainer(tx, node, id, (one) => ({ ...one, finishedAt: one.finishedAt ?? tx.now })),
  removeContainer: (tx, node, id) => changeContainer(tx, node, id, () => undefined),
  containersOf(read, node, sandbox) {
    const row = read.get(sandboxes, keyOf(node, sandbox))
    return row ? row.containers.map((one) => containerStatusOf(row, one)) : []
  },

  exec: (tx) => `hollow-exec-${tx.next('hollow-exec')}`,
  execStatus: () => ({ done: true, exitCode: 0, stdout: '', stderr: '' }),
  execInput: () => undefined,
  execRemove: () => undefined,
  logs: () => [],
  networkOf: () => undefined,

  pullImage: (_tx, _node, image) => image,
  pullStatus: (read) => ({ state: 'done', startedAt: read.now, finishedAt: read.now }),
  pullDone: () => undefined,
  imageStatus: (_read, _node, image) => ({ id: withTag(image), ref: withTag(image), sizeBytes: 0, runConfig: {} }),
  images: () => [],

  // What happens to a hollow pod, its kubelet does in the same step: there is nothing to be woken for.
  watches: [],
}
