/**
 * The model: a compose project, as the compose specification has it in its long form.
 *
 * Sizes are bytes and lengths of time are in Go's notation, both as text, as `docker compose config`
 * prints them.
 *
 * @see https://docs.docker.com/reference/compose-file/
 */
import type { Dict, Value } from './value.js'

type Texts = Readonly<Record<string, string>>
type TextsOrNothing = Readonly<Record<string, string | null>>

/** How an image is made. */
export interface Build {
  readonly context: string
  readonly dockerfile?: string
  readonly dockerfile_inline?: string
  readonly entitlements?: readonly string[]
  readonly args?: TextsOrNothing
  readonly ssh?: readonly string[]
  readonly labels?: Texts
  readonly cache_from?: readonly string[]
  readonly cache_to?: readonly string[]
  readonly no_cache?: boolean
  readonly additional_contexts?: Texts
  readonly pull?: boolean
  readonly extra_hosts?: readonly string[]
  readonly isolation?: string
  readonly network?: string
  readonly target?: string
  readonly secrets?: readonly MountedFile[]
  readonly shm_size?: string
  readonly tags?: readonly string[]
  readonly ulimits?: Readonly<Record<string, Value>>
  readonly platforms?: readonly string[]
  readonly privileged?: boolean
}

/** When a dependency is there. */
export type Condition = 'service_started' | 'service_healthy' | 'service_completed_successfully'

/** What a service waits for. */
export interface Dependency {
  readonly condition: Condition
  /** It is restarted when the other one is. */
  readonly restart?: boolean
  readonly required: boolean
}

/** A limit or a reservation. */
interface Resources {
  readonly cpus?: number
  readonly memory?: string
  readonly pids?: number
  readonly devices?: readonly DeviceRequest[]
  readonly generic_resources?: readonly Value[]
}

/** Devices that a driver has to give. */
export interface DeviceRequest {
  readonly capabilities?: readonly string[]
  readonly driver?: string
  readonly count?: number | string
  readonly device_ids?: readonly string[]
  readonly options?: Value
}

/** How a service is to run. */
export interface Deploy {
  readonly mode?: string
  readonly replicas?: number
  readonly labels?: Texts
  readonly update_config?: Dict
  readonly rollback_config?: Dict
  readonly resources?: { readonly limits?: Resources; readonly reservations?: Resources }
  readonly restart_policy?: {
    readonly condition?: string
    readonly delay?: string
    readonly max_attempts?: number
    readonly window?: string
  }
  readonly placement?: Dict
  readonly endpoint_mode?: string
}

/** What `docker compose watch` does when a file changes. */
export interface WatchRule {
  readonly path: string
  readonly action: 'rebuild' | 'sync' | 'restart' | 'sync+restart' | 'sync+exec'
  readonly target?: string
  readonly exec?: Hook
  readonly ignore?: readonly string[]
  readonly include?: readonly string[]
  readonly initial_sync?: boolean
}

/** A command that runs in a container when it has started, or before it is stopped. */
export interface Hook {
  readonly command?: readonly string[] | null
  readonly user?: string
  readonly privileged?: boolean
  readonly working_dir?: string
  readonly environment?: TextsOrNothing
}

/** A check of a container's health. */
export interface Healthcheck {
  readonly test?: readonly string[]
  readonly timeout?: string
  readonly interval?: string
  readonly retries?: number
  readonly start_period?: string
  readonly start_interval?: string
  readonly disable?: boolean
}

/** How a service is on a network. */
export interface ServiceNetwork {
  readonly aliases?: readonly string[]
  readonly interface_name?: string
  readonly ipv4_address?: string
  readonly ipv6_address?: string
  readonly link_local_ips?: readonly string[]
  readonly mac_address?: string
  readonly driver_opts?: Texts
  readonly priority?: number
  readonly gw_priority?: number
}

/** A port. */
export interface Port {
  readonly name?: string
  readonly mode: string
  readonly host_ip?: string
  readonly target: number
  readonly published?: string
  readonly protocol: string
  readonly app_protocol?: string
}

/** A secret or config in a container. */
export interface MountedFile {
  readonly source: string
  readonly target?: string
  readonly uid?: string
  readonly gid?: string
  readonly mode?: string
}

