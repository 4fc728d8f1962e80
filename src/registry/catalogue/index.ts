/**
 * The catalogue: the images that are on Docker Hub (and other public registries) from the start.
 *
 * It is data: an image is made when somebody asks for it. A version that nobody wrote down is made
 * as the release of its line; see `serve`.
 *
 * @module
 */
import type { Image } from '../../oci/image.js'
import { type Layer, sizeOf } from '../../oci/layer.js'
import type { VirtualTime } from '../../sim/world.js'
import { clusterServices } from './apps/clusters.js'
import { moreDatabases } from './apps/data.js'
import { echoServers } from './apps/echo.js'
import { languages } from './apps/languages.js'
import { luksa } from './apps/luksa.js'
import { monitoring } from './apps/monitoring.js'
import { samples } from './apps/samples.js'
import { sites } from './apps/sites.js'
import { searchAndQueues } from './apps/storage.js'
import { webServers } from './apps/web.js'
import { behind } from './mirrors.js'
import { hpaExample } from './autoscaling.js'
import { dashboard, metricsScraper } from './dashboard.js'
import { memcached, mysql, postgres, redis } from './databases.js'
import { ingressController } from './ingress-nginx.js'
import { nginx } from './nginx.js'
import { node } from './node.js'
import { type Files, type OfficialImage, type Variant, imageOf, layerOf } from './official.js'
import { helloWorld, httpd, pause, python, registry } from './servers.js'
import { listedTags, serve } from './serve.js'
import { isPublic, standIn } from './stand-in.js'
import { stress } from './stress.js'
import { alpine, busybox, debian, redHats, ubuntu } from './systems.js'

/** Every repository of the catalogue. */
export const catalogue: readonly OfficialImage[] = [
  alpine,
  busybox,
  dashboard,
  debian,
  helloWorld,
  hpaExample,
  httpd,
  ingressController,
  memcached,
  metricsScraper,
  mysql,
  nginx,
  node,
  pause,
  postgres,
  python,
  redis,
  registry,
  stress,
  ubuntu,
  ...redHats,
  ...clusterServices,
  ...echoServers,
  ...languages,
  ...luksa,
  ...monitoring,
  ...moreDatabases,
  ...samples,
  ...searchAndQueues,
  ...sites,
  ...webServers,
]

const byRepository: ReadonlyMap<string, OfficialImage> = new Map(
  catalogue.map((image) => [image.repository, image]),
)

/** The repository of the catalogue that stands behind a name. */
const officialRepository = (repository: string): OfficialImage | undefined =>
  byRepository.get(behind(repository))

/** The image that a repository of the catalogue has under a tag, in a lab that began at `start`. */
export function officialImage(
  repository: string,
  tag: string,
  start: VirtualTime,
): Image | undefined {
  const official = officialRepository(repository)
  const served = official && serve(official, tag)
  return served && imageFor(served, start)
}

/** The tags that a repository of the catalogue lists; none if it is not in it. */
export function officialTags(repository: string): readonly string[] {
  const official = officialRepository(repository)
  return official ? listedTags(official) : []
}

/** What images are built on: whose layers a push mounts from Docker Hub. */
const BASES = [alpine, busybox, debian, ubuntu, node, python, nginx, httpd, redis, postgres]

/** A layer to be, and who has it. */
interface Holder {
  readonly files: Files
  readonly repository: string
}

/** By the step that made the layer, as the history says it. */
let holders: ReadonlyMap<string, readonly Holder[]> | undefined
const sizes = new WeakMap<Files, number>()

/**
 * The repository on Docker Hub that has this layer, of those that images stand on. To look it up,
 * only layers that the same step made (`by`) and that have its size have to be made.
 */
export function officialRepositoryWith(
  layer: Layer,
  by: string | undefined,
  start: VirtualTime,
): string | undefined {
  holders ??= holdersByStep()
  return holders
    .get(by ?? '')
    ?.find(
      ({ files }) =>
        weightOf(files) === layer.size && layerOf(files, start).digest === layer.digest,
    )?.repository
}

function weightOf(files: Files): number {
  const size = sizes.get(files) ?? sizeOf(files(0))
  sizes.set(files, size)
  return size
}

function holdersByStep(): ReadonlyMap<string, readonly Holder[]> {
  const found = new Map<string, Holder[]>()
  const seen = new Set<Files>()
  for (const { repository, releases, flavours, make } of BASES)
    for (const release of releases)
      for (const { by, files } of flavours.flatMap((flavour) => make(release, flavour).steps)) {
        if (!files || seen.has(files)) continue
        seen.add(files)
        const holding = found.get(by) ?? []
        found.set(by, holding)
        holding.push({ files, repository })
      }
  return found
}

/** The stand-in under a tag of a repository that the catalogue does not know. */
export function standInImage(
  reference: { readonly domain: string; readonly path: string },
  tag: string,
  start: VirtualTime,
): Image | undefined {
  const repository = `${reference.domain}/${reference.path}`
  if (officialRepository(repository) || !isPublic(reference)) return undefined
  const key = `${repository}:${tag}`
  const variant = standIns.get(key) ?? variantOf(standIn(repository, tag), tag)
  if (!variant) return undefined
  if (standIns.size >= STAND_INS) standIns.clear()
  standIns.set(key, variant)
  return imageFor(variant, start)
}

const variantOf = (official: OfficialImage | undefined, tag: string): Variant | undefined =>
  official && serve(official, tag)

const standIns = new Map<string, Variant>()
/** How many of them are remembered. */
const STAND_INS = 200

/** How many labs with different beginnings are remembered. */
const REMEMBERED = 8

const images = new WeakMap<Variant, Map<VirtualTime, Image>>()

function imageFor(variant: Variant, start: VirtualTime): Image {
  const byStart = images.get(variant) ?? new Map<VirtualTime, Image>()
  images.set(variant, byStart)
  const known = byStart.get(start)
  if (known) return known
  if (byStart.size >= REMEMBERED) byStart.clear()
  const image = imageOf(variant, start)
  byStart.set(start, image)
  return image
}
