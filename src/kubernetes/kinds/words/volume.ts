/**
 * Words about volumes of pods.
 *
 * @module
 */
export const VOLUME_WORDS = `
#core/v1
Volume Files that containers of a pod can mount. Beside its name it has exactly one source.
 awsElasticBlockStore A disk of AWS. Its CSI driver has taken over.
 azureDisk A disk of Azure. Its CSI driver has taken over.
 azureFile A share of Azure. Its CSI driver has taken over.
 cephfs A directory of CephFS. No longer supported.
 cinder A disk of OpenStack. Its CSI driver has taken over.
 configMap The keys of a ConfigMap as files.
 csi A volume of a CSI driver that lives as long as the pod.
 downwardAPI Fields of the pod as files.
 emptyDir An empty directory that lives as long as the pod is on its node. More info: https://kubernetes.io/docs/concepts/storage/volumes#emptydir
 ephemeral A claim that is made for this pod and goes with it.
 fc A disk of a Fibre Channel network.
 flexVolume A volume of a FlexVolume driver. CSI is the way now.
 flocker A volume of Flocker. No longer supported.
 gcePersistentDisk A disk of Google Cloud. Its CSI driver has taken over.
 gitRepo The files of a git repository. An init container is the way now.
 glusterfs A volume of GlusterFS. No longer supported.
 hostPath A file or directory of the node. More info: https://kubernetes.io/docs/concepts/storage/volumes#hostpath
 image The files of an image.
 iscsi A disk reached by iSCSI.
 name The name of the volume, unique in the pod.
 nfs A directory of an NFS server.
 persistentVolumeClaim A claim in the pod's namespace, and so the volume that it got. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes
 photonPersistentDisk A disk of Photon. No longer supported.
 portworxVolume A volume of Portworx. Its CSI driver has taken over.
 projected Several sources in one directory.
 quobyte A volume of Quobyte. No longer supported.
 rbd A block device of Ceph. No longer supported.
 scaleIO A volume of ScaleIO. No longer supported.
 secret The keys of a Secret as files.
 storageos A volume of StorageOS. No longer supported.
 vsphereVolume A disk of vSphere. Its CSI driver has taken over.
EmptyDirVolumeSource An empty directory that lives as long as the pod is on its node.
 medium Where the files lie: on the node's disk (empty), or in memory (Memory).
 sizeLimit How large it may become. A pod that goes beyond is evicted.
HostPathVolumeSource A file or directory of the node.
 path The path on the node.
 type What has to be there, or is made: Directory, DirectoryOrCreate, File, FileOrCreate, Socket, CharDevice or BlockDevice. Nothing is checked if empty.
ConfigMapVolumeSource The keys of a ConfigMap as files.
 defaultMode The permissions of the files; 0644 unless said otherwise.
 items The keys that become files, and their paths; all keys unless said otherwise.
 name The name of the ConfigMap.
SecretVolumeSource The keys of a Secret as files.
 defaultMode The permissions of the files; 0644 unless said otherwise.
 items The keys that become files, and their paths; all keys unless said otherwise.
 secretName The name of the Secret.
KeyToPath A key and the file that it becomes.
 key The key.
 mode The permissions of the file.
 path The path of the file, below the volume.
PersistentVolumeClaimVolumeSource Names a claim in the pod's namespace.
 claimName The name of the claim.
DownwardAPIVolumeSource Fields of the pod as files.
 defaultMode The permissions of the files; 0644 unless said otherwise.
 items The files.
DownwardAPIVolumeFile A field of the pod, and the file that it becomes.
 fieldRef The field, such as metadata.labels.
 mode The permissions of the file.
 path The path of the file, below the volume.
 resourceFieldRef A limit or request of a container.
ProjectedVolumeSource Several sources in one directory.
 defaultMode The permissions of the files; 0644 unless said otherwise.
 sources The sources, whose files must not collide.
VolumeProjection One source of a projected volume.
 clusterTrustBundle Certificates of a ClusterTrustBundle as one file.
 configMap Keys of a ConfigMap.
 downwardAPI Fields of the pod.
 podCertificate A key and a certificate that are made for the pod.
 secret Keys of a Secret.
 serviceAccountToken A token of the pod's service account.
ConfigMapProjection<core/v1.ConfigMapVolumeSource Keys of a ConfigMap, in a projected volume.
SecretProjection<core/v1.SecretVolumeSource Keys of a Secret, in a projected volume.
 name The name of the Secret.
DownwardAPIProjection<core/v1.DownwardAPIVolumeSource Fields of the pod, in a projected volume.
ServiceAccountTokenProjection A token of the pod's service account, in a projected volume. It is renewed before it runs out.
 audience For whom the token is; the API server unless said otherwise.
 expirationSeconds How long the token is good for; 3600 unless said otherwise.
 path The path of the file, below the volume.
EphemeralVolumeSource A claim that is made for a pod.
 volumeClaimTemplate What the claim looks like.
PersistentVolumeClaimTemplate What a claim looks like that is made for a pod.
 metadata Labels and annotations of the claim.
 spec What the claim asks for.
NFSVolumeSource A directory of an NFS server.
 path The directory on the server.
 server The name or address of the server.
CSIVolumeSource A volume of a CSI driver that lives as long as the pod.
 driver The name of the driver.
 nodePublishSecretRef A Secret for the driver.
 volumeAttributes What the driver wants to know.
ImageVolumeSource The files of an image.
 pullPolicy When the image is pulled: Always, Never or IfNotPresent.
 reference The image, as registry/name:tag.
LocalVolumeSource A disk or directory of one node.
 path The path on the node.
`
