/**
 * Words about persistent volumes, claims, storage classes and drivers.
 *
 * @module
 */
export const STORAGE_WORDS = `
#core/v1
PersistentVolume Storage that belongs to the cluster, until a claim gets it. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes
 spec How large the volume is, where it lies and who may have it.
 status Whether the volume is free or taken. The system writes it.
PersistentVolumeSpec<core/v1.Volume What a volume is like. Beside what all volumes have it has exactly one source.
 accessModes How the volume can be mounted: ReadWriteOnce, ReadOnlyMany, ReadWriteMany or ReadWriteOncePod.
 capacity How large the volume is.
 claimRef The claim that has the volume.
 csi A volume of a CSI driver.
 local A disk or directory of one node.
 mountOptions Options for mounting, such as ro.
 nodeAffinity The nodes from which the volume can be reached.
 persistentVolumeReclaimPolicy What becomes of the volume when its claim is gone: Retain, Delete or Recycle.
 storageClassName The StorageClass to which the volume belongs; none if empty.
 volumeAttributesClassName The VolumeAttributesClass that is in force.
 volumeMode Filesystem (the default), or Block for a raw device.
PersistentVolumeStatus How a volume is doing.
 lastPhaseTransitionTime When the phase last changed.
 phase Whether a claim has it: Pending, Available, Bound, Released or Failed.
CSIPersistentVolumeSource A volume of a CSI driver.
 driver The name of the driver.
 volumeAttributes What the driver wants to know.
 volumeHandle What the driver calls the volume.
VolumeNodeAffinity The nodes from which a volume can be reached.
 required What such a node is like.
PersistentVolumeClaim Asks for a volume, in the name of a user. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#persistentvolumeclaims
 spec What the claim asks for.
 status What the claim has got. The system writes it.
PersistentVolumeClaimSpec What a claim asks for.
 accessModes How the volume has to be mountable.
 dataSource A snapshot or claim whose data the new volume begins with.
 dataSourceRef An object of any kind whose data the new volume begins with.
 resources How large the volume has to be.
 selector Chooses volumes by their labels.
 storageClassName The StorageClass of the volume. The default class unless said otherwise; an empty text means none.
 volumeAttributesClassName The VolumeAttributesClass that the volume is to have.
 volumeMode Filesystem (the default), or Block for a raw device.
 volumeName The volume that the claim has got.
VolumeResourceRequirements How large a volume has to be.
 limits How large it may be.
 requests How large it has to be at least.
PersistentVolumeClaimStatus What a claim has got.
 accessModes How the volume can be mounted.
 allocatedResources How large the volume is to become.
 allocatedResourceStatuses How far a change of size has got.
 capacity How large the volume is.
 currentVolumeAttributesClassName The VolumeAttributesClass that is in force.
 modifyVolumeStatus How far a change of the attributes has got.
 phase Pending, Bound, or Lost if its volume is gone.
#storage/v1
StorageClass Says how volumes are made for claims that name it. More info: https://kubernetes.io/docs/concepts/storage/storage-classes
 allowVolumeExpansion Whether claims may become larger later.
 allowedTopologies Where volumes may be made.
 mountOptions Options for mounting the volumes of this class.
 parameters What the provisioner wants to know.
 provisioner Who makes the volumes.
 reclaimPolicy What becomes of a volume when its claim is gone: Delete (the default) or Retain.
 volumeBindingMode When a claim gets its volume: at once (Immediate), or when a pod needs it (WaitForFirstConsumer).
CSIDriver What the cluster knows of a CSI driver.
CSIDriverSpec What a CSI driver can do.
 attachRequired Whether volumes are attached to a node before they are mounted.
 fsGroupPolicy Whether the group of a volume's files may be changed.
 podInfoOnMount Whether the driver is told of the pod.
 requiresRepublish Whether the driver is called again and again while a volume is mounted.
 storageCapacity Whether the driver says how much room it has left.
 tokenRequests Tokens of the pod's service account for the driver.
 volumeLifecycleModes Persistent, Ephemeral or both.
CSINode The CSI drivers of a node.
CSINodeSpec The CSI drivers of a node.
 drivers What is known of each driver.
CSINodeDriver A CSI driver on a node.
 allocatable How many volumes the node can have.
 name The name of the driver.
 nodeID What the driver calls the node.
 topologyKeys Labels of the node that the driver looks at.
CSIStorageCapacity How much room a driver has for a storage class somewhere.
 capacity How much is left.
 maximumVolumeSize How large one volume may be.
 nodeTopology The nodes that it holds for.
 storageClassName The storage class that it holds for.
VolumeAttachment Asks for a volume to be attached to a node.
VolumeAttachmentSpec Which volume, and to which node.
 attacher The driver that has to do it.
 nodeName The node.
 source The volume.
VolumeAttachmentSource A volume that is to be attached.
 persistentVolumeName The name of the PersistentVolume.
VolumeAttachmentStatus Whether the volume is attached.
 attachError What last went wrong when it was attached.
 attached Whether it is attached.
 attachmentMetadata What the driver told of it.
 detachError What last went wrong when it was detached.
VolumeAttributesClass Attributes of volumes that can be changed while they are in use.
 driverName The driver that it is for.
 parameters What the driver is told.
`
