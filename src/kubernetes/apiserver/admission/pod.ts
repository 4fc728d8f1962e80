/**
 * What the admission controllers add to a new pod: its priority, the tolerations that keep it five
 * minutes on a lost node, and its service account with the volume that holds the account's token.
 *
 * All of it but the name of the volume follows from the spec, so it is made once for all pods of a
 * template.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
import { freeze } from 'immer'
import type {
  Container,
  Pod,
  PodSpec,
  Toleration,
  Volume,
} from '../../../types/kubernetes/core/v1.js'
import { nameSuffix } from '../../../sim/id.js'
import type { Tx } from '../../../sim/step.js'
import type { Draft } from '../../kinds/kind.js'
import { pod as podKind } from '../../kinds/pod/index.js'
import { serviceAccount } from '../../kinds/service-account.js'
import { forbidden } from '../errors.js'
import { ROOT_CA } from '../root-certificate.js'

const TOKEN_MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'
const TOLERATED_SECONDS = 300
const DEFAULT_ACCOUNT = 'default'

const PRIORITIES: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
}

const TOKEN_SOURCES = freeze(
  {
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
  },
  true,
)

/** Specs with everything that follows from them. */
const admitted = new WeakMap<PodSpec, PodSpec>()

/**
 * @throws ApiError Forbidden when the service account is not there or the priority class is unknown
 */
export function admitPod(tx: Tx, draft: Draft<Pod>): void {
  const origin = draft.spec
  if (!origin) return
  const name = draft.metadata?.name ?? ''
  let spec = admitted.get(origin)
  if (!spec) admitted.set(origin, (spec = freeze(complete(origin, name), true)))
  draft.spec = mountsToken(tx, draft, spec) ? withToken(tx, spec) : spec
}

function complete(spec: PodSpec, name: string): PodSpec {
  const account = spec.serviceAccountName || DEFAULT_ACCOUNT
  return {
    ...spec,
    enableServiceLinks: spec.enableServiceLinks ?? true,
    preemptionPolicy: spec.preemptionPolicy ?? 'PreemptLowerPriority',
    priority: priorityOf(spec, name),
    serviceAccount: account,
    serviceAccountName: account,
    tolerations: withDefaultTolerations(spec.tolerations ?? []),
  }
}

function priorityOf(spec: PodSpec, name: string): number {
  const wanted = spec.priorityClassName
  if (!wanted) return 0
  if (!Object.hasOwn(PRIORITIES, wanted))
    throw forbidden(podKind, name, `no PriorityClass with name ${wanted} was found`)
  return PRIORITIES[wanted] as number
}

function withDefaultTolerations(tolerations: readonly Toleration[]): Toleration[] {
  const result = [...tolerations]
  for (const key of ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']) {
    const tolerated = tolerations.some(
      (one) => (one.key === key || !one.key) && (one.effect === 'NoExecute' || !one.effect),
    )
    if (!tolerated)
      result.push({
        effect: 'NoExecute',
        key,
        operator: 'Exists',
        tolerationSeconds: TOLERATED_SECONDS,
      })
  }
  return result
}

/**
 * Whether the token is mounted: the pod says so, or else its account, or else it is. The account
 * `default` may come a moment later than its namespace.
 */
function mountsToken(tx: Tx, draft: Draft<Pod>, spec: PodSpec): boolean {
  const namespace = draft.metadata?.namespace ?? 'default'
  const account = spec.serviceAccountName ?? DEFAULT_ACCOUNT
  const found = tx.get(serviceAccount.table, `${namespace}/${account}`)
  if (!found && account !== DEFAULT_ACCOUNT) {
    throw forbidden(
      podKind,
      draft.metadata?.name ?? '',
      `error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`,
    )
  }
  return spec.automountServiceAccountToken ?? found?.automountServiceAccountToken ?? true
}

function withToken(tx: Tx, spec: PodSpec): PodSpec {
  const volume: Volume = {
    name: `kube-api-access-${nameSuffix(tx.random)}`,
    projected: TOKEN_SOURCES,
  }
  const mount = { mountPath: TOKEN_MOUNT, name: volume.name, readOnly: true }
  let used = false
  const mounted = (container: Container): Container => {
    if (container.volumeMounts?.some(({ mountPath }) => mountPath === TOKEN_MOUNT)) return container
    used = true
    return { ...container, volumeMounts: [...(container.volumeMounts ?? []), mount] }
  }
  const containers = spec.containers.map(mounted)
  const initContainers = spec.initContainers?.map(mounted)
  return {
    ...spec,
    containers,
    ...(initContainers ? { initContainers } : {}),
    ...(used ? { volumes: [...(spec.volumes ?? []), volume] } : {}),
  }
}
