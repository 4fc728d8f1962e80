/**
 * The add-on `registry`: a registry in the cluster. Images are pushed to it inside the cluster, as
 * `registry.kube-system`.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/registry/
 */
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'

const NAME = 'registry'
const NAMESPACE = 'kube-system'
const IMAGE = 'docker.io/registry:3'
const LABELS = {
  'kubernetes.io/minikube-addons': NAME,
  'addonmanager.kubernetes.io/mode': 'Reconcile',
}

export const REGISTRY_IMAGES = [IMAGE]

/** Everything that it makes, in order. */
export const registryObjects = (): readonly KubeObject[] => [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: NAME, namespace: NAMESPACE, labels: LABELS },
    spec: {
      replicas: 1,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: { ...LABELS, 'actual-registry': 'true' } },
        spec: {
          containers: [
            {
              name: NAME,
              image: IMAGE,
              imagePullPolicy: 'IfNotPresent',
              ports: [{ containerPort: 5000, protocol: 'TCP', hostPort: 5000 }],
              env: [{ name: 'REGISTRY_STORAGE_DELETE_ENABLED', value: 'true' }],
            },
          ],
        },
      },
    },
  } as KubeObject,
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: NAME, namespace: NAMESPACE, labels: LABELS },
    spec: {
      type: 'ClusterIP',
      selector: { 'kubernetes.io/minikube-addons': NAME, 'actual-registry': 'true' },
      ports: [
        { name: 'http', port: 80, targetPort: 5000 },
        { name: 'https', port: 443, targetPort: 443 },
      ],
    },
  } as KubeObject,
]
