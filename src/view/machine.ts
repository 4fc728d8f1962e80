/**
 * Machines of a picture: each is a machine of the lab, and what the cluster knows of it as a node.
 *
 * @module
 */
import type { Stored } from '../kubernetes/kinds/kind.js'
import type { MachineRow } from '../machine/machine.js'
import type { Node } from '../types/kubernetes/core/v1.js'
import type { Collection } from './collection.js'
import { isReady } from './conditions.js'
import type { ViewMachine } from './parts.js'
import { rowOf } from './rows.js'

const MACHINES = 'machines'
const NODES = 'api/nodes'
const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane'

/** The key of a machine's part. */
export const machineKey = (name: string): string => `machine/${name}`

/** The machines of a lab. */
export const machines: Collection<ViewMachine> = {
  tables: [MACHINES, NODES],
  make(name, source) {
    const machine = rowOf<MachineRow>(source, MACHINES, name)
    const node = rowOf<Stored<Node>>(source, NODES, name)
    if (!machine && !node) return undefined
    const part: ViewMachine = {
      type: 'machine',
      key: machineKey(name),
      name,
      role: machine?.role ?? 'node',
      address: machine?.address ?? '',
      on: machine?.on ?? false,
      ...(node ? { node: nodeOf(node) } : {}),
    }
    return { parts: [part], edges: [] }
  },
}

const nodeOf = ({ metadata, spec, status }: Stored<Node>): NonNullable<ViewMachine['node']> => ({
  ready: isReady(status),
  cordoned: spec?.unschedulable === true,
  controlPlane: metadata.labels?.[CONTROL_PLANE] !== undefined,
  taints: (spec?.taints ?? []).map(
    ({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`,
  ),
})
