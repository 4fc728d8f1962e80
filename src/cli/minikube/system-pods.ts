/**
 * The pods of `kube-system`: the control plane's components, cluster DNS, and kube-proxy on each
 * node.
 *
 * They make the cluster look as it does on a real machine; what they stand for is done by the rooms
 * of their names.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/
 */
import type { Container, Pod } from '../../types/kubernetes/core/v1.js'
import { type Api, connect } from '../../kubernetes/apiserver/client.js'
import {
  type SystemImage,
  imageName,
  preloadImages,
  systemImages,
} from '../../machine/node/system-images.js'
import type { Tx } from '../../sim/step.js'

const NAMESPACE = 'kube-system'
const CONTROL_PLANE = [
  { name: 'etcd', args: ['--data-dir=/var/lib/minikube/etcd'], cpu: '100m' },
  {
    name: 'kube-apiserver',
    args: ['--secure-port=8443', '--service-cluster-ip-range=10.96.0.0/12'],
    cpu: '250m',
  },
  {
    name: 'kube-controller-manager',
    args: ['--allocate-node-cidrs=true', '--cluster-cidr=10.244.0.0/16'],
    cpu: '200m',
  },
  { name: 'kube-scheduler', args: ['--kubeconfig=/etc/kubernetes/scheduler.conf'], cpu: '100m' },
] as const

/** Gives a new node of minikube's the images of the components, and the pods that run there. */
export function createSystemPods(tx: Tx, node: string, version: string, isFirst: boolean): void {
  preloadImages(tx, node, version)
  const api = connect(tx, 'kubernetes-admin')
  const images = systemImages(version)
  create(
    api,
    pod(
      'kube-proxy-',
      node,
      'kube-proxy',
      images['kube-proxy'],
      { args: ['--config=/var/lib/kube-proxy/config.conf', `--hostname-override=${node}`] },
      { 'k8s-app': 'kube-proxy' },
    ),
  )
  if (!isFirst) return
  for (const { name, args, cpu } of CONTROL_PLANE) {
    create(
      api,
      pod(
        `${name}-${node}`,
        node,
        name,
        images[name],
        { args: [...args], resources: { requests: { cpu } } },
        { component: name, tier: 'control-plane' },
      ),
    )
  }
  create(
    api,
    pod(
      'storage-provisioner',
      node,
      'storage-provisioner',
      images['storage-provisioner'],
      {},
      { 'integration-test': 'storage-provisioner' },
    ),
  )
  createDns(api, images.coredns)
}

function create(api: Api, object: Pod): void {
  api.create('Pod', object)
}

/** A pod on the node's own network. A name that ends in `-` is the beginning of a generated one. */
function pod(
  name: string,
  node: string,
  container: string,
  image: SystemImage,
  more: Partial<Container>,
  labels: Record<string, string>,
): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(name.endsWith('-') ? { generateName: name } : { name }),
      namespace: NAMESPACE,
      labels,
    },
    spec: {
      hostNetwork: true,
      nodeName: node,
      priority: 2_000_001_000,
      priorityClassName: 'system-node-critical',
      containers: [
        { name: container, image: imageName(image), imagePullPolicy: 'IfNotPresent', ...more },
      ],
      tolerations: [{ operator: 'Exists' }],
    },
  }
}

function createDns(api: Api, image: SystemImage): void {
  const labels = { 'k8s-app': 'kube-dns' }
  api.create('Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'coredns', namespace: NAMESPACE, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'coredns',
              image: imageName(image),
              imagePullPolicy: 'IfNotPresent',
              args: ['-conf', '/etc/coredns/Corefile'],
              ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }],
            },
          ],
          tolerations: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
        },
      },
    },
  })
  api.create('Service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kube-dns',
      namespace: NAMESPACE,
      labels: { ...labels, 'kubernetes.io/name': 'CoreDNS' },
    },
    spec: {
      clusterIP: '10.96.0.10',
      selector: labels,
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP' },
        { name: 'dns-tcp', port: 53, protocol: 'TCP' },
      ],
    },
  })
}
