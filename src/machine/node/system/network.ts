/**
 * The pods of CNI plugins that run some on nodes: Calico's and Cilium's.
 *
 * @see https://docs.tigera.io/calico/latest/getting-started/kubernetes/minikube
 */
import type { Api } from '../../../kubernetes/apiserver/client.js'
import type { CniPlugin } from '../../../kubernetes/kinds/cni-plugin.js'
import type { Tx } from '../../../sim/step.js'
import type { PodSpec } from '../../../types/kubernetes/core/v1.js'
import { type SystemImage, imageName, preload } from './images.js'
import { CLUSTER_CRITICAL, NAMESPACE, NODE_CRITICAL } from './names.js'

/** What a plugin runs: an agent on each node, and one program that looks after the cluster. */
interface Network {
  readonly agent: { readonly name: string; readonly image: SystemImage }
  readonly keeper: { readonly name: string; readonly image: SystemImage }
  /** The label that tells their pods apart. */
  readonly label: string
}

const NETWORKS: Partial<Readonly<Record<CniPlugin, Network>>> = {
  calico: {
    label: 'k8s-app',
    agent: {
      name: 'calico-node',
      image: {
        repository: 'docker.io/calico/node',
        tag: 'v3.32.1',
        binary: '/usr/bin/calico-node',
        size: 405_000_000,
      },
    },
    keeper: {
      name: 'calico-kube-controllers',
      image: {
        repository: 'docker.io/calico/kube-controllers',
        tag: 'v3.32.1',
        binary: '/usr/bin/kube-controllers',
        size: 118_000_000,
      },
    },
  },
  cilium: {
    label: 'k8s-app',
    agent: {
      name: 'cilium',
      image: {
        repository: 'quay.io/cilium/cilium',
        tag: 'v1.18.1',
        binary: '/usr/bin/cilium-agent',
        size: 730_000_000,
      },
    },
    keeper: {
      name: 'cilium-operator',
      image: {
        repository: 'quay.io/cilium/operator-generic',
        tag: 'v1.18.1',
        binary: '/usr/bin/cilium-operator-generic',
        size: 104_000_000,
      },
    },
  },
}

/** Puts a plugin's images onto a node. */
export function preloadNetwork(tx: Tx, node: string, plugin: CniPlugin | undefined): void {
  const network = plugin && NETWORKS[plugin]
  if (network) preload(tx, node, [network.agent.image, network.keeper.image])
}

/** Makes a plugin's agents and its keeper. */
export function createNetwork(api: Api, plugin: CniPlugin | undefined): void {
  const network = plugin && NETWORKS[plugin]
  if (!network) return
  const { agent, keeper, label } = network
  for (const { name } of [agent, keeper])
    api.create('ServiceAccount', { metadata: { name, namespace: NAMESPACE } })
  api.create('DaemonSet', {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: agent.name, namespace: NAMESPACE, labels: { [label]: agent.name } },
    spec: {
      selector: { matchLabels: { [label]: agent.name } },
      template: { metadata: { labels: { [label]: agent.name } }, spec: specOf(agent, true) },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    },
  })
  api.create('Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: keeper.name, namespace: NAMESPACE, labels: { [label]: keeper.name } },
    spec: {
      replicas: 1,
      selector: { matchLabels: { [label]: keeper.name } },
      strategy: { type: 'Recreate' },
      template: { metadata: { labels: { [label]: keeper.name } }, spec: specOf(keeper, false) },
    },
  })
}

const specOf = ({ name, image }: Network['agent'], onEachNode: boolean): PodSpec => ({
  ...(onEachNode ? { hostNetwork: true } : {}),
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  priorityClassName: onEachNode ? NODE_CRITICAL : CLUSTER_CRITICAL,
  serviceAccountName: name,
  containers: [
    {
      name: name === 'cilium' ? 'cilium-agent' : name,
      image: imageName(image),
      imagePullPolicy: 'IfNotPresent',
      ...(onEachNode ? { securityContext: { privileged: true } } : {}),
    },
  ],
  tolerations: onEachNode
    ? [{ operator: 'Exists' }]
    : [
        { key: 'CriticalAddonsOnly', operator: 'Exists' },
        { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' },
      ],
})
