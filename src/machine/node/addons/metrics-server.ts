/**
 * The add-on `metrics-server`: a Deployment, its Service, and the API that it serves.
 *
 * @see https://github.com/kubernetes-sigs/metrics-server
 */
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'

const NAME = 'metrics-server'
const NAMESPACE = 'kube-system'
const IMAGE = 'registry.k8s.io/metrics-server/metrics-server:v0.8.0'
const SELECTOR = { 'k8s-app': NAME }
const LABELS = {
  ...SELECTOR,
  'addonmanager.kubernetes.io/mode': 'Reconcile',
  'kubernetes.io/minikube-addons': NAME,
}
const probe = (path: string) => ({
  httpGet: { path, port: 'https', scheme: 'HTTPS' },
  periodSeconds: 10,
  failureThreshold: 3,
})

export const METRICS_IMAGES = [IMAGE]

const spec = {
  serviceAccountName: NAME,
  priorityClassName: 'system-cluster-critical',
  volumes: [{ name: 'tmp-dir', emptyDir: {} }],
  containers: [
    {
      name: NAME,
      image: IMAGE,
      imagePullPolicy: 'IfNotPresent',
      args: [
        '--cert-dir=/tmp',
        '--secure-port=4443',
        '--kubelet-preferred-address-types=InternalIP,ExternalIP,Hostname',
        '--kubelet-use-node-status-port',
        '--metric-resolution=60s',
        '--kubelet-insecure-tls',
      ],
      resources: { requests: { cpu: '100m', memory: '200Mi' } },
      ports: [{ name: 'https', containerPort: 4443, protocol: 'TCP' }],
      readinessProbe: probe('/readyz'),
      livenessProbe: probe('/livez'),
      securityContext: { readOnlyRootFilesystem: true, runAsNonRoot: true, runAsUser: 1000 },
      volumeMounts: [{ name: 'tmp-dir', mountPath: '/tmp' }],
    },
  ],
}

/** Everything that it makes, in order. */
export const metricsObjects = (): readonly KubeObject[] => [
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace: NAMESPACE } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: NAME, namespace: NAMESPACE, labels: LABELS },
    spec: {
      selector: { matchLabels: SELECTOR },
      strategy: { rollingUpdate: { maxUnavailable: 0 } },
      template: { metadata: { name: NAME, labels: SELECTOR }, spec },
    },
  } as KubeObject,
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: NAME, namespace: NAMESPACE, labels: LABELS },
    spec: {
      selector: SELECTOR,
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 'https' }],
    },
  } as KubeObject,
  {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1beta1.metrics.k8s.io', labels: LABELS },
    spec: {
      group: 'metrics.k8s.io',
      groupPriorityMinimum: 100,
      insecureSkipTLSVerify: true,
      service: { name: NAME, namespace: NAMESPACE },
      version: 'v1beta1',
      versionPriority: 100,
    },
  } as KubeObject,
]
