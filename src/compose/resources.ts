/**
 * The model: a project, and what its services share: networks, volumes, secrets, configs.
 *
 * @see https://docs.docker.com/reference/compose-file/networks/
 */
import type { Service } from './project.js'
import type { Dict } from './value.js'

type Texts = Readonly<Record<string, string>>

/** A network. */
export interface Network {
  readonly name: string
  readonly driver?: string
  readonly driver_opts?: Texts
  readonly ipam?: {
    readonly driver?: string
    readonly config?: readonly {
      readonly subnet?: string
      readonly gateway?: string
      readonly ip_range?: string
      readonly aux_addresses?: Texts
    }[]
    readonly options?: Texts
  }
  readonly external?: boolean
  readonly internal?: boolean
  readonly attachable?: boolean
  readonly labels?: Texts
  readonly enable_ipv4?: boolean
  readonly enable_ipv6?: boolean
}

/** A volume. */
export interface NamedVolume {
  readonly name: string
  readonly driver?: string
  readonly driver_opts?: Texts
  readonly external?: boolean
  readonly labels?: Texts
}

/** A secret or a config: where its text comes from. */
export interface FileSource {
  readonly name: string
  readonly file?: string
  readonly environment?: string
  readonly content?: string
  readonly external?: boolean
  readonly labels?: Texts
  readonly driver?: string
  readonly driver_opts?: Texts
  readonly template_driver?: string
}

/** A project that can be run. */
export interface Project {
  readonly name: string
  /** Where it is worked on, from the root. */
  readonly directory: string
  /** Its files, from the root. */
  readonly files: readonly string[]
  readonly profiles: readonly string[]
  readonly services: Readonly<Record<string, Service>>
  /** Services whose profiles are not active. */
  readonly disabled: Readonly<Record<string, Service>>
  readonly networks: Readonly<Record<string, Network>>
  readonly volumes: Readonly<Record<string, NamedVolume>>
  readonly secrets: Readonly<Record<string, FileSource>>
  readonly configs: Readonly<Record<string, FileSource>>
  readonly models: Readonly<Record<string, Dict>>
  readonly extensions: Dict
}
