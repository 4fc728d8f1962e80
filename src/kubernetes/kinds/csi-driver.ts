/**
 * CSIDrivers: what a storage driver can do.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-driver-v1/
 */
import type { CSIDriver } from '../../types/kubernetes/storage/v1.js'
import { age, kind } from './define.js'

export const csiDriver = kind<CSIDriver>('storage.k8s.io/v1', 'CSIDriver', {
  cells: (driver, now) => [
    String(driver.spec?.attachRequired ?? true),
    String(driver.spec?.podInfoOnMount ?? false),
    String(driver.spec?.storageCapacity ?? false),
    (driver.spec?.tokenRequests ?? []).map(({ audience }) => audience).join(',') || '<unset>',
    String(driver.spec?.requiresRepublish ?? false),
    (driver.spec?.volumeLifecycleModes ?? []).join(',') || '<none>',
    age(driver, now),
  ],
  setDefaults(draft) {
    draft.spec = {
      attachRequired: true,
      fsGroupPolicy: 'ReadWriteOnceWithFSType',
      podInfoOnMount: false,
      requiresRepublish: false,
      seLinuxMount: false,
      storageCapacity: false,
      volumeLifecycleModes: ['Persistent'],
      ...draft.spec,
    }
  },
})
