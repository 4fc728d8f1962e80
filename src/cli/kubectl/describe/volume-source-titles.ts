/**
 * Sources of volumes whose fields descriptions show as they are, each with its title.
 *
 * @module
 */

/** A source whose fields are shown as they are: its words, and titles of fields by their names. */
export interface Plain {
  readonly type: string
  readonly fields: Readonly<Record<string, string>>
}

/** kubectl shows this one title without a colon. */
export const ISCSI_INTERFACE = 'ISCSIInterface'

const DISK = { fsType: 'FSType', partition: 'Partition', readOnly: 'ReadOnly' } as const

/** By the name of the source. */
export const PLAIN: Readonly<Record<string, Plain>> = {
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
    fields: {
      volumeID: 'VolumeID',
      fsType: 'FSType',
      readOnly: 'ReadOnly',
      secretRef: 'SecretRef',
    },
  },
  rbd: {
    type: "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    fields: {
      monitors: 'CephMonitors',
      image: 'RBDImage',
      fsType: 'FSType',
      pool: 'RBDPool',
      user: 'RadosUser',
      keyring: 'Keyring',
      secretRef: 'SecretRef',
      readOnly: 'ReadOnly',
    },
  },
  cephfs: {
    type: "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    fields: {
      monitors: 'Monitors',
      path: 'Path',
      user: 'User',
      secretFile: 'SecretFile',
      secretRef: 'SecretRef',
      readOnly: 'ReadOnly',
    },
  },
  quobyte: {
    type: "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
    fields: { registry: 'Registry', volume: 'Volume', readOnly: 'ReadOnly' },
  },
  storageos: {
    type: 'StorageOS (a StorageOS Persistent Disk resource)',
    fields: {
      volumeName: 'VolumeName',
      volumeNamespace: 'VolumeNamespace',
      fsType: 'FSType',
      readOnly: 'ReadOnly',
    },
  },
  flexVolume: {
    type: 'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    fields: {
      driver: 'Driver',
      fsType: 'FSType',
      secretRef: 'SecretRef',
      readOnly: 'ReadOnly',
      options: 'Options',
    },
  },
  flocker: {
    type: 'Flocker (a Flocker volume mounted by the Flocker agent)',
    fields: { datasetName: 'DatasetName', datasetUUID: 'DatasetUUID' },
  },
  photonPersistentDisk: {
    type: 'PhotonPersistentDisk (a Persistent Disk resource in photon platform)',
    fields: { pdID: 'PdID', fsType: 'FSType' },
  },
  scaleIO: {
    type: 'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    fields: {
      gateway: 'Gateway',
      system: 'System',
      protectionDomain: 'Protection Domain',
      storagePool: 'Storage Pool',
      storageMode: 'Storage Mode',
      volumeName: 'VolumeName',
      fsType: 'FSType',
      readOnly: 'ReadOnly',
    },
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
      iscsiInterface: ISCSI_INTERFACE,
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
