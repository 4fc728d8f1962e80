/**
 * VolumeRestrictions: a pod waits for claims that are not there, and for claims that one pod alone
 * may use at a time.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
import { claimKeysOf, claimNameOf } from '../../kinds/claims-of-pods.js'
import { persistentVolumeClaim } from '../../kinds/persistent-volume-claim.js'
import { pods } from '../../kinds/pod/index.js'
import { type FilterPlugin, type Rejection, rowsChange } from '../framework.js'

const NAME = 'VolumeRestrictions'
const ONE_POD = 'ReadWriteOncePod'
const IN_USE: Rejection = {
  plugin: NAME,
  reasons: [
    'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
  ],
  curable: true,
}

export const volumeRestrictions: FilterPlugin = {
  name: NAME,
  events: [
    rowsChange(persistentVolumeClaim.table, ({ before }) => before === undefined),
    rowsChange(
      pods,
      ({ before, after }) =>
        after === undefined && before !== undefined && claimKeysOf(before) !== undefined,
    ),
  ],
  refuses({ tx, pod }) {
    const { name, namespace } = pod.metadata
    for (const volume of pod.spec?.volumes ?? []) {
      const claim = claimNameOf(name, volume)
      if (claim === undefined || tx.get(persistentVolumeClaim.table, `${namespace}/${claim}`))
        continue
      return volume.ephemeral
        ? `waiting for ephemeral volume controller to create the persistentvolumeclaim "${claim}"`
        : `persistentvolumeclaim "${claim}" not found`
    }
    return undefined
  },
  prepare({ tx, pod }) {
    const taken = (claimKeysOf(pod) ?? []).some(
      (key) =>
        tx.get(persistentVolumeClaim.table, key)?.spec?.accessModes?.includes(ONE_POD) &&
        tx.by(pods, 'byClaim', key).some(isElsewhere),
    )
    return taken ? () => IN_USE : undefined
  },
}

const isElsewhere = ({ spec, status }: { spec?: object; status?: { phase?: string } }): boolean =>
  (spec as { nodeName?: string } | undefined)?.nodeName !== undefined &&
  status?.phase !== 'Succeeded' &&
  status?.phase !== 'Failed'
