/**
 * Images: a configuration and the layers under it. The image's id is the digest of its
 * configuration.
 *
 * @see https://github.com/opencontainers/image-spec/blob/main/config.md
 */
import { TextHash } from './digest.js'
import type { Layer } from './layer.js'

/** A health check as Dockerfiles and images declare it; times in nanoseconds. */
export interface Healthcheck {
  readonly Test: readonly string[]
  readonly Interval?: number
  readonly Timeout?: number
  readonly StartPeriod?: number
  /** Between checks while the start period lasts. */
  readonly StartInterval?: number
  readonly Retries?: number
}

/**
 * How containers of the image run: the `config` member of an image configuration, with Docker's
 * field names.
 */
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
  /** The command is one word that a shell reads: BuildKit notes it for Windows. */
  readonly ArgsEscaped?: boolean
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

const ARCHITECTURE = 'amd64'

/** What an image is made of: a configuration to be and its layers, lowest first. */
interface ImageParts extends Omit<ImageConfig, 'rootfs' | 'architecture' | 'os'> {
  readonly layers: readonly Layer[]
  /** `amd64` unless said otherwise. */
  readonly architecture?: string
}

/** An image from its parts. */
export function makeImage({ layers, architecture = ARCHITECTURE, ...parts }: ImageParts): Image {
  const config: ImageConfig = {
    architecture,
    os: 'linux',
    ...parts,
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
  }
  return imageOf(deepFreeze(config), Object.freeze([...layers]), historyHash(config.history))
}

/** What an image has that the one under it has not. */
interface Addition extends Pick<ImageConfig, 'created' | 'config' | 'author'> {
  readonly entry: HistoryEntry
  readonly layer?: Layer
}

/** An image on top of another one, with one more entry in its history. */
export function imageOn(below: Image, { entry, layer, ...parts }: Addition): Image {
  const { history, rootfs } = below.config
  const config: ImageConfig = {
    ...below.config,
    ...parts,
    history: Object.freeze([...history, deepFreeze(entry)]),
    rootfs: layer
      ? deepFreeze({ type: 'layers', diff_ids: Object.freeze([...rootfs.diff_ids, layer.diffId]) })
      : rootfs,
  }
  deepFreeze(config.config)
  const text = (history.length > 0 ? ',' : '') + entryText(entry)
  return imageOf(
    Object.freeze(config),
    layer ? Object.freeze([...below.layers, layer]) : below.layers,
    historyHash(history).and(text),
  )
}

/** An image whose configuration somebody else has written: it keeps the id that it came with. */
export function imageFrom(id: string, config: ImageConfig, layers: readonly Layer[]): Image {
  const { history = [], config: run = {} } = config
  const whole = deepFreeze({ ...config, config: run, history })
  hashes.set(whole.history, historyHash(whole.history))
  return Object.freeze({ id, config: whole, layers: Object.freeze([...layers]) })
}

function imageOf(config: ImageConfig, layers: readonly Layer[], history: TextHash): Image {
  hashes.set(config.history, history)
  return Object.freeze({ id: history.and(rest(config)).digest(), config, layers })
}

/**
 * The configuration as registries store it. The history comes first, so that the digest of an image
 * goes on from where the digest of the image under it has got to: a build may have as many steps as
 * it likes.
 */
export const configText = (config: ImageConfig): string =>
  HISTORY + config.history.map(entryText).join(',') + rest(config)

const HISTORY = '{"history":['
const entryText = (entry: HistoryEntry): string => JSON.stringify(sorted(entry))

const hashes = new WeakMap<readonly HistoryEntry[], TextHash>()

function historyHash(history: readonly HistoryEntry[]): TextHash {
  return hashes.get(history) ?? TextHash.EMPTY.and(HISTORY + history.map(entryText).join(','))
}

/** What follows the history. */
function rest({ history: _, ...others }: ImageConfig): string {
  const text = JSON.stringify(sorted(others))
  return `],${text.slice(1)}`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(value).sort())
    copy[key] = sorted((value as Record<string, unknown>)[key])
  return copy
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}

/** The unpacked size of an image: all its layers. */
export const imageSize = (image: Image): number =>
  image.layers.reduce((sum, { size }) => sum + size, 0)

/** The bytes that each entry of an image's history added, in the same order. */
export function historySizes(image: Image): readonly number[] {
  let next = 0
  return image.config.history.map((entry) =>
    entry.empty_layer ? 0 : (image.layers[next++]?.size ?? 0),
  )
}
