/**
 * Volumes of other systems, which a node of a lab has no driver and no server for: what its kubelet
 * says when it tries to mount them.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
import { isAddress } from '../../../net/address.js'
import { UNKNOWN_NAME } from '../../../text/errno.js'

type Sources = Readonly<Record<string, { readonly [field: string]: unknown } | undefined>>

/** Why a volume is not mounted: the step that fails, and what is said of it. */
interface Refusal {
  /** `MountVolume.SetUp`, `MountVolume.WaitForAttach`. */
  readonly step: string
  readonly why: string
}

const noDriver = (name: string): string =>
  `driver name ${name} not found in the list of registered CSI drivers`

/** Volumes of clouds, which are CSI drivers' now. */
const MIGRATED: Readonly<Record<string, string>> = {
  awsElasticBlockStore: 'ebs.csi.aws.com',
  azureDisk: 'disk.csi.azure.com',
  azureFile: 'file.csi.azure.com',
  cinder: 'cinder.csi.openstack.org',
  gcePersistentDisk: 'pd.csi.storage.gke.io',
  portworxVolume: 'pxd.portworx.com',
  vsphereVolume: 'csi.vsphere.vmware.com',
}

/** Volumes that kubelets knew once. */
const REMOVED = [
  'cephfs',
  'flocker',
  'glusterfs',
  'photonPersistentDisk',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
]

/**
 * Why the source of a volume (a pod's own, or of a persistent volume) cannot be mounted; undefined
 * for those that can. `directory` is where it would be mounted.
 */
export function refusalOf(
  source: object,
  directory: string,
  isPersistent: boolean,
): Refusal | undefined {
  const sources = source as Sources
  const csi = (name: string): Refusal =>
    isPersistent
      ? {
          step: 'MountVolume.MountDevice',
          why: `kubernetes.io/csi: attacher.MountDevice failed to create newCsiDriverClient: ${noDriver(name)}`,
        }
      : {
          step: 'MountVolume.SetUp',
          why: `kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: ${noDriver(name)}`,
        }
  if (sources['csi']) return csi(String(sources['csi']['driver']))
  for (const [name, driver] of Object.entries(MIGRATED)) if (sources[name]) return csi(driver)
  if (REMOVED.some((name) => sources[name])) return { step: '', why: 'no volume plugin matched' }
  if (sources['gitRepo'])
    return { step: 'MountVolume.SetUp', why: 'git-repo volume plugin has been disabled' }
  return (
    nfsRefusal(sources['nfs'], directory) ??
    blockRefusal(sources['iscsi'], sources['fc']) ??
    flexRefusal(sources['flexVolume'])
  )
}

function nfsRefusal(nfs: Sources[string], directory: string): Refusal | undefined {
  if (!nfs) return undefined
  const server = String(nfs['server'])
  const output = !isAddress(server)
    ? `mount.nfs: Failed to resolve server ${server}: ${UNKNOWN_NAME}`
    : `mount.nfs: Connection timed out`
  return {
    step: 'MountVolume.SetUp',
    why: `mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t nfs ${server}:${String(nfs['path'])} ${directory}\nOutput: ${output}\n`,
  }
}

function blockRefusal(iscsi: Sources[string], fc: Sources[string]): Refusal | undefined {
  if (iscsi)
    return {
      step: 'MountVolume.WaitForAttach',
      why:
        'failed to get any path for iscsi disk, last err seen:\niscsi: failed to sendtargets to portal ' +
        `${String(iscsi['targetPortal'])} output: , err exec: "iscsiadm": executable file not found in $PATH`,
    }
  return fc ? { step: 'MountVolume.WaitForAttach', why: 'no fc disk found' } : undefined
}

const flexRefusal = (flex: Sources[string]): Refusal | undefined =>
  flex && {
    step: 'MountVolume.SetUp',
    why: `no volume plugin matched name: flexvolume-${String(flex['driver'])}`,
  }
