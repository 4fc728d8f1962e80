/**
 * `docker inspect` of an image.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageInspect
 */
import type { RunConfig } from '../../oci/image.js'
import { imageSize } from '../../oci/image.js'
import type { Reader } from '../../sim/world.js'
import { rfc3339nano } from '../../text/time.js'
import { ENGINE_VERSION } from '../version.js'
import { findImage } from './find.js'
import { namesOf } from './store.js'

const NEVER = '0001-01-01T00:00:00Z'

/**
 * An image as the Engine API shows it whole, its members in the order in which Docker prints them.
 */
export interface ImageInspect {
  readonly Id: string
  readonly RepoTags: readonly string[]
  readonly RepoDigests: readonly string[]
  readonly Parent: string
  readonly Comment: string
  readonly Created: string
  readonly DockerVersion: string
  readonly Author: string
  readonly Architecture: string
  readonly Os: string
  readonly Size: number
  readonly GraphDriver: { readonly Data: null; readonly Name: string }
  readonly RootFS: { readonly Type: string; readonly Layers: readonly string[] }
  readonly Metadata: { readonly LastTagTime: string }
  readonly Config: RunConfig
}

/** An image as `docker inspect` prints it: members that the image says nothing of are null. */
export interface InspectedImage extends Omit<ImageInspect, 'Config'> {
  readonly Config: { readonly [Name in keyof RunConfig]: RunConfig[Name] | null }
}

/** GET /images/{name}/json. @throws DockerError */
export function inspectImage(read: Reader, machine: string, text: string): ImageInspect {
  const row = findImage(read, machine, text)
  const { config } = row.image
  const names = namesOf(read, machine, row.id)
  return {
    Id: row.id,
    RepoTags: names.filter((name) => name.kind === 'tag').map((name) => name.name),
    RepoDigests: names.filter((name) => name.kind === 'digest').map((name) => name.name),
    Parent: row.parent ?? '',
    Comment: config.history.at(-1)?.comment ?? '',
    Created: config.created,
    DockerVersion: row.instruction === undefined && row.parent === undefined ? '' : ENGINE_VERSION,
    Author: config.author ?? '',
    Architecture: config.architecture,
    Os: config.os,
    Size: imageSize(row.image),
    GraphDriver: { Data: null, Name: 'overlay2' },
    RootFS: { Type: config.rootfs.type, Layers: config.rootfs.diff_ids },
    Metadata: { LastTagTime: row.taggedAt === undefined ? NEVER : rfc3339nano(row.taggedAt) },
    Config: config.config,
  }
}

/**
 * The members that `docker inspect` always prints of an image's configuration, where the image says
 * nothing of them.
 */
const ALWAYS: RunConfig = { Cmd: null, Entrypoint: null, User: '', WorkingDir: '' }
const NULLS = ['Env', 'Labels', 'OnBuild', 'Volumes'] as const

/** The configuration with the members that the whole document shows, in alphabetical order. */
export function fullConfig(config: RunConfig): InspectedImage['Config'] {
  const all: Record<string, unknown> = {
    ...Object.fromEntries(NULLS.map((name) => [name, null])),
    ...ALWAYS,
    ...config,
  }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
}
