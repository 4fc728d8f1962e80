/**
 * minikube's storage: the class that claims have unless they name another, and who provides for it.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/persistent_volumes/
 */
import type { Api } from '../../../kubernetes/apiserver/client.js'
import type { Pod } from '../../../types/kubernetes/core/v1.js'
import type { StorageClass } from '../../../types/kubernetes/storage/v1.js'
import { type SystemImage, imageName } from './images.js'
import { NAMESPACE } from './names.js'

const NAME = 'storage-provisioner'
const ADDON = { 'addonmanager.kubernetes.io/mode': 'EnsureExists' }

/** Makes the class and the pod. */
export function createStorage(api: Api, image: SystemImage, node: string): void {
  api.create('StorageClass', storageClass())
  api.create('Pod', provisioner(imageName(image), node))
}

/** The class that claims have unless they name another. */
export const storageClass = (): StorageClass => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: 'standard',
    labels: ADDON,
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
  provisioner: 'k8s.io/minikube-hostpath',
})

/** The pod that provides for claims of that class. */
export const provisioner = (image: string, node: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: NAME,
    namespace: NAMESPACE,
    labels: {
      'addonmanager.kubernetes.io/mode': 'Reconcile',
      'integration-test': NAME,
    },
  },
  spec: {
    hostNetwork: true,
    nodeName: node,
    serviceAccountName: NAME,
    containers: [
      {
        name: NAME,
        image,
        imagePullPolicy: 'IfNotPresent',
        command: ['/storage-provisioner'],
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      },
    ],
    volumes: [{ name: 'tmp', hostPath: { path: '/tmp', type: 'Directory' } }],
  },
})
