/**
 * The control plane's pods, which the kubelet of the first node starts from files: what the API
 * shows of them are mirrors.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
import type { Api } from '../../../kubernetes/apiserver/client.js'
import { hexId } from '../../../sim/id.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import { type SystemImage, imageName, type systemImages } from './images.js'
import type { NewNode } from './index.js'
import { NAMESPACE, NODE_CRITICAL } from './names.js'

/** A component of the control plane. */
interface Component {
  readonly name: 'etcd' | 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler'
  readonly flags: readonly string[]
  readonly requests: Readonly<Record<string, string>>
}

const components = ({ node, address, port }: NewNode): readonly Component[] => [
  {
    name: 'etcd',
    flags: [
      `--advertise-client-urls=https://${address}:2379`,
      '--cert-file=/var/lib/minikube/certs/etcd/server.crt',
      '--data-dir=/var/lib/minikube/etcd',
      `--initial-cluster=${node}=https://${address}:2380`,
      `--listen-client-urls=https://127.0.0.1:2379,https://${address}:2379`,
      `--name=${node}`,
    ],
    requests: { cpu: '100m', memory: '100Mi' },
  },
  {
    name: 'kube-apiserver',
    flags: [
      `--advertise-address=${address}`,
      '--allow-privileged=true',
      '--authorization-mode=Node,RBAC',
      '--client-ca-file=/var/lib/minikube/certs/ca.crt',
      '--etcd-servers=https://127.0.0.1:2379',
      `--secure-port=${port}`,
      '--service-cluster-ip-range=10.96.0.0/12',
    ],
    requests: { cpu: '250m' },
  },
  {
    name: 'kube-controller-manager',
    flags: [
      '--allocate-node-cidrs=true',
      '--bind-address=127.0.0.1',
      '--cluster-cidr=10.244.0.0/16',
      '--controllers=*,bootstrapsigner,tokencleaner',
      '--kubeconfig=/etc/kubernetes/controller-manager.conf',
      '--leader-elect=false',
      '--service-cluster-ip-range=10.96.0.0/12',
      '--use-service-account-credentials=true',
    ],
    requests: { cpu: '200m' },
  },
  {
    name: 'kube-scheduler',
    flags: [
      '--bind-address=127.0.0.1',
      '--kubeconfig=/etc/kubernetes/scheduler.conf',
      '--leader-elect=false',
    ],
    requests: { cpu: '100m' },
  },
]

/** Marks of a pod that came from a file: a hash of that, which is the same for the mirror. */
const marksOf = (hash: string): Record<string, string> => ({
  'kubernetes.io/config.hash': hash,
  'kubernetes.io/config.mirror': hash,
  'kubernetes.io/config.source': 'file',
})

/** Makes the pods on the node of the control plane. */
export function createStaticPods(
  api: Api,
  made: NewNode,
  images: ReturnType<typeof systemImages>,
): void {
  for (const component of components(made))
    api.create('Pod', podOf(component, made, images[component.name], hexId(api.tx.random, 32)))
}

const podOf = (
  { name, flags, requests }: Component,
  { node, address, port }: NewNode,
  image: SystemImage,
  hash: string,
): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: `${name}-${node}`,
    namespace: NAMESPACE,
    labels: { component: name, tier: 'control-plane' },
    annotations: {
      ...(name === 'kube-apiserver'
        ? {
            'kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint': `${address}:${port}`,
          }
        : {}),
      ...marksOf(hash),
    },
  },
  spec: {
    hostNetwork: true,
    nodeName: node,
    priorityClassName: NODE_CRITICAL,
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name,
        image: imageName(image),
        imagePullPolicy: 'IfNotPresent',
        command: [name, ...flags],
        resources: { requests: { ...requests } },
      },
    ],
    tolerations: [{ effect: 'NoExecute', operator: 'Exists' }],
  },
})
