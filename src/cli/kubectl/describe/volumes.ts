/**
 * Volumes, as descriptions of pods and of pod templates show them.
 *
 * @module
 */
import type { ProjectedVolumeSource, Volume } from '../../../types/kubernetes/core/v1.js'
import { type Description, NONE, UNSET } from './text.js'

/** Lines of a volume: names and values, the type first. */
type Fields = readonly (readonly [string, string | number | boolean])[]

/** Adds the volumes to a description. */
export function describeVolumes(
  to: Description,
  volumes: readonly Volume[],
  inTemplate = false,
): void {
  const space = inTemplate ? '  ' : ''
  to.line(0, volumes.length === 0 ? `${space}Volumes:\t${NONE}` : `${space}Volumes:`)
  for (const volume of volumes) {
    to.line(1, `${inTemplate ? ' ' : ''}${volume.name}:`)
    for (const [name, value] of fieldsOf(volume)) to.field(2, name, value)
  }
}

type Sources = Required<
  Pick<
    Volume,
    | 'hostPath'
    | 'emptyDir'
    | 'secret'
    | 'configMap'
    | 'projected'
    | 'persistentVolumeClaim'
    | 'nfs'
    | 'downwardAPI'
  >
>

/** What is shown of each source of a volume. */
const SHOWN: { readonly [Name in keyof Sources]: (source: Sources[Name]) => Fields } = {
  hostPath: ({ path, type = '' }) => [
    ['Type', 'HostPath (bare host directory volume)'],
    ['Path', path],
    ['HostPathType', type],
  ],
  emptyDir: ({ medium = '', sizeLimit = UNSET }) => [
    ['Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"],
    ['Medium', medium],
    ['SizeLimit', sizeLimit],
  ],
  secret: ({ secretName = '', optional = false }) => [
    ['Type', 'Secret (a volume populated by a Secret)'],
    ['SecretName', secretName],
    ['Optional', optional],
  ],
  configMap: ({ name = '', optional = false }) => [
    ['Type', 'ConfigMap (a volume populated by a ConfigMap)'],
    ['Name', name],
    ['Optional', optional],
  ],
  projected: (source) => [
    ['Type', 'Projected (a volume that contains injected data from multiple sources)'],
    ...projectedFields(source),
  ],
  persistentVolumeClaim: ({ claimName, readOnly = false }) => [
    [
      'Type',
      'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    ],
    ['ClaimName', claimName],
    ['ReadOnly', readOnly],
  ],
  nfs: ({ server, path, readOnly = false }) => [
    ['Type', 'NFS (an NFS mount that lasts the lifetime of a pod)'],
    ['Server', server],
    ['Path', path],
    ['ReadOnly', readOnly],
  ],
  downwardAPI: ({ items = [] }) => [
    ['Type', 'DownwardAPI (a volume populated by information about the pod)'],
    ...items.map(
      ({ path, fieldRef }) => ['Items', `${fieldRef?.fieldPath ?? ''} -> ${path}`] as const,
    ),
  ],
}

const SOURCES = Object.keys(SHOWN) as (keyof Sources)[]

function fieldsOf(volume: Volume): Fields {
  const source = SOURCES.find((name) => volume[name] !== undefined)
  return source === undefined ? [['Type', '<unknown>']] : shown(volume, source)
}

const shown = <Name extends keyof Sources>(volume: Volume, name: Name): Fields =>
  SHOWN[name](volume[name] as Sources[Name])

const projectedFields = ({ sources }: ProjectedVolumeSource): Fields =>
  (sources ?? []).flatMap(({ secret, configMap, downwardAPI, serviceAccountToken }): Fields => {
    if (secret)
      return [
        ['SecretName', secret.name ?? ''],
        ['Optional', secret.optional === true],
      ]
    if (configMap)
      return [
        ['ConfigMapName', configMap.name ?? ''],
        ['Optional', configMap.optional === true],
      ]
    if (downwardAPI) return [['DownwardAPI', true]]
    return serviceAccountToken
      ? [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds ?? 3600]]
      : []
  })
