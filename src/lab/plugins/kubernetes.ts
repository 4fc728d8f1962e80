/**
 * Kubernetes as a plugin: the API server, its clients, and the kubectl and minikube tools. Adding a
 * controller is one line in `kubernetes/controllers/index.ts` and one file.
 *
 * @module
 */
import { kubectlTool } from '../../cli/kubectl/tool.js'
import { minikubeTool } from '../../cli/minikube/tool.js'
import { runtimes } from '../../docker/index.js'
import {
  type PodConnections,
  podConnections,
  portForwardRule,
} from '../../kubernetes/apiserver/connect.js'
import { eventExpiry } from '../../kubernetes/apiserver/event-expiry.js'
import { kubernetesService } from '../../kubernetes/apiserver/kubernetes-service.js'
import { controllerLoops } from '../../kubernetes/controllers/index.js'
import { clusterDns } from '../../kubernetes/dns/resolver.js'
import { eventOf, events } from '../../kubernetes/kinds/event/row.js'
import { kinds } from '../../kubernetes/kinds/index.js'
import { kubeletLoop } from '../../kubernetes/kubelet/kubelet.js'
import { nodeStatusLoop } from '../../kubernetes/kubelet/node.js'
import { kubeletServer } from '../../kubernetes/kubelet/server.js'
import { kubeProxy } from '../../kubernetes/proxy/rule.js'
import { kubeProxyLoop } from '../../kubernetes/proxy/sync.js'
import { schedulerLoop } from '../../kubernetes/scheduler/index.js'
import { kubeletPower } from '../../machine/node/power.js'
import { tunnelLoop, tunnelRule } from '../../machine/node/tunnel.js'
import type { Fabric } from '../../net/rules.js'
import type { Loop } from '../../sim/loop.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import type { Plugin } from '../plugin.js'
import type { TimelineEntry } from '../history/timeline.js'

const kubelets = kubeletServer(runtimes)

/** The streams of pods: logs, exec, port-forward. */
export const pods: PodConnections = podConnections(kubelets)

/** What acts on a cluster through its API server. */
const clients = (fabric: Fabric): readonly Loop[] => [
  ...controllerLoops(kinds),
  schedulerLoop(),
  kubeProxyLoop,
  nodeStatusLoop(runtimes),
  kubeletLoop(runtimes, fabric),
]

/** The names of the API server's clients, by which a schedule speaks of them. */
export const clientNames: readonly string[] = clients({ rules: [], resolvers: [] }).map(
  ({ name }) => name,
)

/**
 * Kubernetes. The first rule that speaks about a packet wins: what a user opened by hand
 * stands before what a cluster offers.
 */
export const kubernetes: Plugin = {
  name: 'kubernetes',
  tools: { kubectl: kubectlTool(pods), minikube: minikubeTool(pods) },
  rules: [portForwardRule(kubelets), tunnelRule, kubeProxy],
  resolvers: [clusterDns],
  loops: (fabric) => [kubernetesService, eventExpiry, ...clients(fabric), tunnelLoop],
  powered: [kubeletPower],
  kinds: new Map(kinds.map(({ kind, table }) => [table.name, kind])),
  entries: eventsOfCluster,
}

function eventsOfCluster(read: Reader, now: VirtualTime): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = []
  read.each(events, '', (row) => {
    const event = eventOf(row, now)
    if (event)
      entries.push({
        type: 'kubernetes',
        time: row.first,
        until: row.last,
        text: `${row.about.kind}/${row.about.name}: ${row.reason}: ${row.message}`,
        event,
      })
  })
  return entries
}
