/**
 * The image of the ingress-nginx controller, which `minikube addons enable ingress` runs.
 *
 * @see https://github.com/kubernetes/ingress-nginx
 */
import { type Files, type OfficialImage, PATH, configSteps, step } from './official.js'
import { ballast, executable } from './tools.js'

const controllerFiles: Files = (mtime) => ({
  '/nginx-ingress-controller': executable('nginx-ingress-controller', { mtime, size: 52_000_000 }),
  '/usr/local/nginx': ballast(240_000_000, { mtime }),
})

const CONTROLLER = {
  ExposedPorts: { '80/tcp': {}, '443/tcp': {} },
  Env: [PATH],
  Cmd: ['/nginx-ingress-controller'],
  WorkingDir: '/etc/nginx',
}
export const ingressController: OfficialImage = {
  repository: 'registry.k8s.io/ingress-nginx/controller',
  releases: ['1.15.1'],
  flavours: [''],
  make: () => ({
    age: 60 * 24,
    steps: [step('COPY / / # buildkit', controllerFiles), ...configSteps(CONTROLLER)],
    config: CONTROLLER,
  }),
}
