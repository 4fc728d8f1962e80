/**
 * The fields of volumes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/
 */
export const VOLUME_SCHEMA: Readonly<Record<string, string>> = {
  Volume:
    'awsElasticBlockStore:any azureDisk:any azureFile:any cephfs:any cinder:any configMap:*ConfigMapVolumeSource csi:*CSIVolumeSource downwardAPI:*DownwardAPIVolumeSource ' +
    'emptyDir:*EmptyDirVolumeSource ephemeral:any fc:any flexVolume:any flocker:any gcePersistentDisk:any gitRepo:any glusterfs:any hostPath:*HostPathVolumeSource ' +
    'image:*ImageVolumeSource iscsi:any name:string nfs:*NFSVolumeSource persistentVolumeClaim:*PersistentVolumeClaimVolumeSource photonPersistentDisk:any portworxVolume:any ' +
    'projected:*ProjectedVolumeSource quobyte:any rbd:any scaleIO:any secret:*SecretVolumeSource storageos:any vsphereVolume:any',
  ConfigMapVolumeSource: 'defaultMode:*int32 items:[]KeyToPath name:string optional:*bool',
  SecretVolumeSource: 'defaultMode:*int32 items:[]KeyToPath optional:*bool secretName:string',
  KeyToPath: 'key:string mode:*int32 path:string',
  CSIVolumeSource:
    'driver:string fsType:*string nodePublishSecretRef:*LocalObjectReference readOnly:*bool volumeAttributes:map[string]string',
  DownwardAPIVolumeSource: 'defaultMode:*int32 items:[]DownwardAPIVolumeFile',
  DownwardAPIVolumeFile:
    'fieldRef:*ObjectFieldSelector mode:*int32 path:string resourceFieldRef:*ResourceFieldSelector',
  EmptyDirVolumeSource: 'medium:string sizeLimit:Quantity',
  HostPathVolumeSource: 'path:string type:*string',
  ImageVolumeSource: 'pullPolicy:string reference:string',
  NFSVolumeSource: 'path:string readOnly:bool server:string',
  PersistentVolumeClaimVolumeSource: 'claimName:string readOnly:bool',
  ProjectedVolumeSource: 'defaultMode:*int32 sources:[]VolumeProjection',
  VolumeProjection:
    'clusterTrustBundle:any configMap:*ConfigMapProjection downwardAPI:*DownwardAPIProjection podCertificate:any secret:*SecretProjection serviceAccountToken:*ServiceAccountTokenProjection',
  ConfigMapProjection: 'items:[]KeyToPath name:string optional:*bool',
  SecretProjection: 'items:[]KeyToPath name:string optional:*bool',
  DownwardAPIProjection: 'items:[]DownwardAPIVolumeFile',
  ServiceAccountTokenProjection: 'audience:string expirationSeconds:*int64 path:string',
}
