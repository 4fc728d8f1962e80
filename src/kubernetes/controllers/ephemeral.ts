/**
 * The ephemeral volume controller: a claim for each generic ephemeral volume of a pod, which goes
 * with the pod.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
import type { Pod, Volume } from '../../types/kubernetes/core/v1.js'
import { type Loop, awaitChange, watch } from '../../sim/loop.js'
import { type Api, connect, recorder } from '../apiserver/client.js'
import { asClient, keysOf } from '../apiserver/informer.js'
import { claimNameOf, notOwner } from '../kinds/claims-of-pods.js'
import type { Stored } from '../kinds/kind.js'
import { persistentVolumeClaim } from '../kinds/persistent-volume-claim.js'
import { pods } from '../kinds/pod/index.js'
import { LATENCY } from './controller.js'
import { controllerOf } from './owners.js'

const NAME = 'ephemeral-volume-controller'
const COMPONENT = 'ephemeral_volume'

const hasEphemeral = ({ spec }: Pod): boolean =>
  (spec?.volumes ?? []).some(({ ephemeral }) => ephemeral !== undefined)

export const ephemeralVolumeController: Loop = asClient(
  {
    name: NAME,
    latency: LATENCY,
    watches: [
      watch(pods, ({ key, before, after }) =>
        after && !before && hasEphemeral(after) ? key : undefined,
      ),
      watch(persistentVolumeClaim.table, ({ before, after }) => {
        const owner = before && !after ? controllerOf(before) : undefined
        return owner?.kind === 'Pod' ? `${before?.metadata.namespace}/${owner.name}` : undefined
      }),
    ],
    step(tx, key) {
      const pod = tx.get(pods, key)
      if (!pod || pod.metadata.deletionTimestamp || !hasEphemeral(pod)) return awaitChange
      const api = connect(tx, `system:serviceaccount:kube-system:${NAME}`)
      for (const volume of pod.spec?.volumes ?? []) {
        const refusal = volume.ephemeral && makeClaim(api, pod, volume)
        if (refusal)
          recorder(tx, COMPONENT).warning(
            pod,
            'FailedBinding',
            `ephemeral volume ${volume.name}: ${refusal}`,
          )
      }
      return awaitChange
    },
  },
  { start: (tx) => keysOf(tx, pods as never) },
)

/** Makes the claim of a volume; why not, if somebody else has one of that name. */
function makeClaim(api: Api, { metadata }: Stored<Pod>, volume: Volume): string | undefined {
  const { namespace, uid } = metadata
  const name = claimNameOf(metadata.name, volume) as string
  const known = api.live.find('PersistentVolumeClaim', name, namespace)
  if (known)
    return known.metadata.ownerReferences?.some((owner) => owner.uid === uid)
      ? undefined
      : notOwner(`${namespace}/${name}`, `${namespace}/${metadata.name}`)
  const template = volume.ephemeral?.volumeClaimTemplate
  api.create('PersistentVolumeClaim', {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      ...(template?.metadata?.labels ? { labels: template.metadata.labels } : {}),
      ...(template?.metadata?.annotations ? { annotations: template.metadata.annotations } : {}),
      ownerReferences: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          name: metadata.name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: { ...template?.spec },
  })
  return undefined
}
