/**
 * Differences between the worlds of labs, with the types of the API's objects.
 *
 * @module
 */
import type { KindTypes } from '../../kubernetes/kinds/index.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { type TableDiff, type WorldDiff, diffWorlds } from '../../sim/diff.js'
import type { World } from '../../sim/world.js'

/** The tables of API objects that are stored as they are, with their kinds. */
interface ObjectTables {
  'api/pods': 'Pod'
  'api/nodes': 'Node'
  'api/namespaces': 'Namespace'
  'api/services': 'Service'
  'api/endpoints': 'Endpoints'
  'api/endpointslices': 'EndpointSlice'
  'api/deployments': 'Deployment'
  'api/replicasets': 'ReplicaSet'
  'api/replicationcontrollers': 'ReplicationController'
  'api/configmaps': 'ConfigMap'
  'api/secrets': 'Secret'
  'api/serviceaccounts': 'ServiceAccount'
}

type ObjectDiffs = {
  readonly [Table in keyof ObjectTables]?: TableDiff<Stored<KindTypes[ObjectTables[Table]]>>
}

/** The tables that differ, by name; those of API objects have the objects' types. */
export interface TableDiffs extends ObjectDiffs {
  readonly [table: string]: TableDiff | undefined
}

/** What differs between two worlds. */
export interface LabDiff extends Omit<WorldDiff, 'tables'> {
  readonly tables: TableDiffs
}

/** What differs between two worlds of labs. */
export const diffLabs = (before: World, after: World): LabDiff =>
  diffWorlds(before, after) as LabDiff
