/**
 * Services in their long form: every field as the specification has it where nothing is short.
 *
 * @see https://docs.docker.com/reference/compose-file/services/
 */
import { ComposeError } from '../errors.js'
import { type Dict, type Value, isDict, isList, mapDict, withMember } from '../value.js'
import {
  type Form,
  asText,
  bytes,
  command,
  duration,
  float,
  formed,
  list,
  listOf,
  mapping,
  namesOf,
  pairs,
  textList,
  texts,
} from './forms.js'
import { ports } from './ports.js'
import { volumes } from './volumes.js'
import { absolute, isRemote } from './where.js'

/** A secret or config that a service has: its name, or more. */
const mounted =
  (target?: (source: string) => string): Form =>
  (value) => {
    const long = isDict(value) ? value : { source: asText(value) }
    return {
      ...(target ? { target: target(asText(long['source'] ?? '')) } : {}),
      ...withMember(long, 'mode', (mode) =>
        typeof mode === 'number' ? `0${mode.toString(8)}` : mode,
      ),
    }
  }

const hosts: Form = (value) => {
  const entries = isDict(value)
    ? Object.entries(value).flatMap(([name, address]) =>
        (isList(address) ? address : [address]).map((each) => `${name}=${asText(each)}`),
      )
    : isList(value)
      ? value.map((item) => asText(item).replace(/^([^=:]*):/, '$1='))
      : []
  return entries.map((entry) => entry.replace(/=\[(.*)\]$/, '=$1')).sort()
}

const path: Form = (value, _, where) => (typeof value === 'string' ? absolute(value, where) : value)
const context: Form = (value, name, where) =>
  typeof value === 'string' && isRemote(value) ? value : path(value, name, where)

const agents: Form = (value) =>
  isDict(value)
    ? Object.entries(value).map(([name, where]) =>
        where === null ? name : `${name}=${asText(where)}`,
      )
    : value

const ulimits: Form = (value) => value

const build: Form = (value, name, where) =>
  formed(typeof value === 'string' ? { context: value } : value, BUILD, name, where)

const BUILD: Readonly<Record<string, Form>> = {
  context,
  args: pairs,
  ssh: agents,
  labels: texts,
  additional_contexts: (value, name, where) =>
    formed(
      pairs(value, name, where),
      Object.fromEntries(
        Object.keys(pairs(value, name, where) as Dict).map((key) => [key, context]),
      ),
      name,
      where,
    ),
  extra_hosts: hosts,
  secrets: listOf(mounted()),
  shm_size: bytes,
  ulimits,
  provenance: asText,
  sbom: asText,
}

const dependsOn: Form = (value) => {
  const named = namesOf({ condition: 'service_started' })(value, '', NOWHERE)
  return isDict(named)
    ? mapDict(named, (item) => (isDict(item) ? { required: true, ...item } : item))
    : named
}
const NOWHERE = { base: undefined, home: '', lenient: true, warn: () => undefined }

const device: Form = (value, name) => {
  if (isDict(value)) {
    if (value['target'] === undefined)
      throw new ComposeError(`service device ${name} is missing a mount target`)
    return { permissions: 'rwm', ...value }
  }
  const [source = '', target = source, permissions = 'rwm'] = asText(value).split(':')
  return { source, target, permissions }
}

const envFiles: Form = (value, name, where) =>
  (isList(value) ? value : [value]).map((item) =>
    formed(
      isDict(item) ? { required: true, ...item } : { path: asText(item), required: true },
      { path },
      name,
      where,
    ),
  )

const healthcheck: Form = (value, name, where) => {
  const made = formed(
    value,
    {
      test: (test) => (typeof test === 'string' ? (test === '' ? [] : ['CMD-SHELL', test]) : test),
      interval: duration,
      timeout: duration,
      start_period: duration,
      start_interval: duration,
    },
    name,
    where,
  )
  const test = isDict(made) ? made['test'] : undefined
  const first = isList(test) ? test[0] : undefined
  if (first !== undefined && !['CMD', 'CMD-SHELL', 'NONE'].includes(asText(first)))
    throw new ComposeError('healthcheck.test must start either by "CMD", "CMD-SHELL" or "NONE"')
  return made
}

const hook = mapping({ command, environment: pairs })
const reservedDevices = listOf((value) => value)
const update = mapping({ delay: duration, monitor: duration })
const rates = listOf(mapping({ rate: bytes }))

const deploy = mapping({
  labels: texts,
  update_config: update,
  rollback_config: update,
  resources: mapping({
    limits: mapping({ cpus: float, memory: bytes }),
    reservations: mapping({ cpus: float, memory: bytes, devices: reservedDevices }),
  }),
  restart_policy: mapping({ delay: duration, window: duration }),
})

const develop = mapping({
  watch: listOf(mapping({ path, ignore: list, include: list, exec: hook })),
})

const FORMS: Readonly<Record<string, Form>> = {
  annotations: texts,
  blkio_config: mapping({
    device_read_bps: rates,
    device_write_bps: rates,
    device_read_iops: rates,
    device_write_iops: rates,
  }),
  build,
  command,
  configs: listOf(mounted()),
  cpus: float,
  credential_spec: mapping({ file: path }),
  depends_on: dependsOn,
  deploy,
  develop,
  devices: listOf(device),
  dns: list,
  dns_opt: list,
  dns_search: list,
  entrypoint: command,
  env_file: envFiles,
  environment: pairs,
  expose: textList,
  extends: (value) => (typeof value === 'string' ? { service: value } : value),
  extra_hosts: hosts,
  gpus: (value) => (typeof value === 'string' ? [{ count: -1 }] : value),
  group_add: textList,
  healthcheck,
  label_file: (value, name, where) => listOf(path)(list(value, name, where), name, where),
  labels: texts,
  logging: mapping({ options: texts }),
  mem_limit: bytes,
  mem_reservation: bytes,
  mem_swappiness: bytes,
  memswap_limit: bytes,
  models: namesOf(null),
  networks: namesOf(null),
  ports,
  post_start: listOf(hook),
  pre_stop: listOf(hook),
  profiles: list,
  provider: mapping({
    options: (value) =>
      isDict(value)
        ? mapDict(value, (item) => (isList(item) ? item.map(asText) : [asText(item)]))
        : value,
  }),
  secrets: listOf(mounted((source) => `/run/secrets/${source}`)),
  shm_size: bytes,
  stop_grace_period: duration,
  storage_opt: texts,
  sysctls: texts,
  tmpfs: list,
  ulimits,
  volumes,
}

/** A service in its long form. @throws ComposeError */
export const canonicalService: Form = (value: Value, name, where) =>
  formed(value, FORMS, name, where)
