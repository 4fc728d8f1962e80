/**
 * Kubernetes as a plugin: the API server, its clients, and the kubectl and minikube tools. Adding a
 * controller is one line in `kubernetes/controllers/index.ts` and one file.
 *
 * @module
 */
import { verbOf } from '../../cli/kubectl/definition.js'
import { failureOf } from '../../cli/kubectl/failure.js'
import { kubectlTool, kubectlVerbs } from '../../cli/kubectl/tool.js'
import { minikubeTool, minikubeVerbs } from '../../cli/minikube/tool.js'
import { byName, ordinaryFailure, withVerbs } from '../../cli/tool.js'
import type { AnyVerb } from '../../cli/verb.js'
import { runtimes } from '../../docker/index.js'
import { type PodConnections, podConnections } from '../../kubernetes/apiserver/connect.js'
import { metricsClient } from '../../kubernetes/apiserver/metrics/client.js'
import { portForwardRule } from '../../kubernetes/apiserver/port-forward.js'
import {
  resumeWebhooks,
  serveWebhook,
} from '../../kubernetes/apiserver/admission/webhook/webhook.js'
import { apiServerHttp } from '../../kubernetes/apiserver/http/server.js'
import { eventExpiry } from '../../kubernetes/apiserver/event-expiry.js'
import { kubernetesService } from '../../kubernetes/apiserver/kubernetes-service.js'
import { compaction } from '../../kubernetes/apiserver/watch/history.js'
import { controllerLoops } from '../../kubernetes/controllers/index.js'
import { hostPortRule } from '../../kubernetes/cni/host-port.js'
import { networkPolicyRule } from '../../kubernetes/cni/rule.js'
import { ingressNginx } from '../../kubernetes/ingress/controller.js'
import { clusterDns } from '../../kubernetes/dns/resolver.js'
import { clusterNameServer } from '../../kubernetes/dns/server.js'
import { type EventRow, eventOf, events } from '../../kubernetes/kinds/event/row.js'
import { kinds } from '../../kubernetes/kinds/index.js'
import { resumeKinds, serveKind } from '../../kubernetes/kinds/served.js'
import { kubeletConnectionLoop } from '../../kubernetes/kubelet/connection.js'
import { kubeletLoop } from '../../kubernetes/kubelet/kubelet.js'
import { nodeStatusLoop } from '../../kubernetes/kubelet/node.js'
import { podPlace, podPlacesLoop } from '../../kubernetes/kubelet/pod-places.js'
import { evictionLoop } from '../../kubernetes/kubelet/eviction/index.js'
import { volumeFollower } from '../../kubernetes/kubelet/volumes/follow.js'
import { kubeletServer } from '../../kubernetes/kubelet/server.js'
import { kubeProxy } from '../../kubernetes/proxy/rule.js'
import { healthCheckLoop } from '../../kubernetes/proxy/health.js'
import { kubeProxyLoop } from '../../kubernetes/proxy/sync.js'
import { schedulerLoop } from '../../kubernetes/scheduler/index.js'
import { kubeletPower } from '../../machine/node/power.js'
import { tunnelLoop, tunnelRule } from '../../machine/node/tunnel.js'
import type { Loop } from '../../sim/loop.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import type { Contributions, Plugin } from '../plugin.js'
import { clusterWitness } from './cluster-witness.js'
import type { TimelineEntry } from '../history/timeline.js'
import type { KubeObject, Stored } from '../../kubernetes/kinds/kind.js'
import { isCustomTable } from '../../kubernetes/kinds/object-table.js'

const kubelets = kubeletServer(runtimes)

/** The streams of pods: logs, exec, port-forward. */
export const pods: PodConnections = podConnections(kubelets)

/** What acts on a cluster through its API server. */
const clients = ({ fabric, controllers, filters, scores }: Contributions) => [
  ...controllerLoops(metricsClient(pods.metrics)),
  ...controllers,
  schedulerLoop({ filters, scores }),
  kubeProxyLoop,
  healthCheckLoop,
  ingressNginx,
  nodeStatusLoop(runtimes),
  kubeletLoop(runtimes, fabric),
  volumeFollower(runtimes),
  evictionLoop(runtimes),
]

/** What follows the network. */
const ofNetwork: readonly Loop[] = [tunnelLoop, kubeletConnectionLoop, podPlacesLoop]

/** kubectl's verbs of plugins. */
export const kubectlVerbsOf = (verbs: Contributions['verbs']): readonly AnyVerb[] =>
  verbs.kubectl.map((definition) => verbOf(definition, pods))

const kubectlCommand = {
  name: 'kubectl',
  tool: kubectlTool(pods),
  own: [...Object.keys(kubectlVerbs(pods)), 'help', 'options'],
}
const minikubeCommand = {
  name: 'minikube',
  tool: minikubeTool(pods),
  own: [...Object.keys(minikubeVerbs(pods)), 'help'],
}

/**
 * Kubernetes. The first rule that speaks about a packet wins: what a user opened by hand
 * stands before what a cluster offers.
 */
export const kubernetes: Plugin = {
  name: 'kubernetes',
  tools: ({ verbs }) => ({
    kubectl: withVerbs(kubectlCommand, byName(kubectlVerbsOf(verbs)), failureOf),
    minikube: withVerbs(minikubeCommand, byName(verbs.minikube), ordinaryFailure),
  }),
  rules: [portForwardRule(kubelets), tunnelRule, kubeProxy, hostPortRule, networkPolicyRule],
  resolvers: [clusterDns],
  nameServers: [clusterNameServer],
  loops: (all) => [
    kubernetesService,
    eventExpiry,
    compaction,
    apiServerHttp(pods),
    ...clients(all),
    ...ofNetwork,
  ],
  placeOf: podPlace,
  powered: [kubeletPower],
  objectTables: new Map(kinds.map(({ kind, table }) => [table.name, kind])),
  kindOf: ({ table, before, after }) =>
    isCustomTable(table) ? ((after ?? before) as Stored<KubeObject>).kind : undefined,
  objectOf: (table, row) => (table === events.name ? eventOf(row as EventRow, 0) : undefined),
  setUp(tx, { kinds: more, webhooks }) {
    for (const kind of more) serveKind(tx, kind)
    for (const webhook of webhooks) serveWebhook(tx, webhook)
  },
  resume(read, { kinds: more, webhooks }) {
    resumeKinds(read, more)
    resumeWebhooks(read, webhooks)
  },
  entries: eventsOfCluster,
  witness: clusterWitness,
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
