/**
 * Volumes of a picture: those of each machine's Docker, and the claims of a cluster with the
 * volumes that they are bound to.
 *
 * @module
 */
import type { Volume } from '../docker/volume/volume.js'
import type { Stored } from '../kubernetes/kinds/kind.js'
import type { PersistentVolume, PersistentVolumeClaim } from '../types/kubernetes/core/v1.js'
import { type Collection, type Made, edge } from './collection.js'
import { machineKey } from './machine.js'
import type { ViewVolume } from './parts.js'
import { type Source, rowOf } from './rows.js'

const OF_DOCKER = 'docker-volumes'
const CLAIMS = 'api/persistentvolumeclaims'
const PERSISTENT = 'api/persistentvolumes'

/** The key of the part of a volume of Docker's. */
export const volumeKey = (machine: string, name: string): string =>
  `volume/docker/${machine}/${name}`
/** The key of a claim's part. */
export const claimKey = (namespace: string | undefined, name: string): string =>
  `volume/claim/${namespace ?? 'default'}/${name}`
const persistentKey = (name: string): string => `volume/persistent/${name}`

const MAKERS: Readonly<
  Record<string, (source: Source, key: string) => Made<ViewVolume> | undefined>
> = {
  [OF_DOCKER](source, key) {
    const row = rowOf<Volume>(source, OF_DOCKER, key)
    if (!row) return undefined
    const { machine, name } = row
    const part = { type: 'volume', key: volumeKey(machine, name), name } as const
    return {
      parts: [{ ...part, kind: 'docker', machine }],
      edges: [edge(part.key, 'on', machineKey(machine))],
    }
  },
  [CLAIMS](source, key) {
    const row = rowOf<Stored<PersistentVolumeClaim>>(source, CLAIMS, key)
    if (!row) return undefined
    const { name, namespace = 'default' } = row.metadata
    const { volumeName, resources } = row.spec ?? {}
    const part: ViewVolume = {
      type: 'volume',
      kind: 'claim',
      key: claimKey(namespace, name),
      name,
      namespace,
      ...sizeOf(resources?.requests),
      phase: row.status?.phase ?? 'Pending',
    }
    return {
      parts: [part],
      edges: volumeName ? [edge(part.key, 'bound', persistentKey(volumeName))] : [],
    }
  },
  [PERSISTENT](source, key) {
    const row = rowOf<Stored<PersistentVolume>>(source, PERSISTENT, key)
    if (!row) return undefined
    const { name } = row.metadata
    const part: ViewVolume = {
      type: 'volume',
      kind: 'persistent',
      key: persistentKey(name),
      name,
      ...sizeOf(row.spec?.capacity),
      phase: row.status?.phase ?? 'Available',
    }
    return { parts: [part], edges: [] }
  },
}

const sizeOf = (
  quantities: Readonly<Record<string, unknown>> | undefined,
): { readonly size?: string } =>
  quantities?.['storage'] === undefined ? {} : { size: String(quantities['storage']) }

/** The volumes of all machines and of the cluster. What one is about: its table, and its key. */
export const volumes: Collection<ViewVolume> = {
  tables: Object.keys(MAKERS),
  about: (table, key) => `${table} ${key}`,
  make(about, source) {
    const space = about.indexOf(' ')
    return MAKERS[about.slice(0, space)]?.(source, about.slice(space + 1))
  },
}
