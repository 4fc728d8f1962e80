/**
 * The images of the Kubernetes dashboard, which `minikube dashboard` runs.
 *
 * @see https://github.com/kubernetes/dashboard
 */
import { type Files, type OfficialImage, PATH, configSteps, step } from './official.js'
import { ballast, executable } from './tools.js'

const dashboardFiles: Files = (mtime) => ({
  '/dashboard': executable('dashboard', { mtime, size: 75_800_000 }),
  '/public': ballast(170_000_000, { mtime }),
})
const scraperFiles: Files = (mtime) => ({
  '/metrics-sidecar': executable('metrics-sidecar', { mtime, size: 43_800_000 }),
})

const DASHBOARD = {
  User: '1001:2001',
  ExposedPorts: { '8443/tcp': {}, '9090/tcp': {} },
  Env: [PATH],
  Entrypoint: ['/dashboard', '--insecure-bind-address=0.0.0.0', '--bind-address=0.0.0.0'],
  WorkingDir: '/',
}
const SCRAPER = {
  User: '1001:2001',
  ExposedPorts: { '8000/tcp': {} },
  Env: [PATH],
  Entrypoint: ['/metrics-sidecar'],
  WorkingDir: '/',
}

export const dashboard: OfficialImage = {
  repository: 'docker.io/kubernetesui/dashboard',
  releases: ['2.7.0'],
  flavours: [''],
  make: () => ({
    age: 1_100 * 24,
    steps: [step('COPY /dashboard / # buildkit', dashboardFiles), ...configSteps(DASHBOARD)],
    config: DASHBOARD,
  }),
}

export const metricsScraper: OfficialImage = {
  repository: 'docker.io/kubernetesui/metrics-scraper',
  releases: ['1.0.8'],
  flavours: [''],
  make: () => ({
    age: 1_200 * 24,
    steps: [step('COPY /metrics-sidecar / # buildkit', scraperFiles), ...configSteps(SCRAPER)],
    config: SCRAPER,
  }),
}
