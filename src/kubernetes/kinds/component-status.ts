/**
 * ComponentStatuses: whether the parts of the control plane are well (deprecated).
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/component-status-v1/
 */
import type { ComponentStatus } from '../../types/kubernetes/core/v1.js'
import type { Reader } from '../../sim/world.js'
import { kind } from './define.js'
import type { Stored } from './kind.js'
import { namespaces } from './namespace.js'

const DEPRECATED = 'v1 ComponentStatus is deprecated in v1.19+'
const COMPONENTS = ['etcd-0', 'scheduler', 'controller-manager']

const statusOf = (name: string): Stored<ComponentStatus> =>
  ({
    apiVersion: 'v1',
    kind: 'ComponentStatus',
    metadata: { name },
    conditions: [{ type: 'Healthy', status: 'True', message: 'ok' }],
  }) as unknown as Stored<ComponentStatus>

const ALL = COMPONENTS.map(statusOf)

/** Where there is no control plane, none of its parts is. */
const allOf = (read: Reader): readonly Stored<ComponentStatus>[] =>
  read.get(namespaces, 'kube-system') ? ALL : []

/** They are asked when somebody lists them, and are always well here. */
export const componentStatus = kind<ComponentStatus>('v1', 'ComponentStatus', {
  deprecation: DEPRECATED,
  computed: (read, key) => allOf(read).find(({ metadata }) => metadata.name === key),
  allComputed: allOf,
  cells({ conditions = [] }) {
    const { status, message = '', error = '' } = conditions[0] ?? {}
    return [status === 'True' ? 'Healthy' : 'Unhealthy', message, error]
  },
})
