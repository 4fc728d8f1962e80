// The whole library, as a user writes it: what compiles, and what does not.
import {
  type Container,
  type Deployment,
  type Lab,
  type Manifest,
  type Pod,
  type Service,
  type Stored,
  createLab,
} from 'kubarium'

const lab: Lab = createLab({ seed: 1, cluster: { nodes: 3 } })

// Objects are typed by the word that names their kind.
export const phase: string | undefined = lab.kubectl.get('pods')[0]?.status?.phase
export const names: string[] = lab.kubectl.get('po', 'web').map(({ metadata }) => metadata.name)
export const one: readonly Stored<Deployment>[] = lab.kubectl.get('deployment/web')
export const two: readonly (Stored<Pod> | Stored<Service>)[] = lab.kubectl.get('pods,services')
export const scaled: number | undefined = lab.kubectl.scale('deployment', 'web', { replicas: 3 })[0]
  ?.spec?.replicas
export const made: Stored<Deployment> | undefined = lab.kubectl.create('deployment', 'web', {
  image: ['nginx'],
  replicas: 3,
})[0]
export const words: string[] = ['pods', '-A']
export const any: string | undefined = lab.kubectl.get(...words)[0]?.metadata.uid

// What docker says is typed too.
export const isRunning: boolean | undefined =
  lab.docker.inspect('web')[0]?.State?.Running ??
  lab.docker.inspect('web', { type: 'container' })[0]?.State.Running
export const ports: readonly string[] = lab.docker.ps({ all: true }).map(({ Image }) => Image)
lab.docker.tag('nginx', 'mine').stdout.trim()
export const url: string = lab.minikube.dashboard({ url: true }).url

// Manifests are checked: literals, typed objects, lists, text.
const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } }
export const applied: readonly Stored<Pod>[] = lab.kubectl.apply(pod)
export const claimed: Stored<Deployment> | undefined = lab.kubectl.apply({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'nginx', ports: [{ containerPort: 80 }] }] },
    },
  },
})[0]
lab.kubectl.apply([
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } },
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'd' } },
])
lab.kubectl.create('kind: Pod\napiVersion: v1\n', { namespace: 'n' })
lab.kubectl.delete('pod', 'web', { force: true })
lab.kubectl.apply({ filename: ['web.yaml'] })
const frozen = { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'c' }] } } as const
lab.kubectl.apply(frozen)
const widened = { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'c' }] } }
lab.kubectl.apply(widened)
lab.kubectl.apply({ apiVersion: 'demo.example/v1', kind: 'Backup', spec: { anything: 1 } })
lab.kubectl.apply({ apiVersion: 'v1', kind: 'List', items: [{ kind: 'Pod' }] })
export const job: Manifest<'batch/v1', 'Job'> = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  spec: { template: { spec: { containers: [], restartPolicy: 'Never' } } },
}

// @ts-expect-error There is no such verb.
lab.noSuch()
// @ts-expect-error The field is called containers.
export const misspelt: Pod = { spec: { containrs: [] } }
// @ts-expect-error The field is called containers.
lab.kubectl.apply({ apiVersion: 'v1', kind: 'Pod', spec: { containrs: [{ name: 'c' }] } })
// @ts-expect-error A container has an image.
export const container: Container = { name: 'c', imge: '' }
// @ts-expect-error A container has an image, wherever it stands.
lab.kubectl.apply({ apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'c', imge: 1 }] } })
// @ts-expect-error There is no such kind.
lab.kubectl.apply({ apiVersion: 'v1', kind: 'Podd', metadata: { name: 'p' } })
// @ts-expect-error A Deployment is of another version.
lab.kubectl.apply({ apiVersion: 'v1', kind: 'Deployment', metadata: { name: 'p' } })
// @ts-expect-error There is no such version.
lab.kubectl.apply({ apiVersion: 'app/v1', kind: 'Deployment', metadata: { name: 'p' } })
// @ts-expect-error Ingress is misspelt.
lab.kubectl.apply({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingres', metadata: { name: 'p' } })
// @ts-expect-error A number of replicas is a number.
lab.kubectl.apply({ apiVersion: 'v1', kind: 'ReplicationController', spec: { replicas: '3' } })
// @ts-expect-error A number of replicas is a number.
lab.kubectl.create({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: '3' } })
// @ts-expect-error A name is text.
lab.kubectl.apply([pod, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 1 } }])
// @ts-expect-error The flag is called namespace.
lab.kubectl.get('pods', { nmaespace: 'default' })
// @ts-expect-error The flag is called image.
lab.kubectl.create('deployment', 'web', { imgae: 'nginx' })
// @ts-expect-error The flag is called publish.
lab.docker.run('nginx', { publsih: '80:80' })
// @ts-expect-error A pod has a phase.
lab.kubectl.get('pods')[0]?.status?.fase
// @ts-expect-error What the lab gives back is frozen.
lab.kubectl.get('pods')[0]?.spec?.containers.push({ name: 'other' })
// @ts-expect-error An image has no state.
lab.docker.inspect('nginx', { type: 'image' })[0]?.State
// @ts-expect-error There is no such event.
lab.events.on('nothing', () => undefined)
// @ts-expect-error A seed is a number.
createLab({ seed: 'one' })
