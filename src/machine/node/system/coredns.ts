/**
 * CoreDNS: a Deployment and the Service that pods ask for names.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
import type { Api } from '../../../kubernetes/apiserver/client.js'
import type { PodSpec } from '../../../types/kubernetes/core/v1.js'
import { type SystemImage, imageName } from './images.js'
import { CLUSTER_CRITICAL, NAMESPACE } from './names.js'

const NAME = 'coredns'
const LABELS = { 'k8s-app': 'kube-dns' }
/** The name server that the kubelet gives to pods. */
const ADDRESS = '10.96.0.10'

const specOf = (image: string): PodSpec => ({
  dnsPolicy: 'Default',
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  priorityClassName: CLUSTER_CRITICAL,
  serviceAccountName: NAME,
  containers: [
    {
      name: NAME,
      image,
      imagePullPolicy: 'IfNotPresent',
      args: ['-conf', '/etc/coredns/Corefile'],
      ports: [
        { name: 'dns', containerPort: 53, protocol: 'UDP' },
        { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
        { name: 'metrics', containerPort: 9153, protocol: 'TCP' },
      ],
      resources: { limits: { memory: '170Mi' }, requests: { cpu: '100m', memory: '70Mi' } },
      volumeMounts: [{ name: 'config-volume', mountPath: '/etc/coredns', readOnly: true }],
    },
  ],
  tolerations: [
    { key: 'CriticalAddonsOnly', operator: 'Exists' },
    { effect: 'NoSchedule', key: 'node-role.kubernetes.io/control-plane' },
  ],
  volumes: [
    {
      name: 'config-volume',
      configMap: { name: NAME, defaultMode: 420, items: [{ key: 'Corefile', path: 'Corefile' }] },
    },
  ],
})

/** Makes both. */
export function createDns(api: Api, image: SystemImage): void {
  api.create('Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: NAME, namespace: NAMESPACE, labels: LABELS },
    spec: {
      replicas: 1,
      selector: { matchLabels: LABELS },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: '25%' } },
      template: { metadata: { labels: LABELS }, spec: specOf(imageName(image)) },
    },
  })
  api.create('Service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'kube-dns',
      namespace: NAMESPACE,
      labels: {
        ...LABELS,
        'kubernetes.io/cluster-service': 'true',
        'kubernetes.io/name': 'CoreDNS',
      },
      annotations: { 'prometheus.io/port': '9153', 'prometheus.io/scrape': 'true' },
    },
    spec: {
      clusterIP: ADDRESS,
      selector: LABELS,
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
        { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
        { name: 'metrics', port: 9153, protocol: 'TCP', targetPort: 9153 },
      ],
    },
  })
}
