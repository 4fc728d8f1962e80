/**
 * Images: a configuration and the layers under it. The image's id is the digest of its configuration.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
import type { Layer } from './layer.js'

/** A health check as Dockerfiles and images declare it; times in nanoseconds. */
export interface Healthcheck {
  readonly Test: readonly string[]
  readonly Interval?: number
  readonly Timeout?: number
  readonly StartPeriod?: number
  readonly Retries?: number
}

/** How containers of the image run: the `config` member of an image configuration, with Docker's field names. */
export interface RunConfig {
  readonly User?: string
  readonly ExposedPorts?: Readonly<Record<string, object>>
  readonly Env?: readonly string[]
  readonly Entrypoint?: readonly string[] | null
  readonly Cmd?: readonly string[] | null
  readonly Volumes?: Readonly<Record<string, object>>
  readonly WorkingDir?: string
  readonly Labels?: Readonly<Record<string, string>>
  readonly StopSignal?: string
  readonly Shell?: readonly string[]
  readonly Healthcheck?: Healthcheck
  readonly OnBuild?: readonly string[]
}

/** One line of `docker history`. */
export interface HistoryEntry {
  /** RFC 3339, with nanoseconds. */
  readonly created: string
  readonly created_by?: string
  readonly comment?: string
  readonly empty_layer?: boolean
}

/** The configuration of an image: what its id is the digest of. */
export interface ImageConfig {
  readonly architecture: string
  readonly os: string
  readonly created: string
  readonly author?: string
  readonly config: RunConfig
  readonly rootfs: { readonly type: 'layers'; readonly diff_ids: readonly string[] }
  readonly history: readonly HistoryEntry[]
}

/** An image as a value: all that `docker push` sends. */
export interface Image {
  /** `sha256:…` of the configuration. */
  readonly id: string
  readonly config: ImageConfig
  /** Lowest first. */
  readonly layers: readonly Layer[]
}
