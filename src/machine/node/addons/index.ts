/**
 * minikube's add-ons in a cluster: what enabling one makes, and disabling it takes away.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/addons/
 */
import { connect } from '../../../kubernetes/apiserver/client.js'
import { isApiError } from '../../../kubernetes/apiserver/errors.js'
import { type KindName, kindOf } from '../../../kubernetes/kinds/index.js'
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'
import type { Tx } from '../../../sim/step.js'
import { type MinikubeProfile, profiles } from '../profile.js'
import { imageName, systemImages } from '../system/images.js'
import { provisioner, storageClass } from '../system/storage.js'
import { ADDONS, DEFAULT_ADDONS } from './catalogue.js'
import { DASHBOARD_IMAGE, SCRAPER_IMAGE, dashboardObjects } from './dashboard.js'
import { INGRESS_IMAGES, ingressObjects } from './ingress.js'
import { METRICS_IMAGES, metricsObjects } from './metrics-server.js'
import { REGISTRY_IMAGES, registryObjects } from './registry.js'

/** An add-on that can be enabled. */
interface Addon {
  readonly images: readonly string[]
  /** What it makes, in order. */
  objects(profile: MinikubeProfile): readonly KubeObject[]
}

const PROVISIONER = imageName(systemImages('')['storage-provisioner'])

const SIMULATED: Readonly<Record<string, Addon>> = {
  dashboard: { images: [DASHBOARD_IMAGE, SCRAPER_IMAGE], objects: dashboardObjects },
  'default-storageclass': { images: [], objects: () => [storageClass() as KubeObject] },
  ingress: { images: INGRESS_IMAGES, objects: ingressObjects },
  'metrics-server': { images: METRICS_IMAGES, objects: metricsObjects },
  registry: { images: REGISTRY_IMAGES, objects: registryObjects },
  'storage-provisioner': {
    images: [PROVISIONER],
    objects: ({ nodes }) => [provisioner(PROVISIONER, nodes[0] ?? '') as KubeObject],
  },
}

/** Whether there is an add-on of this name. */
export const isAddon = (name: string): boolean => Object.hasOwn(ADDONS, name)

/** Whether enabling it does something here. */
export const isSimulated = (name: string): boolean => Object.hasOwn(SIMULATED, name)

/** The images that an add-on runs. */
export const addonImages = (name: string): readonly string[] => SIMULATED[name]?.images ?? []

/** The add-ons that a cluster has. */
export const enabledAddons = ({ addons = DEFAULT_ADDONS }: MinikubeProfile): readonly string[] =>
  addons

/** Makes what an add-on needs and is not there. */
export function enableAddon(tx: Tx, profile: MinikubeProfile, name: string): void {
  createMissing(tx, SIMULATED[name]?.objects(profile) ?? [])
  keep(tx, profile, [...new Set([...enabledAddons(profile), name])].sort())
}

/** Creates the objects that are not there. */
export function createMissing(tx: Tx, objects: readonly KubeObject[]): void {
  const api = connect(tx, 'kubernetes-admin')
  for (const object of objects) {
    const { metadata } = object
    const kind = kindOf(object.kind as KindName)
    if (!api.find(kind, metadata?.name ?? '', metadata?.namespace))
      api.create(kind, object as never)
  }
}

/** Takes away what an add-on has made. */
export function disableAddon(tx: Tx, profile: MinikubeProfile, name: string): void {
  const api = connect(tx, 'kubernetes-admin')
  for (const { kind, metadata } of [...(SIMULATED[name]?.objects(profile) ?? [])].reverse()) {
    try {
      api.delete(kindOf(kind as KindName), metadata?.name ?? '', metadata?.namespace)
    } catch (error) {
      if (!isApiError(error, 'NotFound')) throw error
    }
  }
  keep(
    tx,
    profile,
    enabledAddons(profile).filter((one) => one !== name),
  )
}

function keep(tx: Tx, profile: MinikubeProfile, addons: readonly string[]): void {
  tx.put(profiles, profile.name, { ...profile, addons })
}
