/**
 * `kubectl cluster-info`: where the control plane is.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_cluster-info/
 */
import type { VerbResult, Wait } from '../verb.js'
import { dump } from './cluster-info-dump.js'
import { define } from './definition.js'

const CLUSTER_SERVICE = 'kubernetes.io/cluster-service=true'
const HINT = "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n"

/** The verb `kubectl cluster-info`. */
export const clusterInfo = define({
  name: 'cluster-info',
  usage: 'cluster-info',
  short: 'Display cluster information',
  long: "Display addresses of the control plane and services with label kubernetes.io/cluster-service=true. To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.",
  flags: {},
  verbs: { dump },
  *run(session): Generator<Wait, VerbResult<{ readonly server: string }>> {
    const { apiServerAddress, apiServerPort } = session.cluster
    const server = `https://${apiServerAddress}:${apiServerPort}`
    session.out(`Kubernetes control plane is running at ${server}\n`)
    for (const { metadata, spec } of session.api.list('Service', {
      namespace: 'kube-system',
      labelSelector: CLUSTER_SERVICE,
    })) {
      const name = metadata.labels?.['kubernetes.io/name'] ?? metadata.name
      const port = spec?.ports?.[0]?.name
      session.out(
        `${name} is running at ${server}/api/v1/namespaces/kube-system/services/${metadata.name}${port ? `:${port}` : ''}/proxy\n`,
      )
    }
    session.out(HINT)
    return { value: { server } }
  },
})
