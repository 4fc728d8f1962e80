/**
 * The add-on `dashboard`: the namespace, the dashboard, and the scraper that collects
 * its metrics.
 *
 * @module
 */
import type { Deployment } from '../../../types/kubernetes/apps/v1.js'
import type { Service } from '../../../types/kubernetes/core/v1.js'
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'

export const DASHBOARD_NAMESPACE = 'kubernetes-dashboard'
export const DASHBOARD = 'kubernetes-dashboard'
export const DASHBOARD_PORT = 9090
export const DASHBOARD_IMAGE = 'docker.io/kubernetesui/dashboard:v2.7.0'
export const SCRAPER_IMAGE = 'docker.io/kubernetesui/metrics-scraper:v1.0.8'
const SCRAPER = 'dashboard-metrics-scraper'
const SCRAPER_PORT = 8000
const ADDON = {
  'addonmanager.kubernetes.io/mode': 'Reconcile',
  'kubernetes.io/minikube-addons': 'dashboard',
}

/** Everything that it makes, in order. */
export const dashboardObjects = (): readonly KubeObject[] => [
  {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: DASHBOARD_NAMESPACE, labels: ADDON },
  },
  deployment(DASHBOARD, DASHBOARD_IMAGE, DASHBOARD_PORT) as KubeObject,
  deployment(SCRAPER, SCRAPER_IMAGE, SCRAPER_PORT) as KubeObject,
  service(DASHBOARD, 80, DASHBOARD_PORT) as KubeObject,
  service(SCRAPER, SCRAPER_PORT, SCRAPER_PORT) as KubeObject,
]

function deployment(name: string, image: string, port: number): Deployment {
  const labels = { 'k8s-app': name }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: DASHBOARD_NAMESPACE, labels: { ...labels, ...ADDON } },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name,
              image,
              ports: [{ containerPort: port, protocol: 'TCP' }],
              livenessProbe: {
                httpGet: { path: '/', port },
                initialDelaySeconds: 30,
                timeoutSeconds: 30,
              },
            },
          ],
        },
      },
    },
  }
}

const service = (name: string, port: number, targetPort: number): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: DASHBOARD_NAMESPACE, labels: { 'k8s-app': name, ...ADDON } },
  spec: { type: 'ClusterIP', ports: [{ port, targetPort }], selector: { 'k8s-app': name } },
})
