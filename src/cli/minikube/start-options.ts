/**
 * What `minikube start` is asked for, checked.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/start/
 */
import { KUBERNETES_VERSION } from '../../kubernetes/apiserver/cluster.js'
import type { RuntimeName } from '../../machine/node/runtime.js'
import { CNI_PLUGINS, type CniPlugin } from '../../kubernetes/kinds/cni-plugin.js'
import { CommandError } from '../verb.js'
import { noSuchFile } from '../../text/errno.js'

/** The cluster that is asked for. */
export interface StartOptions {
  readonly nodes: number
  readonly cpus: number
  readonly memory: number
  readonly version: string
  readonly runtime: RuntimeName
  readonly cni?: CniPlugin
}

const MEMORY = /^(\d+)(b|k|m|g|kb|mb|gb|mib|gib)?$/i
const MEBIBYTES: Readonly<Record<string, number>> = { b: 1 / 1_048_576, k: 1 / 1024, m: 1, g: 1024 }

/** @throws CommandError for what no cluster can be made of */
export function optionsFrom(flags: {
  nodes: number
  cpus: string
  memory: string
  kubernetesVersion?: string | undefined
  containerRuntime: string
  cni?: string | undefined
  driver?: string | undefined
}): StartOptions {
  checkDriver(flags.driver)
  const nodes = flags.nodes
  if (nodes < 1)
    throw new CommandError(`❌  Exiting due to MK_USAGE: --nodes must be at least 1`, 14)
  const memory = MEMORY.exec(flags.memory)
  if (!memory)
    throw new CommandError(
      `❌  Exiting due to MK_USAGE: invalid memory value: "${flags.memory}"`,
      14,
    )
  const cpus = flags.cpus === 'max' || flags.cpus === 'no-limit' ? 8 : Number(flags.cpus)
  if (!Number.isInteger(cpus))
    throw new CommandError(
      `❌  Exiting due to MK_USAGE: Invalid number of CPUs: "${flags.cpus}"`,
      14,
    )
  if (cpus < 2)
    throw new CommandError(
      `⛔  Exiting due to RSRC_INSUFFICIENT_CORES:  has less than 2 CPUs available, but Kubernetes requires at least 2 to be available`,
      29,
    )
  const asked = flags.kubernetesVersion
  const version =
    asked === undefined || asked === 'stable' || asked === 'latest'
      ? KUBERNETES_VERSION
      : `v${asked.replace(/^v/, '')}`
  if (!/^v\d+\.\d+\.\d+/.test(version))
    throw new CommandError(
      `❌  Exiting due to MK_USAGE: Unable to parse "${asked}": No Major.Minor.Patch elements found`,
      14,
    )
  return {
    nodes,
    cpus,
    memory: Math.floor(
      Number(memory[1]) * (MEBIBYTES[(memory[2] ?? 'm')[0]?.toLowerCase() ?? 'm'] ?? 1),
    ),
    version,
    runtime: runtimeFrom(flags.containerRuntime),
    ...networkFrom(flags.cni),
  }
}

/** @throws CommandError for a plugin that minikube does not have */
function networkFrom(name: string | undefined): { readonly cni?: CniPlugin } {
  if (name === undefined || name === '' || name === 'auto') return {}
  const found = CNI_PLUGINS.find((one) => one === (name === 'true' ? 'kindnet' : name))
  if (found) return { cni: found }
  throw new CommandError(
    name === 'false' || name.includes('/')
      ? `❌  Exiting due to RT_CNI: kubarium does not simulate "--cni ${name}": use ${CNI_PLUGINS.join(', ')}`
      : `❌  Exiting due to MK_USAGE: unknown CNI: "${name}": ${noSuchFile('stat', name)}`,
    14,
  )
}

const OTHER_DRIVERS = ['podman', 'kvm2', 'qemu2', 'virtualbox', 'vmware', 'none', 'ssh']

/** @throws CommandError for a driver that minikube or kubarium does not have */
function checkDriver(name: string | undefined): void {
  if (name === undefined || name === '' || name === 'docker') return
  throw new CommandError(
    OTHER_DRIVERS.includes(name)
      ? `❌  Exiting due to DRV_UNSUPPORTED_OS: kubarium does not simulate the driver "${name}": use docker`
      : `❌  Exiting due to DRV_UNSUPPORTED_OS: The driver '${name}' is not supported on linux/amd64`,
    56,
  )
}

/** @throws CommandError for a runtime that minikube or kubarium does not have */
function runtimeFrom(name: string): RuntimeName {
  if (name === 'docker' || name === 'containerd') return name
  if (name === 'cri-o' || name === 'crio')
    throw new CommandError(
      `❌  Exiting due to RT_ENABLE: kubarium does not simulate the container runtime "${name}": use docker or containerd`,
      90,
    )
  throw new CommandError(
    `❌  Exiting due to MK_USAGE: Invalid Container Runtime: "${name}". Valid runtimes are: [docker cri-o containerd]`,
    14,
  )
}
