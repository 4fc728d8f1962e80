// The operator as a controller of the cluster: it runs beside the others, sees what they see, as late
// as they do, and is started again when it crashes.
import { type Api, type Stored, awaitChange, controller } from 'kubarium/extend'
import { FINALIZER, type Website, websites } from './definition.js'

export const websiteController = controller('website-controller', {
  of: websites,
  owns: ['Deployment'],

  reconcile(website, { api, record }) {
    const { name, namespace = 'default' } = website.metadata
    if (website.metadata.deletionTimestamp) {
      backUp(api, website)
      return awaitChange
    }
    if (!website.metadata.finalizers?.includes(FINALIZER)) {
      api.mutate(websites, website, (draft) => {
        draft.metadata = {
          ...draft.metadata,
          finalizers: [...(draft.metadata?.finalizers ?? []), FINALIZER],
        }
      })
      return awaitChange
    }
    const replicas = website.spec.replicas ?? 1
    const deployment = api.find('Deployment', name, namespace)
    if (!deployment) {
      api.create('Deployment', deploymentFor(website))
      record.normal(website, 'Created', `Created deployment ${name}`)
    } else if (deployment.spec?.replicas !== replicas)
      api.mutate('Deployment', deployment, (draft) => {
        if (draft.spec) draft.spec = { ...draft.spec, replicas }
      })
    const readyReplicas = deployment?.status?.readyReplicas ?? 0
    const phase = readyReplicas === replicas ? 'Ready' : 'Progressing'
    api.updateStatus(websites, website, (draft) => {
      draft.status = { readyReplicas, phase }
    })
    return awaitChange
  },
})

/** Writes down what a website was, once, and lets it go. */
function backUp(api: Api, website: Stored<Website>): void {
  const { name, namespace = 'default', finalizers = [] } = website.metadata
  if (!finalizers.includes(FINALIZER)) return
  if (!api.live.find('ConfigMap', `backup-of-${name}`, namespace))
    api.create('ConfigMap', {
      metadata: { name: `backup-of-${name}`, namespace },
      data: { image: website.spec.image, replicas: String(website.spec.replicas ?? 1) },
    })
  api.amend(websites, website, ({ metadata }) => {
    if (metadata)
      Object.assign(metadata, { finalizers: finalizers.filter((one) => one !== FINALIZER) })
  })
}

function deploymentFor({ apiVersion, kind, metadata, spec }: Stored<Website>) {
  const labels = { website: metadata.name }
  return {
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace ?? 'default',
      ownerReferences: [
        { apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true },
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
  }
}
