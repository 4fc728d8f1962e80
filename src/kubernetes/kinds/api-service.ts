/**
 * APIServices: which server answers for a group and version.
 *
 * @see https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/
 */
import { age, kind } from './define.js'
import type { KubeObject } from './kind.js'
import { objectTable } from './object-table.js'

interface ApiService extends KubeObject {
  spec?: {
    group?: string
    version?: string
    groupPriorityMinimum?: number
    versionPriority?: number
    insecureSkipTLSVerify?: boolean
    service?: { namespace?: string; name?: string; port?: number }
  }
  status?: {
    conditions?: {
      type: string
      status: string
      reason?: string
      message?: string
      lastTransitionTime?: string
    }[]
  }
}

/** All of them. */
const apiServices = objectTable<ApiService>('apiservices')

export const apiService = kind<ApiService>('apiregistration.k8s.io/v1', 'APIService', {
  table: apiServices,
  cells: (one, now) => {
    const { service } = one.spec ?? {}
    const available = one.status?.conditions?.find(({ type }) => type === 'Available')
    const status = available?.status ?? 'Unknown'
    return [
      service ? `${service.namespace}/${service.name}` : 'Local',
      status === 'True' || !available?.reason ? status : `${status} (${available.reason})`,
      age(one, now),
    ]
  },
})
