/**
 * Fields of compose files that are accepted and move nothing here: said aloud when they are used, or
 * without effect for a reason. They are those of `docker run`'s flags.
 *
 * @see docs/simulated.md
 */
import { tellUnsupported } from '../../sim/unsupported.js'
import type { Cli } from '../verb.js'

/** What has fields. */
type Owner = 'service' | 'network' | 'volume'

const words = (text: string): readonly string[] => text.split(' ')

/** Fields that are said aloud when they are used. @public docs/compose.md lists them. */
export const UNSIMULATED_FIELDS: Readonly<Record<Owner, readonly string[]>> = {
  service: words(
    'blkio_config cgroup cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpuset credential_spec device_cgroup_rules devices ipc mac_address mem_swappiness models oom_kill_disable oom_score_adj pids_limit provider runtime shm_size storage_opt ulimits use_api_socket userns_mode uts',
  ),
  network: words('driver_opts enable_ipv4 enable_ipv6'),
  volume: words('driver driver_opts'),
}

/** Fields that have no effect here, with the reason. @public docs/compose.md lists them. */
export const FIELDS_WITHOUT_EFFECT: readonly {
  readonly fields: string
  readonly reason: string
}[] = [
  {
    fields: 'annotations cgroup_parent isolation security_opt',
    reason: 'no simulated program has to be kept from anything',
  },
  {
    fields: 'platform',
    reason: 'pulls and builds of a lab are for one platform',
  },
]

/** What says nothing although it is said. */
const USUAL: Readonly<Record<string, readonly unknown[]>> = {
  driver: ['local', 'bridge', ''],
  ipc: ['private', 'shareable'],
  runtime: ['runc'],
}

/** Tells of the fields of something that move nothing. @throws UnsupportedError */
export function tellOf(cli: Cli, owner: Owner, value: Readonly<Record<string, unknown>>): void {
  for (const field of UNSIMULATED_FIELDS[owner]) {
    const given = value[field]
    if (given === undefined || given === null || given === false) continue
    if (USUAL[field]?.includes(given)) continue
    if (Array.isArray(given) && given.length === 0) continue
    const text = tellUnsupported(cli.tx, `${field} of a ${owner} of docker compose`)
    if (text !== undefined) cli.err(`Warning: ${text}\n`)
  }
}
