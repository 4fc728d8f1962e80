/**
 * The composition: every loop, rule, resolver, runtime and program of a lab, in one place. Adding one is one line here and one file.
 *
 * @module
 */
import { dockerTool } from '../cli/docker/tool.js'
import { kubectlTool } from '../cli/kubectl/tool.js'
import { minikubeTool } from '../cli/minikube/tool.js'
import { dockerLoops, dockerNames, dockerRuntime, publishedPorts } from '../docker/index.js'
import { podConnections, portForwardRule, type PodConnections } from '../kubernetes/apiserver/connect.js'
import { eventExpiry } from '../kubernetes/apiserver/event-expiry.js'
import { kubernetesService } from '../kubernetes/apiserver/kubernetes-service.js'
import { controllerLoops } from '../kubernetes/controllers/index.js'
import { clusterDns } from '../kubernetes/dns/resolver.js'
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
import { UsageError } from '../sim/errors.js'
import type { Loop } from '../sim/loop.js'
import { type LoopTable, loopTable } from '../sim/loop-table.js'
import { curl } from '../terminal/curl/curl.js'
import { toolPrograms } from '../terminal/tools.js'

/** The container runtimes that a node can have. */
const runtimes = new Map([
  ['containerd', dockerRuntime({ name: 'containerd', scheme: 'containerd', version: 'containerd://2.1.5' })],
  ['docker', dockerRuntime({ name: 'docker', scheme: 'docker', version: 'docker://28.4.0' })],
])

const kubelets = kubeletServer(runtimes)

/** The streams of pods: logs, exec, port-forward. */
export const pods: PodConnections = podConnections(kubelets)

/** The first rule that speaks about a packet wins, so what a user opened by hand stands before what a cluster or a daemon offers. */
export const fabric: Fabric = {
  rules: [portForwardRule(kubelets), tunnelRule, kubeProxy, publishedPorts],
  resolvers: [dockerNames, clusterDns],
}

/** What acts on a cluster through its API server. */
const clients: readonly Loop[] = [...controllerLoops, schedulerLoop, kubeProxyLoop, nodeStatusLoop(runtimes), kubeletLoop(runtimes, fabric)]

/** Their names, by which a schedule speaks of them. */
export const clientNames: readonly string[] = clients.map(({ name }) => name)

/** The programs that every lab has. */
const builtIn: readonly Program[] = [...shellPrograms, ...busyboxPrograms, nodeProgram, ...serverPrograms]

const tools = toolPrograms({ docker: dockerTool, kubectl: kubectlTool(pods), minikube: minikubeTool(pods) })

/** What a lab runs on, without programs of its user's; every such lab shares it. */
const standard = loopsWith([])

/** Puts a lab's loops together, with the user's own programs. Labs and their forks can share the result: it holds nothing of any world. */
export const compose = (own: readonly Program[]): LoopTable => (own.length === 0 ? standard : loopsWith(own))

function loopsWith(own: readonly Program[]): LoopTable {
  const programs = new Map([...builtIn, ...tools.programs, curl].map((program) => [program.name, program]))
  for (const program of own) {
    if (programs.has(program.name)) throw new UsageError(`there is a program "${program.name}" already`)
    programs.set(program.name, program)
  }
  return loopTable([
    processLoop({ programs, fabric, awakened: tools.awakened }),
    exchangeLoop(fabric),
    scriptInputsLoop,
    tools.loop,
    ...dockerLoops,
    kubernetesService,
    eventExpiry,
    ...clients,
    tunnelLoop,
  ])
}
