/**
 * What texts with variables become where a number or a truth value is meant: `"${REPLICAS:-2}"`.
 *
 * @see https://docs.docker.com/reference/compose-file/interpolation/
 */
import { numError } from '../text/strconv.js'
import { type Value, matches } from './value.js'

/** A text does not fit. */
export class CastError extends Error {
  override name = 'CastError'
}

type Cast = (text: string, warn: (text: string) => void) => Value

const TRUE = ['true', 't', '1']
const FALSE = ['false', 'f', '0']
const OLD_TRUE = ['y', 'yes', 'on']
const OLD_FALSE = ['n', 'no', 'off']

const truth: Cast = (text, warn) => {
  const word = text.toLowerCase()
  if (TRUE.includes(word)) return true
  if (FALSE.includes(word)) return false
  const old = OLD_TRUE.includes(word) ? true : OLD_FALSE.includes(word) ? false : undefined
  if (old === undefined) throw new CastError(`invalid boolean: ${text}`)
  warn(`${JSON.stringify(word)} for boolean is not supported by YAML 1.2, please use \`${old}\``)
  return old
}

const whole: Cast = (text) => {
  if (!/^[-+]?\d+$/.test(text)) throw new CastError(numError('Atoi', text, 'syntax'))
  return Number(text)
}

const decimal: Cast = (text) => {
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value))
    throw new CastError(numError('ParseFloat', text, 'syntax'))
  return value
}

const CASTS: readonly (readonly [Cast, string])[] = [
  [
    truth,
    'init oom_kill_disable privileged read_only stdin_open tty depends_on.*.required depends_on.*.restart build.no_cache build.privileged build.pull healthcheck.disable volumes.*.read_only volumes.*.bind.create_host_path volumes.*.volume.nocopy post_start.*.privileged pre_stop.*.privileged env_file.*.required',
  ],
  [
    whole,
    'cpu_count cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares mem_swappiness oom_score_adj pids_limit scale ports.*.target healthcheck.retries ulimits.* ulimits.*.hard ulimits.*.soft build.ulimits.* build.ulimits.*.hard build.ulimits.*.soft blkio_config.weight blkio_config.weight_device.*.weight deploy.replicas deploy.update_config.parallelism deploy.rollback_config.parallelism deploy.restart_policy.max_attempts deploy.placement.max_replicas_per_node deploy.resources.limits.pids networks.*.priority networks.*.gw_priority',
  ],
  [
    decimal,
    'cpus cpu_percent deploy.update_config.max_failure_ratio deploy.rollback_config.max_failure_ratio',
  ],
]

const OTHERS: readonly (readonly [Cast, string])[] = [
  [
    truth,
    'networks.*.external networks.*.internal networks.*.attachable networks.*.enable_ipv4 networks.*.enable_ipv6 volumes.*.external secrets.*.external configs.*.external',
  ],
]

const split = (lists: typeof CASTS, prefix: string): readonly (readonly [Cast, string])[] =>
  lists.flatMap(([cast, patterns]) =>
    patterns.split(' ').map((pattern) => [cast, prefix + pattern] as const),
  )

const ALL = [...split(CASTS, 'services.*.'), ...split(OTHERS, '')]

/** The value that a text stands for at a place. @throws CastError */
export function cast(path: readonly string[], text: string, warn: (text: string) => void): Value {
  const found = ALL.find(([, pattern]) => matches(pattern, path))
  return found ? found[0](text, warn) : text
}
