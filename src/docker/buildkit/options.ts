/**
 * What a client asks BuildKit for.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/
 */
import type { ContextFiles } from '../build/context.js'

/** A further build context: what a name in the Dockerfile stands for instead. */
export type NamedContext =
  | { readonly kind: 'files'; readonly files: ContextFiles }
  | { readonly kind: 'image'; readonly reference: string }

/** Where the result goes. */
export type Exporter =
  /** An image of the machine, with these names. */
  | { readonly kind: 'image'; readonly names: readonly string[]; readonly push: boolean }
  /** The files of the result, for the client to write. */
  | { readonly kind: 'files'; readonly as: 'local' | 'tar' }
  /** Nothing: the result stays in the cache. */
  | { readonly kind: 'none' }

/** A name of an address, for commands. */
export interface ExtraHost {
  readonly name: string
  readonly address: string
}

export interface SolveOptions {
  /** How the Dockerfile is called, and its text; undefined when there is none. */
  readonly dockerfile: { readonly name: string; readonly text: string | undefined }
  /** The build context, without what .dockerignore takes out. */
  readonly files: ContextFiles
  /** Bytes of .dockerignore, if there is one. */
  readonly ignoreFile?: number
  /** The files that .dockerignore takes out. */
  readonly ignored?: readonly string[]
  readonly buildArgs: Readonly<Record<string, string>>
  readonly labels: Readonly<Record<string, string>>
  readonly target?: string
  readonly noCache: boolean
  /** Stages that are not taken from the cache. */
  readonly noCacheFilter: readonly string[]
  /** Ask the registries for newer base images. */
  readonly pull: boolean
  /** `linux/arm64`; the machine's own unless given. */
  readonly platform?: string
  /** The contents of secrets by their ids. */
  readonly secrets: Readonly<Record<string, string>>
  /** The ids of forwarded SSH agents. */
  readonly ssh: readonly string[]
  readonly contexts: Readonly<Record<string, NamedContext>>
  /** `default`, `none` or `host`. */
  readonly network: string
  readonly extraHosts: readonly ExtraHost[]
  /** Images whose steps count as cached, if they were built with an inline cache. */
  readonly cacheFrom: readonly string[]
  readonly exporters: readonly Exporter[]
  /** Only looks at the definition: `check`, `outline`, `targets`. */
  readonly call?: string
}
