// The operator as a program outside of the cluster: it asks the API with kubectl's verbs, does what
// is missing, and looks again a second later.
import type { Lab } from 'kubarium'
import { FINALIZER, type Website } from './definition.js'

type Listed = Website & {
  readonly metadata: {
    readonly name: string
    readonly uid: string
    readonly deletionTimestamp?: string
    readonly finalizers?: readonly string[]
  }
}

/** Looks at every website once. */
export function reconcile(lab: Lab): void {
  for (const website of lab.kubectl.get('websites') as unknown as readonly Listed[])
    if (website.metadata.deletionTimestamp) backUp(lab, website)
    else keep(lab, website)
}

/** Looks at every website each second, for so many seconds. */
export function operate(lab: Lab, seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    reconcile(lab)
    lab.advance('1s')
  }
}

const patch = (lab: Lab, name: string, change: object, subresource?: string): void =>
  void lab.kubectl.patch('website', name, {
    type: 'merge',
    patch: JSON.stringify(change),
    ...(subresource ? { subresource } : {}),
  })

function keep(lab: Lab, { metadata: { name, uid, finalizers = [] }, spec, status }: Listed): void {
  if (!finalizers.includes(FINALIZER))
    patch(lab, name, { metadata: { finalizers: [...finalizers, FINALIZER] } })
  const labels = { website: name }
  const [deployment] = lab.kubectl.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      ownerReferences: [
        { apiVersion: 'example.com/v1', kind: 'Website', name, uid, controller: true },
      ],
    },
    spec: {
      replicas: spec.replicas ?? 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image: spec.image }] },
      },
    },
  }) as unknown as readonly { readonly status?: { readonly readyReplicas?: number } }[]
  const readyReplicas = deployment?.status?.readyReplicas ?? 0
  const phase = readyReplicas === (spec.replicas ?? 1) ? 'Ready' : 'Progressing'
  if (status?.phase !== phase || status.readyReplicas !== readyReplicas)
    patch(lab, name, { status: { readyReplicas, phase } }, 'status')
}

function backUp(lab: Lab, { metadata: { name, finalizers = [] }, spec }: Listed): void {
  lab.kubectl.apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `backup-of-${name}` },
    data: { image: spec.image, replicas: String(spec.replicas ?? 1) },
  })
  patch(lab, name, { metadata: { finalizers: finalizers.filter((one) => one !== FINALIZER) } })
}