/** A mount. */
export interface Volume {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'cluster' | 'npipe' | 'image'
  readonly source?: string
  readonly target: string
  readonly read_only?: boolean
  readonly consistency?: string
  readonly bind?: {
    readonly propagation?: string
    readonly create_host_path?: boolean
    readonly recursive?: string
    readonly selinux?: string
  }
  readonly volume?: {
    readonly labels?: Texts
    readonly nocopy?: boolean
    readonly subpath?: string
  }
  readonly tmpfs?: { readonly size?: string; readonly mode?: number }
  readonly image?: { readonly subpath?: string }
}

/** A service. */
export interface Service {
  readonly profiles?: readonly string[]
  readonly annotations?: Texts
  readonly attach?: boolean
  readonly build?: Build
  readonly develop?: { readonly watch?: readonly WatchRule[] } | null
  readonly blkio_config?: Dict
  readonly cap_add?: readonly string[]
  readonly cap_drop?: readonly string[]
  readonly cgroup_parent?: string
  readonly cgroup?: string
  readonly cpu_count?: number
  readonly cpu_percent?: number
  readonly cpu_period?: number
  readonly cpu_quota?: number
  readonly cpu_rt_period?: number
  readonly cpu_rt_runtime?: number
  readonly cpus?: number
  readonly cpuset?: string
  readonly cpu_shares?: number
  readonly command?: readonly string[] | null
  readonly configs?: readonly MountedFile[]
  readonly container_name?: string
  readonly credential_spec?: Dict
  readonly depends_on?: Readonly<Record<string, Dependency>>
  readonly deploy?: Deploy | null
  readonly device_cgroup_rules?: readonly string[]
  readonly devices?: readonly Value[]
  readonly dns?: readonly string[]
  readonly dns_opt?: readonly string[]
  readonly dns_search?: readonly string[]
  readonly domainname?: string
  readonly entrypoint?: readonly string[] | null
  readonly provider?: { readonly type: string; readonly options?: Dict }
  readonly environment?: TextsOrNothing
  readonly env_file?: readonly {
    readonly path: string
    readonly required: boolean
    readonly format?: string
  }[]
  readonly expose?: readonly string[]
  readonly external_links?: readonly string[]
  readonly extra_hosts?: readonly string[]
  readonly group_add?: readonly string[]
  readonly gpus?: readonly DeviceRequest[]
  readonly hostname?: string
  readonly healthcheck?: Healthcheck
  readonly image?: string
  readonly init?: boolean
  readonly ipc?: string
  readonly isolation?: string
  readonly labels?: Texts
  readonly label_file?: readonly string[]
  readonly links?: readonly string[]
  readonly logging?: { readonly driver?: string; readonly options?: Texts }
  readonly mem_limit?: string
  readonly mem_reservation?: string
  readonly memswap_limit?: string
  readonly mem_swappiness?: string
  readonly mac_address?: string
  readonly models?: Readonly<Record<string, Dict | null>>
  readonly network_mode?: string
  readonly networks?: Readonly<Record<string, ServiceNetwork | null>>
  readonly oom_kill_disable?: boolean
  readonly oom_score_adj?: number
  readonly pid?: string
  readonly pids_limit?: number
  readonly platform?: string
  readonly ports?: readonly Port[]
  readonly privileged?: boolean
  readonly pull_policy?: string
  readonly read_only?: boolean
  readonly restart?: string
  readonly runtime?: string
  readonly scale?: number
  readonly secrets?: readonly MountedFile[]
  readonly security_opt?: readonly string[]
  readonly shm_size?: string
  readonly stdin_open?: boolean
  readonly stop_grace_period?: string
  readonly stop_signal?: string
  readonly storage_opt?: Texts
  readonly sysctls?: Texts
  readonly tmpfs?: readonly string[]
  readonly tty?: boolean
  readonly ulimits?: Readonly<Record<string, Value>>
  readonly use_api_socket?: boolean
  readonly user?: string
  readonly userns_mode?: string
  readonly uts?: string
  readonly volumes?: readonly Volume[]
  readonly volumes_from?: readonly string[]
  readonly working_dir?: string
  readonly post_start?: readonly Hook[]
  readonly pre_stop?: readonly Hook[]
}
