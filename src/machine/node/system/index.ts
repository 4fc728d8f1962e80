/**
 * What is in a cluster before its users put anything there: the objects of `kube-system` and
 * `kube-public` that setting a cluster up makes, and the components' images on each node.
 *
 * The pods make the cluster look as it does on a real machine; what they stand for is done by the
 * rooms of their names.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/
 */
import { connect } from '../../../kubernetes/apiserver/client.js'
import type { CniPlugin } from '../../../kubernetes/kinds/cni-plugin.js'
import type { Tx } from '../../../sim/step.js'
import { createAccounts } from './accounts.js'
import { createConfigMaps } from './config-maps.js'
import { createDns } from './coredns.js'
import { createNetwork, preloadNetwork } from './network.js'
import { preloadImages, systemImages } from './images.js'
import { addProxyPod, createProxy } from './kube-proxy.js'
import { createStaticPods } from './static-pods.js'
import { createStorage } from './storage.js'

/** A node that has just been made. */
export interface NewNode {
  readonly node: string
  readonly address: string
  /** The API server's port. */
  readonly port: number
  readonly version: string
  /** Whether the control plane runs there. */
  readonly isFirst: boolean
  readonly cni?: CniPlugin | undefined
}

/** Gives a new node the components' images and the pods that run there. */
export function createSystem(tx: Tx, made: NewNode): void {
  const { node, version, isFirst, cni } = made
  preloadImages(tx, node, version)
  preloadNetwork(tx, node, cni)
  const api = connect(tx, 'kubernetes-admin')
  const images = systemImages(version)
  if (isFirst) {
    createAccounts(api)
    createConfigMaps(api, made)
    createProxy(api, images['kube-proxy'])
    createStaticPods(api, made, images)
    createStorage(api, images['storage-provisioner'], node)
    createDns(api, images.coredns)
    createNetwork(api, cni)
  }
  addProxyPod(api, node)
}
