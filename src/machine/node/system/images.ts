/**
 * The images of Kubernetes' own components, which come with a node: nothing has to be pulled for
 * them.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/offline/
 */
import { addImage, setName } from '../../../docker/image/store.js'
import { executable } from '../../../oci/entry.js'
import { type Image, makeImage } from '../../../oci/image.js'
import { makeLayer } from '../../../oci/layer.js'
import { parseReference } from '../../../oci/reference.js'
import type { Tx } from '../../../sim/step.js'
import type { VirtualTime } from '../../../sim/world.js'
import { clusterOf } from '../../../kubernetes/apiserver/cluster.js'
import { rfc3339nano } from '../../../text/time.js'

/** A component: its image, and the program in it. */
export interface SystemImage {
  /** Without its tag: `registry.k8s.io/kube-proxy`. */
  readonly repository: string
  readonly tag: string
  readonly binary: string
  /** In bytes. */
  readonly size: number
}

const DAY = 86_400_000
/** How many days old the components' images are when a cluster is set up. */
const AGE = 60

/** The components of a version of Kubernetes. */
export const systemImages = (version: string) =>
  ({
    etcd: {
      repository: 'registry.k8s.io/etcd',
      tag: '3.6.5-0',
      binary: '/usr/local/bin/etcd',
      size: 62_500_000,
    },
    'kube-apiserver': {
      repository: 'registry.k8s.io/kube-apiserver',
      tag: version,
      binary: '/usr/local/bin/kube-apiserver',
      size: 88_000_000,
    },
    'kube-controller-manager': {
      repository: 'registry.k8s.io/kube-controller-manager',
      tag: version,
      binary: '/usr/local/bin/kube-controller-manager',
      size: 74_900_000,
    },
    'kube-scheduler': {
      repository: 'registry.k8s.io/kube-scheduler',
      tag: version,
      binary: '/usr/local/bin/kube-scheduler',
      size: 52_800_000,
    },
    'kube-proxy': {
      repository: 'registry.k8s.io/kube-proxy',
      tag: version,
      binary: '/usr/local/bin/kube-proxy',
      size: 71_900_000,
    },
    coredns: {
      repository: 'registry.k8s.io/coredns/coredns',
      tag: 'v1.12.1',
      binary: '/coredns',
      size: 75_000_000,
    },
    'storage-provisioner': {
      repository: 'gcr.io/k8s-minikube/storage-provisioner',
      tag: 'v5',
      binary: '/storage-provisioner',
      size: 31_500_000,
    },
  }) as const satisfies Readonly<Record<string, SystemImage>>

export const imageName = ({ repository, tag }: SystemImage): string => `${repository}:${tag}`

/** Puts the components' images onto a node: all nodes of a cluster have the same. */
export function preloadImages(tx: Tx, machine: string, version: string): void {
  preload(tx, machine, Object.values(systemImages(version)))
}

/** Puts images of components onto a node. */
export function preload(tx: Tx, machine: string, components: readonly SystemImage[]): void {
  const day = Math.floor((clusterOf(tx)?.startedAt ?? tx.now) / DAY)
  const made = (day - AGE) * DAY
  for (const component of components) {
    const image = imageOf(component, made)
    addImage(tx, machine, image)
    setName(tx, machine, parseReference(imageName(component)), image.id)
  }
}

/** Images that were asked for before, by name and age: they are values, and cost something. */
const known = new Map<string, Image>()
const REMEMBERED = 64

function imageOf(component: SystemImage, made: VirtualTime): Image {
  const key = `${imageName(component)} ${made}`
  const found = known.get(key)
  if (found) return found
  if (known.size >= REMEMBERED) known.clear()
  const image = newImage(component, made)
  known.set(key, image)
  return image
}

/** The image of a component: one layer with a program that waits until it is ended. */
function newImage({ binary, size }: SystemImage, made: VirtualTime): Image {
  const created = rfc3339nano(made)
  return makeImage({
    created,
    config: { Entrypoint: [binary], WorkingDir: '/' },
    history: [{ created, created_by: `COPY ${binary} ${binary} # buildkit` }],
    layers: [makeLayer({ [binary]: executable('pause', { mtime: made, size }) })],
  })
}
