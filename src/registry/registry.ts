/**
 * Registries: who keeps images under names. Docker Hub is always there, with the official images;
 * any other `host[:port]` is there as soon as something is pushed to it.
 *
 * A registry has repositories, a repository has tags that point at manifests, and it has blobs
 * (layers) that each went up once.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
import { effectOutside, isCut } from '../net/impairment.js'
import { DEFAULT_START, type Reader, type VirtualTime } from '../sim/world.js'
import type { Tx } from '../sim/step.js'
import { defineTable } from '../sim/table.js'
import type { Image } from '../oci/image.js'
import { HUB, type Reference } from '../oci/reference.js'

/** How a registry is reached. */
export interface Registry {
  /** `docker.io` or `host[:port]`. */
  readonly host: string
  /** Bytes that go over the wire in a second, either way. */
  readonly bandwidth: number
  /** Milliseconds until a request is answered. */
  readonly latency: number
  /** Out of reach: nothing can be pulled or pushed. */
  readonly away: boolean
  /** When the world of this registry began; the ages of official images are counted from then. */
  readonly since: VirtualTime
  /** It gives no stand-ins for repositories that the catalogue does not know. */
  readonly isStrict?: boolean
}

/** Registries that differ from the default. By host. */
const registries = defineTable<Registry>('registries')

/** A tag points at a manifest. By `<repository>:<tag>`. */
export const tags = defineTable<
  { readonly repository: string; readonly tag: string; readonly digest: string },
  'byRepository'
>('registry-tags', {
  byRepository: (row) => row.repository,
})

/** A manifest, with the image that it describes. By `<repository>@<digest>`. */
export const manifests = defineTable<
  { readonly repository: string; readonly digest: string; readonly image: Image },
  'byRepository'
>('registry-manifests', {
  byRepository: (row) => row.repository,
})

/** A layer that a repository has. By `<repository>@<digest>`; found by `<host> <digest>`. */
export const blobs = defineTable<
  { readonly repository: string; readonly digest: string; readonly size: number },
  'byDigest'
>('registry-blobs', {
  byDigest: (row) => `${hostOf(row.repository)} ${row.digest}`,
})

const hostOf = (repository: string): string => repository.slice(0, repository.indexOf('/'))

const BANDWIDTH = 30_000_000
const LATENCY = 150
/** A registry on the machine's own network answers sooner. */
const LOCAL_LATENCY = 20

/** How a registry is reached, with the defaults of those that nobody configured. */
export function registryAt(read: Reader, host: string): Registry {
  const known = read.get(registries, host)
  if (known) return known
  const since = read.get(registries, HUB)?.since ?? DEFAULT_START
  return {
    host,
    bandwidth: BANDWIDTH,
    latency: isLocal(host) ? LOCAL_LATENCY : LATENCY,
    away: false,
    since,
  }
}

/** How a registry is reached from a machine: what was done to the network in between counts. */
export function registryFrom(read: Reader, machine: string, host: string): Registry {
  const registry = registryAt(read, host)
  if (isLocal(host)) return registry
  const effect = effectOutside(read, machine, host)
  return {
    ...registry,
    away: registry.away || isCut(effect),
    // A question and its answer are both late; what gets lost is sent again.
    latency: registry.latency + 2 * effect.delay,
    bandwidth: registry.bandwidth * (1 - effect.drop),
  }
}

/**
 * What public registries give for a repository that the catalogue does not know: a stand-in that
 * says so (`open`), or nothing (`strict`).
 */
export type Hub = 'open' | 'strict'

/** A registry on the machine itself. */
export const isLocal = (host: string): boolean => /^(localhost|127\.|\[::1\])/.test(host)

/** Whether there is such a registry: Docker Hub, and those that were set up or have an image. */
export const isRegistry = (read: Reader, host: string): boolean =>
  host === HUB || read.get(registries, host) !== undefined || read.rows(tags, `${host}/`).length > 0

/** Changes how a registry is reached. */
export function configureRegistry(
  tx: Tx,
  host: string,
  change: Partial<Omit<Registry, 'host'>>,
): void {
  tx.put(registries, host, { ...registryAt(tx, host), ...change })
}

/**
 * Docker Hub as it is when a lab begins: its images are as old as they should be at this moment.
 */
export const openHub = (tx: Tx, hub?: Hub): void =>
  configureRegistry(tx, HUB, { since: tx.now, ...(hub === 'strict' && { isStrict: true }) })

/** The key of a repository: `docker.io/library/node`. */
export const repositoryOf = ({ domain, path }: Pick<Reference, 'domain' | 'path'>): string =>
  `${domain}/${path}`
