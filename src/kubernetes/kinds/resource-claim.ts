/**
 * ResourceClaims and ResourceSlices: devices that pods ask for and nodes have.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
import { age, kind } from './define.js'
import type { KubeObject } from './kind.js'

const GROUP = 'resource.k8s.io/v1'

interface ResourceClaim extends KubeObject {
  spec?: { devices?: Readonly<Record<string, unknown>> }
  status?: { allocation?: object; reservedFor?: readonly object[] }
}

interface ResourceSlice extends KubeObject {
  spec?: { nodeName?: string; driver?: string; pool?: { name?: string } }
}

export const resourceClaim = kind<ResourceClaim>(GROUP, 'ResourceClaim', {
  cells: (claim, now) => {
    const states = [
      ...(claim.metadata.deletionTimestamp ? ['deleted'] : []),
      claim.status?.allocation ? 'allocated' : 'pending',
      ...(claim.status?.reservedFor?.length ? ['reserved'] : []),
    ]
    return [states.join(','), age(claim, now)]
  },
})

export const resourceSlice = kind<ResourceSlice>(GROUP, 'ResourceSlice', {
  cells: (slice, now) => [
    slice.spec?.nodeName,
    slice.spec?.driver,
    slice.spec?.pool?.name,
    age(slice, now),
  ],
})
