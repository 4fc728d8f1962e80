/**
 * How an official image is written down: its variants, each with the steps that made it.
 *
 * The catalogue is data. An image is made from it when it is first asked for, as old as it should
 * be at the moment the lab began.
 *
 * @see https://hub.docker.com/search?image_filter=official
 */
import { type HistoryEntry, type Image, type RunConfig, makeImage } from '../../oci/image.js'
import { type Layer, type LayerEntry, makeLayer } from '../../oci/layer.js'
import type { VirtualTime } from '../../sim/world.js'
import { rfc3339nano } from '../../text/time.js'

/** One line of an image's history. */
export interface Step {
  /** As `docker history` shows it under CREATED BY. */
  readonly by: string
  readonly comment?: string
  /** The files that the step added; a step without any made no layer. */
  readonly files?: Files
}

/** The files of a layer, given the time that is written on them. */
export type Files = (mtime: VirtualTime) => Readonly<Record<string, LayerEntry>>

/** One image of a repository. */
export interface Variant {
  /** Hours before the lab began. */
  readonly age: number
  /** First to last. */
  readonly steps: readonly Step[]
  readonly config: RunConfig
}

/** A repository of the catalogue: data, from which an image is made when somebody asks for it. */
export interface OfficialImage {
  /** `docker.io/library/node`. */
  readonly repository: string
  /**
   * The last version of each line of releases, newest first; the first is `latest`. Any version
   * that is as old as one of them is there too.
   */
  readonly releases: readonly string[]
  /** The variants of each version: `''` for the image itself, `alpine`, `slim`. */
  readonly flavours: readonly string[]
  /** What else versions are called: `{ lts: '22.17.1' }`. */
  readonly names?: Readonly<Record<string, string>>
  /** The code names of systems that tags may have: `DEBIANS` where it stands on Debian. */
  readonly systems?: readonly string[]
  /** True if no other versions are there than `releases`. */
  readonly isExact?: boolean
  /** True if its versions are no numbers or nobody counts them: every tag is there. */
  readonly anyTag?: boolean
  /** The image of a version in full, in one of the flavours; `system` is the code name asked for. */
  make(version: string, flavour: string, system?: string): Variant
}

/** Words in one text. */
export const words = (text: string): readonly string[] => text.split(' ')

const HOUR = 3_600_000

/** The PATH that images set unless they have more places for programs. */
export const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** For how many times a layer is remembered. */
const REMEMBERED = 8

/** Layers that several images share have one value: by their files and the time on them. */
const layers = new WeakMap<Files, Map<VirtualTime, Layer>>()

/**
 * Base systems are older than the images that are built on them: their files carry this age
 * whatever the image's is.
 */
const BASE_AGE = 2

/** The layer with these files in a lab that began at `start`. */
export function layerOf(files: Files, start: VirtualTime): Layer {
  const mtime = start - BASE_AGE * HOUR
  const byTime = layers.get(files) ?? new Map<VirtualTime, Layer>()
  layers.set(files, byTime)
  const known = byTime.get(mtime)
  if (known) return known
  if (byTime.size >= REMEMBERED) byTime.clear()
  const layer = makeLayer(files(mtime))
  byTime.set(mtime, layer)
  return layer
}

/** The image of a variant in a lab that began at `start`. */
export function imageOf(variant: Variant, start: VirtualTime): Image {
  const { age, steps, config } = variant
  const created = rfc3339nano(start - age * HOUR)
  const history = steps.map(
    ({ by, comment, files }): HistoryEntry => ({
      created,
      ...(by !== '' && { created_by: by }),
      ...(comment !== undefined && { comment }),
      ...(files === undefined && { empty_layer: true }),
    }),
  )
  return makeImage({
    created,
    config,
    history,
    layers: steps.flatMap(({ files }) => (files ? [layerOf(files, start)] : [])),
  })
}

const BUILDKIT = 'buildkit.dockerfile.v0'

/** A step as BuildKit records it. */
export const step = (by: string, files?: Files): Step => ({
  by,
  comment: BUILDKIT,
  ...(files && { files }),
})

/**
 * The steps that BuildKit records for a configuration: what is set is shown as the instruction that
 * sets it.
 */
export function configSteps(config: RunConfig): readonly Step[] {
  return [
    ...(config.Env ?? []).map((pair) => step(`ENV ${pair}`)),
    ...(config.WorkingDir ? [step(`WORKDIR ${config.WorkingDir}`)] : []),
    ...Object.keys(config.Volumes ?? {}).map((path) => step(`VOLUME [${path}]`)),
    ...(config.Entrypoint ? [step(`ENTRYPOINT ${quotedList(config.Entrypoint)}`)] : []),
    ...Object.keys(config.ExposedPorts ?? {}).map((port) => step(`EXPOSE map[${port}:{}]`)),
    ...(config.StopSignal ? [step(`STOPSIGNAL ${config.StopSignal}`)] : []),
    ...(config.Cmd ? [step(`CMD ${quotedList(config.Cmd)}`)] : []),
  ]
}

const quotedList = (words: readonly string[]): string =>
  `[${words.map((word) => JSON.stringify(word)).join(' ')}]`
