/**
 * Volumes, as descriptions of pods and of pod templates show them.
 *
 * @module
 */
import type { ProjectedVolumeSource, Volume } from 'kubernetes-types/core/v1.js'
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

function fieldsOf(volume: Volume): Fields {
  const {
    hostPath,
    emptyDir,
    secret,
    configMap,
    projected,
    persistentVolumeClaim,
    nfs,
    downwardAPI,
  } = volume
  if (hostPath)
    return [
      ['Type', 'HostPath (bare host directory volume)'],
      ['Path', hostPath.path],
      ['HostPathType', hostPath.type ?? ''],
    ]
  if (emptyDir)
    return [
      ['Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"],
      ['Medium', emptyDir.medium ?? ''],
      ['SizeLimit', emptyDir.sizeLimit ?? UNSET],
    ]
  if (secret)
    return [
      ['Type', 'Secret (a volume populated by a Secret)'],
      ['SecretName', secret.secretName ?? ''],
      ['Optional', secret.optional === true],
    ]
  if (configMap)
    return [
      ['Type', 'ConfigMap (a volume populated by a ConfigMap)'],
      ['Name', configMap.name ?? ''],
      ['Optional', configMap.optional === true],
    ]
  if (projected)
    return [
      ['Type', 'Projected (a volume that contains injected data from multiple sources)'],
      ...projectedFields(projected),
    ]
  if (persistentVolumeClaim) {
    return [
      [
        'Type',
        'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
      ],
      ['ClaimName', persistentVolumeClaim.claimName],
      ['ReadOnly', persistentVolumeClaim.readOnly === true],
    ]
  }
  if (nfs)
    return [
      ['Type', 'NFS (an NFS mount that lasts the lifetime of a pod)'],
      ['Server', nfs.server],
      ['Path', nfs.path],
      ['ReadOnly', nfs.readOnly === true],
    ]
  if (downwardAPI)
    return [
      ['Type', 'DownwardAPI (a volume populated by information about the pod)'],
      ...(downwardAPI.items ?? []).map(
        ({ path, fieldRef }) => ['Items', `${fieldRef?.fieldPath ?? ''} -> ${path}`] as const,
      ),
    ]
  return [['Type', '<unknown>']]
}

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
