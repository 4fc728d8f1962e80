/**
 * Sources of volumes, as descriptions of pods and of persistent volumes show them: what a source is
 * in words, then its fields.
 *
 * @module
 */
import type { ProjectedVolumeSource } from '../../../types/kubernetes/core/v1.js'
import { NONE, UNSET, byKey } from './text.js'

/** Lines of a volume: names and values, the type first. A name without a value heads a list. */
type Fields = readonly (readonly [string, (string | number | boolean)?])[]

type Source = Readonly<Record<string, unknown>>

/** A source whose fields are shown as they are: its words, and titles of fields by their names. */
interface Plain {
  readonly type: string
  readonly fields: Readonly<Record<string, string>>
}

/** Fields that are shown as `false` when they are absent. */
const BOOLEANS: ReadonlySet<string> = new Set([
  'readOnly',
  'optional',
  'chapAuthDiscovery',
  'chapAuthSession',
])
const NUMBERS: ReadonlySet<string> = new Set(['partition', 'lun'])
const DISK = { fsType: 'FSType', partition: 'Partition', readOnly: 'ReadOnly' } as const

const PLAIN: Readonly<Record<string, Plain>> = {
  hostPath: {
    type: 'HostPath (bare host directory volume)',
    fields: { path: 'Path', type: 'HostPathType' },
  },
  secret: {
    type: 'Secret (a volume populated by a Secret)',
    fields: { secretName: 'SecretName', optional: 'Optional' },
  },
  configMap: {
    type: 'ConfigMap (a volume populated by a ConfigMap)',
    fields: { name: 'Name', optional: 'Optional' },
  },
  persistentVolumeClaim: {
    type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    fields: { claimName: 'ClaimName', readOnly: 'ReadOnly' },
  },
  nfs: {
    type: 'NFS (an NFS mount that lasts the lifetime of a pod)',
    fields: { server: 'Server', path: 'Path', readOnly: 'ReadOnly' },
  },
  local: {
    type: 'LocalVolume (a persistent volume backed by local storage on a node)',
    fields: { path: 'Path' },
  },
  image: {
    type: 'Image (a container image or OCI artifact)',
    fields: { reference: 'Reference', pullPolicy: 'PullPolicy' },
  },
  gitRepo: {
    type: 'GitRepo (a volume that is pulled from git when the pod is created)',
    fields: { repository: 'Repository', revision: 'Revision' },
  },
  gcePersistentDisk: {
    type: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    fields: { pdName: 'PDName', ...DISK },
  },
  awsElasticBlockStore: {
    type: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    fields: { volumeID: 'VolumeID', ...DISK },
  },
  azureDisk: {
    type: 'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    fields: {
      diskName: 'DiskName',
      diskURI: 'DiskURI',
      kind: 'Kind',
      fsType: 'FSType',
      cachingMode: 'CachingMode',
      readOnly: 'ReadOnly',
    },
  },
  azureFile: {
    type: 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
    fields: { secretName: 'SecretName', shareName: 'ShareName', readOnly: 'ReadOnly' },
  },
  glusterfs: {
    type: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    fields: { endpoints: 'EndpointsName', path: 'Path', readOnly: 'ReadOnly' },
  },
  cinder: {
    type: 'Cinder (a Persistent Disk resource in OpenStack)',
    fields: { volumeID: 'VolumeID', fsType: 'FSType', readOnly: 'ReadOnly' },
  },
  vsphereVolume: {
    type: 'vSphereVolume (a Persistent Disk resource in vSphere)',
    fields: { volumePath: 'VolumePath', fsType: 'FSType', storagePolicyName: 'StoragePolicyName' },
  },
  portworxVolume: {
    type: 'PortworxVolume (a Portworx Volume resource)',
    fields: { volumeID: 'VolumeID' },
  },
  fc: {
    type: 'FC (a Fibre Channel disk)',
    fields: { targetWWNs: 'TargetWWNs', lun: 'LUN', fsType: 'FSType', readOnly: 'ReadOnly' },
  },
  iscsi: {
    type: "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    fields: {
      targetPortal: 'TargetPortal',
      iqn: 'IQN',
      lun: 'Lun',
      iscsiInterface: 'ISCSIInterface',
      fsType: 'FSType',
      readOnly: 'ReadOnly',
      portals: 'Portals',
      chapAuthDiscovery: 'DiscoveryCHAPAuth',
      chapAuthSession: 'SessionCHAPAuth',
      secretRef: 'SecretRef',
      initiatorName: 'InitiatorName',
    },
  },
  csi: {
    type: 'CSI (a Container Storage Interface (CSI) volume source)',
    fields: {
      driver: 'Driver',
      fsType: 'FSType',
      volumeHandle: 'VolumeHandle',
      readOnly: 'ReadOnly',
      volumeAttributes: 'VolumeAttributes',
    },
  },
}

const UNKNOWN: Fields = [['Type', '<unknown>']]

/** The lines of the one source that a volume, or the spec of a persistent volume, has. */
export function sourceFields(volume: object): Fields {
  const found = Object.entries(volume).find(
    ([name, value]) => value !== undefined && (SPECIAL[name] || PLAIN[name]),
  )
  if (!found) return UNKNOWN
  const [name, source] = found as [string, Source]
  return SPECIAL[name]?.(source) ?? plainFields(PLAIN[name] as Plain, source)
}

function plainFields({ type, fields }: Plain, source: Source): Fields {
  return [
    ['Type', type],
    ...Object.entries(fields)
      .filter(([name]) => name !== 'volumeHandle' || source[name] !== undefined)
      .map(([name, title]) => [title, valueText(name, source[name])] as const),
  ]
}

function valueText(name: string, value: unknown): string | number | boolean {
  if (BOOLEANS.has(name)) return value === true
  if (value === undefined || value === null)
    return NUMBERS.has(name) ? 0 : name === 'volumeAttributes' ? NONE : ''
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object') return String(value)
  return Object.entries(value)
    .sort(byKey)
    .map(([key, one]) => `${key}=${String(one)}`)
    .join('\n\t')
}

/** Sources whose lines are not just their fields. */
const SPECIAL: Readonly<Record<string, (source: Source) => Fields>> = {
  emptyDir: ({ medium = '', sizeLimit = UNSET }) => [
    ['Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"],
    ['Medium', String(medium)],
    ['SizeLimit', String(sizeLimit)],
  ],
  projected: (source) => [
    ['Type', 'Projected (a volume that contains injected data from multiple sources)'],
    ...projectedFields(source as ProjectedVolumeSource),
  ],
  downwardAPI: ({ items = [] }) => [
    ['Type', 'DownwardAPI (a volume populated by information about the pod)'],
    ['Items'],
    ...(items as readonly DownwardItem[]).map(
      ({ path, fieldRef, resourceFieldRef }) =>
        [`  ${fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? ''} -> ${path}`] as const,
    ),
  ],
}

interface DownwardItem {
  readonly path: string
  readonly fieldRef?: { readonly fieldPath: string }
  readonly resourceFieldRef?: { readonly resource: string }
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
