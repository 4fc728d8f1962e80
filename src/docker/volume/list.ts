/**
 * `GET /volumes`.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Volume/operation/VolumeList
 */
import type { Reader } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'
import { type Filters, hasLabel } from '../filters.js'
import { invalidFilter } from '../image/errors.js'
import { type Volume, usersOf, volumes } from './volume.js'

/** A volume as the Engine API shows it. */
export interface VolumeResource {
  readonly CreatedAt: string
  readonly Driver: string
  readonly Labels: Readonly<Record<string, string>> | null
  readonly Mountpoint: string
  readonly Name: string
  readonly Options: Readonly<Record<string, string>> | null
  readonly Scope: string
}

const FILTERS = ['name', 'dangling', 'label', 'driver']

/** The volumes of a machine. @throws DockerError for a filter that there is not */
export function volumeList(
  read: Reader,
  machine: string,
  { filters = {} }: { readonly filters?: Filters } = {},
): readonly VolumeResource[] {
  for (const name of Object.keys(filters)) if (!FILTERS.includes(name)) throw invalidFilter(name)
  return read
    .by(volumes, 'byMachine', machine)
    .filter((volume) => (filters['name'] ?? ['']).some((name) => volume.name.includes(name)))
    .filter(
      (volume) =>
        !filters['dangling'] ||
        filters['dangling'].some(
          (value) => (value === 'true' || value === '1') === (usersOf(read, volume).length === 0),
        ),
    )
    .filter(() => (filters['driver'] ?? ['local']).includes('local'))
    .filter(({ labels }) => (filters['label'] ?? []).every((label) => hasLabel(labels, label)))
    .map(resourceOf)
}

/** A volume as the Engine API shows it. */
export const resourceOf = ({
  name,
  created,
  labels,
  anonymous,
  options,
}: Volume): VolumeResource => ({
  CreatedAt: rfc3339(created),
  Driver: 'local',
  Labels: anonymous
    ? { 'com.docker.volume.anonymous': '' }
    : Object.keys(labels).length > 0
      ? labels
      : null,
  Mountpoint: `/var/lib/docker/volumes/${name}/_data`,
  Name: name,
  Options: options ?? null,
  Scope: 'local',
})
