/**
 * Clusters as minikube makes them, one node after the other. `minikube start` and `createLab` both
 * do it with this, so their clusters are alike.
 *
 * @see https://minikube.sigs.k8s.io/docs/start/
 */
import { KUBERNETES_VERSION } from '../../kubernetes/apiserver/cluster.js'
import type { Tx } from '../../sim/step.js'
import { nodeAddress } from './boot.js'
import { addNode, createControlPlane } from './cluster.js'
import { writeKubeconfig } from './kubeconfig.js'
import { type MinikubeProfile, profiles } from './profile.js'
import { createSystem } from './system/index.js'

export const MINIKUBE_VERSION = 'v1.38.0'
const API_SERVER_PORT = 8443
const DISK = '61202244Ki'
const PODS = '110'

/** A cluster before its first node, unless something else is asked for. */
export const NEW_PROFILE: MinikubeProfile = {
  name: 'minikube',
  version: KUBERNETES_VERSION,
  runtime: 'docker',
  nodes: [],
  cpus: 2,
  memory: 3072,
}

/** The name that minikube gives its nth node, from 0. */
const nodeName = (index: number, profile: string): string =>
  index === 0 ? profile : `${profile}-m${String(index + 1).padStart(2, '0')}`

/** The name of the next node of a profile. */
export function nextNodeName({ name, nodes }: MinikubeProfile): string {
  let index = nodes.length
  while (nodes.includes(nodeName(index, name))) index++
  return nodeName(index, name)
}

/**
 * Makes the next node of a profile, and the cluster itself with the first; the profile with it.
 */
export function addProfileNode(tx: Tx, profile: MinikubeProfile): MinikubeProfile {
  const name = nextNodeName(profile)
  const isFirst = profile.nodes.length === 0
  const address = nodeAddress(tx.next('nodes') - 1)
  if (isFirst) {
    const { version, cni } = profile
    createControlPlane(tx, { version, address, port: API_SERVER_PORT, controlPlane: name, cni })
    writeKubeconfig(tx, {
      cluster: profile.name,
      server: `https://${address}:${API_SERVER_PORT}`,
      minikube: MINIKUBE_VERSION,
    })
  }
  const { cpus, memory, runtime, version } = profile
  addNode(
    tx,
    {
      name,
      address,
      runtime,
      ...(profile.kubelet ? { kubelet: profile.kubelet } : {}),
      labels: labelsOf(profile, isFirst),
      capacity: {
        cpu: String(cpus),
        'ephemeral-storage': DISK,
        memory: `${memory}Mi`,
        pods: PODS,
      },
    },
    version,
  )
  createSystem(tx, {
    node: name,
    address,
    port: API_SERVER_PORT,
    version,
    isFirst,
    cni: profile.cni,
  })
  return tx.put(profiles, profile.name, { ...profile, nodes: [...profile.nodes, name] })
}

function labelsOf(profile: MinikubeProfile, isFirst: boolean): Record<string, string> {
  return {
    'minikube.k8s.io/name': profile.name,
    'minikube.k8s.io/primary': String(isFirst),
    'minikube.k8s.io/version': MINIKUBE_VERSION,
    ...(isFirst
      ? {
          'node-role.kubernetes.io/control-plane': '',
          'node.kubernetes.io/exclude-from-external-load-balancers': '',
        }
      : {}),
  }
}
