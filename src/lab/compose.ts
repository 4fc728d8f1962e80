/**
 * The composition: every loop, rule, resolver, runtime and program of a lab, in one place. Adding one is one line here and one file.
 *
 * @module
 */
import { dockerLoops, dockerNames, dockerRuntime, publishedPorts } from '../docker/index.js'
import { podConnections, portForwardRule, type PodConnections } from '../kubernetes/apiserver/connect.js'
import { eventExpiry } from '../kubernetes/apiserver/event-expiry.js'
import { kubernetesService } from '../kubernetes/apiserver/kubernetes-service.js'
import { controllerLoops } from '../kubernetes/controllers/index.js'
import { clusterDns } from '../kubernetes/dns/resolver.js'
import { hollowRuntime } from '../kubernetes/kubelet/hollow.js'
import { kubeletLoop } from '../kubernetes/kubelet/kubelet.js'
import { nodeStatusLoop } from '../kubernetes/kubelet/node.js'
import { kubeletServer } from '../kubernetes/kubelet/server.js'
import { kubeProxy } from '../kubernetes/proxy/rule.js'
import { kubeProxyLoop } from '../kubernetes/proxy/sync.js'
import { schedulerLoop } from '../kubernetes/scheduler/index.js'
import { tunnelLoop, tunnelRule } from '../machine/tunnel.js'
import { exchangeLoop } from '../net/exchange.js'
import type { Fabric } from '../net/rules.js'
import { busyboxPrograms } from '../program/busybox/index.js'
import { nodeProgram, scriptInputsLoop } from '../program/node/index.js'
import { processLoop } from '../program/process-loop.js'
import type { Program } from '../program/program.js'
import { serverPrograms } from '../program/servers/index.js'
import { shellPrograms } from '../program/sh/index.js'
import type { Loop } from '../sim/loop.js'
import { UsageError } from '../sim/errors.js'

/** The container runtimes that a node can have. */
const runtimes = new Map([
  ['containerd', dockerRuntime({ name: 'containerd', scheme: 'containerd', version: 'containerd://2.1.5' })],
  ['docker', dockerRuntime({ name: 'docker', scheme: 'docker', version: 'docker://28.4.0' })],
  ['hollow', hollowRuntime],
])

/** What a simulation of a lab runs on. */
export interface Composition {
  readonly loops: readonly Loop[]
  readonly fabric: Fabric
  readonly pods: PodConnections
}

const kubelets = kubeletServer(runtimes)

/** The streams of pods: logs, exec, port-forward. */
export const pods: PodConnections = podConnections(kubelets)

/** The first rule that speaks about a packet wins, so what a user opened by hand stands before what a cluster or a daemon offers. */
export const fabric: Fabric = {
  rules: [portForwardRule(kubelets), tunnelRule, kubeProxy, publishedPorts],
  resolvers: [dockerNames, clusterDns],
}

/** The programs that every lab has. */
const builtIn: readonly Program[] = [...shellPrograms, ...busyboxPrograms, nodeProgram, ...serverPrograms]

/** Puts a lab's loops together, with the user's own programs and the command-line tools of its terminal. */
export function compose(own: readonly Program[], tools: readonly Program[]): Composition {
  const programs = new Map(builtIn.map((program) => [program.name, program]))
  for (const program of tools) programs.set(program.name, program)
  for (const program of own) {
    if (programs.has(program.name)) throw new UsageError(`there is a program "${program.name}" already`)
    programs.set(program.name, program)
  }
  const loops: readonly Loop[] = [
    processLoop({ programs, fabric }),
    exchangeLoop(fabric),
    scriptInputsLoop,
    ...dockerLoops,
    kubernetesService,
    eventExpiry,
    ...controllerLoops,
    schedulerLoop,
    kubeProxyLoop,
    nodeStatusLoop(runtimes),
    kubeletLoop(runtimes, fabric),
    tunnelLoop,
  ]
  return { loops, fabric, pods }
}
