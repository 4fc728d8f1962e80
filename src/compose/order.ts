/**
 * In which order the fields of a project are printed: that of the structures of Compose's own model.
 *
 * @module
 */
import { type Dict, type Value, isDict, isList, mapDict } from './value.js'

/** The fields of a structure in order, and the structures in them. */
interface Structure {
  readonly fields: readonly string[]
  readonly within?: Readonly<Record<string, Structure>>
  /** A mapping from names, each of this structure. */
  readonly each?: Structure
}

const structure = (fields: string, within: Structure['within'] = {}): Structure => ({
  fields: fields.split(' '),
  within,
})
const each = (of: Structure): Structure => ({ fields: [], each: of })

const ULIMITS = each(structure('single soft hard'))
const FILE = structure('source target uid gid mode')
const HOOK = structure('command user privileged working_dir environment')
const DEVICE_REQUEST = structure('capabilities driver count device_ids options')
const UPDATE = structure('parallelism delay failure_action monitor max_failure_ratio order')
const RESOURCE = structure('cpus memory pids devices generic_resources', {
  devices: DEVICE_REQUEST,
})

const BUILD = structure(
  'context dockerfile dockerfile_inline entitlements args provenance sbom ssh labels cache_from cache_to no_cache additional_contexts pull extra_hosts isolation network target secrets shm_size tags ulimits platforms privileged',
  { secrets: FILE, ulimits: ULIMITS },
)

const DEPLOY = structure(
  'mode replicas labels update_config rollback_config resources restart_policy placement endpoint_mode',
  {
    update_config: UPDATE,
    rollback_config: UPDATE,
    resources: structure('limits reservations', { limits: RESOURCE, reservations: RESOURCE }),
    restart_policy: structure('condition delay max_attempts window'),
    placement: structure('constraints preferences max_replicas_per_node'),
  },
)

const VOLUME = structure('type source target read_only consistency bind volume tmpfs image', {
  bind: structure('selinux propagation create_host_path recursive'),
  volume: structure('labels nocopy subpath'),
  tmpfs: structure('size mode'),
})

const SERVICE = structure(
  'profiles annotations attach build develop blkio_config cap_add cap_drop cgroup_parent cgroup cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpus cpuset cpu_shares command configs container_name credential_spec depends_on deploy device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint provider environment env_file expose external_links extra_hosts group_add gpus hostname healthcheck image init ipc isolation labels label_file links logging mem_limit mem_reservation memswap_limit mem_swappiness mac_address models network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports privileged pull_policy read_only restart runtime scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts volumes volumes_from working_dir post_start pre_stop',
  {
    build: BUILD,
    develop: structure('watch', {
      watch: structure('path action target exec ignore include initial_sync', { exec: HOOK }),
    }),
    blkio_config: structure(
      'weight weight_device device_read_bps device_read_iops device_write_bps device_write_iops',
    ),
    configs: FILE,
    credential_spec: structure('config file registry'),
    depends_on: each(structure('condition restart required')),
    deploy: DEPLOY,
    devices: structure('source target permissions'),
    env_file: structure('path required format'),
    gpus: DEVICE_REQUEST,
    healthcheck: structure('test timeout interval retries start_period start_interval disable'),
    logging: structure('driver options'),
    networks: each(
      structure(
        'aliases interface_name ipv4_address ipv6_address link_local_ips mac_address driver_opts priority gw_priority',
      ),
    ),
    ports: structure('name mode host_ip target published protocol app_protocol'),
    provider: structure('type options'),
    secrets: FILE,
    ulimits: ULIMITS,
    volumes: VOLUME,
    post_start: HOOK,
    pre_stop: HOOK,
  },
)

const SOURCE = structure(
  'name file environment content external labels driver driver_opts template_driver',
)

/** The order of a whole project. */
export const PROJECT: Structure = structure(
  'name services networks volumes secrets configs models',
  {
    services: each(SERVICE),
    networks: each(
      structure(
        'name driver driver_opts ipam external internal attachable labels enable_ipv4 enable_ipv6',
        {
          ipam: structure('driver config options', {
            config: structure('subnet ip_range gateway aux_addresses'),
          }),
        },
      ),
    ),
    volumes: each(structure('name driver driver_opts external labels')),
    secrets: each(SOURCE),
    configs: each(SOURCE),
    models: each(structure('name model context_size runtime_flags')),
  },
)

export const SERVICE_ORDER = SERVICE

/** A value with its members in the order of a structure; those of other mappings by name. */
export function ordered(value: Value, by: Structure | undefined): Value {
  if (isList(value)) return value.map((item) => ordered(item, by))
  if (!isDict(value)) return value
  const names = Object.keys(value).sort()
  const first = by?.fields.filter((name) => Object.hasOwn(value, name)) ?? []
  const all = [...first, ...names.filter((name) => !first.includes(name))]
  const inOrder: Dict = Object.fromEntries(all.map((name) => [name, value[name] as Value]))
  return mapDict(inOrder, (item, name) => ordered(item, by?.each ?? by?.within?.[name]))
}
