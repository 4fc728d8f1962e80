/**
 * The catalogue: the images that are on Docker Hub (and Kubernetes' registry) from the start.
 *
 * Adding one is a value in a file beside this one and a line in the list.
 *
 * @module
 */
import type { Image } from '../../oci/image.js'
import type { VirtualTime } from '../../sim/world.js'
import { dashboard, metricsScraper } from './dashboard.js'
import { nginx } from './nginx.js'
import { node } from './node.js'
import { type OfficialImage, type Variant, imageOf } from './official.js'
import { memcached, mysql, postgres, redis } from './databases.js'
import { helloWorld, httpd, pause, python, registry } from './servers.js'
import { stress } from './stress.js'
import { alpine, busybox, debian, ubuntu } from './systems.js'

/** Every repository of the catalogue. */
export const catalogue: readonly OfficialImage[] = [
  alpine,
  busybox,
  dashboard,
  debian,
  helloWorld,
  httpd,
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
]

const byRepository: ReadonlyMap<string, OfficialImage> = new Map(
  catalogue.map((image) => [image.repository, image]),
)

/** The image that a repository of the catalogue has under a tag, in a lab that began at `start`. */
export function officialImage(
  repository: string,
  tag: string,
  start: VirtualTime,
): Image | undefined {
  const variant = byRepository.get(repository)?.variants.find(({ tags }) => tags.includes(tag))
  return variant && imageFor(variant, start)
}

/** The tags of a repository of the catalogue; none if it is not in it. */
export const officialTags = (repository: string): readonly string[] =>
  byRepository.get(repository)?.variants.flatMap(({ tags }) => tags) ?? []

/** The repository on Docker Hub that has a layer of this digest. */
export function officialRepositoryWith(digest: string, start: VirtualTime): string | undefined {
  for (const { repository, variants } of catalogue) {
    if (
      repository.startsWith('docker.io/') &&
      variants.some((variant) =>
        imageFor(variant, start).layers.some((layer) => layer.digest === digest),
      )
    )
      return repository
  }
  return undefined
}

const images = new WeakMap<Variant, Map<VirtualTime, Image>>()

/** How many labs with different beginnings are remembered. */
const REMEMBERED = 8

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
