/**
 * IPAddresses: addresses of Services that are taken.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/ip-address-v1/
 */
import { kind } from './define.js'
import type { KubeObject } from './kind.js'

interface ParentRef {
  readonly group?: string
  readonly resource?: string
  readonly namespace?: string
  readonly name?: string
}

export const ipAddress = kind<KubeObject & { spec?: { parentRef?: ParentRef } }>(
  'networking.k8s.io/v1',
  'IPAddress',
  {
    cells: ({ spec }) => {
      const { group = '', resource, namespace, name } = spec?.parentRef ?? {}
      return [
        `${resource}${group === '' ? '' : `.${group}`}/${namespace ? `${namespace}/` : ''}${name}`,
      ]
    },
  },
)
