/**
 * ServiceAccount: every pod runs as a service account, whose token is mounted into its containers.
 *
 * All of it but the name of the volume follows from the spec, so it is worked out once for all pods
 * of a template. The volume is added when the pod has been validated: what differs from pod to pod
 * would make each of them be checked anew.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount
 */
import { nameSuffix } from '../../../sim/id.js'
import { seal } from '../../../sim/seal.js'
import type { Tx } from '../../../sim/step.js'
import type {
  Container,
  Pod,
  PodSpec,
  ServiceAccount,
  Volume,
} from '../../../types/kubernetes/core/v1.js'
import type { Draft, Stored } from '../../kinds/kind.js'
import { serviceAccount } from '../../kinds/service-account.js'
import { forbidden } from '../errors.js'
import { ROOT_CA } from '../root-certificate.js'
import { type AdmissionPlugin, type AdmissionRequest, newPods, perSpec } from './plugin.js'

const DEFAULT_ACCOUNT = 'default'
const TOKEN_MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'

const TOKEN_SOURCES = seal({
  defaultMode: 420,
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: ROOT_CA } },
    {
      downwardAPI: {
        items: [
          { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' },
        ],
      },
    },
  ],
})

const noAccount = (namespace: string, account: string): string =>
  `error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`

export const serviceAccountPlugin: AdmissionPlugin = {
  name: 'ServiceAccount',
  handles: newPods,
  admit(request) {
    const pod = request.object as Draft<Pod>
    if (!pod.spec) return
    const account = pod.spec.serviceAccountName || DEFAULT_ACCOUNT
    const found = accountOf(request)
    if (!found && account !== DEFAULT_ACCOUNT)
      throw forbidden(request.kind, request.name, noAccount(request.namespace ?? '', account))
    pod.spec = runAs(pod.spec, found)
  },
}

/** The account `default` may come a moment later than its namespace. */
const accountOf = ({
  tx,
  namespace,
  object,
}: AdmissionRequest): Stored<ServiceAccount> | undefined =>
  tx.get(
    serviceAccount.table,
    `${namespace}/${(object as Draft<Pod>).spec?.serviceAccountName || DEFAULT_ACCOUNT}`,
  )

const runAs = perSpec((spec: PodSpec, found: Stored<ServiceAccount> | undefined): PodSpec => {
  const account = spec.serviceAccountName || DEFAULT_ACCOUNT
  const secrets = spec.imagePullSecrets?.length ? undefined : found?.imagePullSecrets
  return {
    ...spec,
    enableServiceLinks: spec.enableServiceLinks ?? true,
    serviceAccount: account,
    serviceAccountName: account,
    ...(secrets?.length ? { imagePullSecrets: secrets } : {}),
  }
})

/**
 * Mounts the token where it is wanted: the pod says so, or else its account, or else it is. What
 * has it already stays as it is.
 */
export function mountToken(request: AdmissionRequest): void {
  const pod = request.object as Draft<Pod>
  const { spec } = pod
  if (!spec) return
  if (spec.automountServiceAccountToken ?? accountOf(request)?.automountServiceAccountToken ?? true)
    pod.spec = withToken(request.tx, spec)
}

const hasToken = ({ volumeMounts }: Container): boolean =>
  volumeMounts?.some(({ mountPath }) => mountPath === TOKEN_MOUNT) === true

function withToken(tx: Tx, spec: PodSpec): PodSpec {
  const { containers, initContainers } = spec
  if (containers.every(hasToken) && (initContainers ?? []).every(hasToken)) return spec
  const known = spec.volumes?.find(({ name }) => name?.startsWith('kube-api-access-'))
  const volume: Volume = known ?? {
    name: `kube-api-access-${nameSuffix(tx.random)}`,
    projected: TOKEN_SOURCES,
  }
  const mount = { mountPath: TOKEN_MOUNT, name: volume.name, readOnly: true }
  const mounted = (container: Container): Container =>
    hasToken(container)
      ? container
      : { ...container, volumeMounts: [...(container.volumeMounts ?? []), mount] }
  return {
    ...spec,
    containers: containers.map(mounted),
    ...(initContainers ? { initContainers: initContainers.map(mounted) } : {}),
    ...(known ? {} : { volumes: [...(spec.volumes ?? []), volume] }),
  }
}
