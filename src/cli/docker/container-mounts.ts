/**
 * What `-v` and `--mount` of `docker create` and `docker run` mean.
 *
 * @see https://docs.docker.com/engine/storage/volumes/#syntax
 */
import type { ContainerBody } from '../../docker/container-body.js'
import { FlagError } from '../flags.js'
import type { Cli } from '../verb.js'

/** A volume or path that is bound to a place in the container, or a place alone. */
export type VolumeSpec = { readonly bind: string } | { readonly anonymous: string }

/**
 * `-v`: a path in the container alone, or `volume-or-path:path[:ro]`. A relative path of the
 * client's becomes absolute.
 */
export function volumeOf(cli: Cli, spec: string): VolumeSpec {
  const [source = '', ...rest] = spec.split(':')
  if (rest.length === 0) return { anonymous: spec }
  const isPath = /^[./~]/.test(source)
  return { bind: [isPath ? cli.files.resolve(source) : source, ...rest].join(':') }
}

/** `--mount type=volume,source=data,target=/data,readonly` */
export function mountOf(
  spec: string,
): NonNullable<NonNullable<ContainerBody['HostConfig']>['Mounts']>[number] {
  const options = new Map(
    spec.split(',').map((part) => {
      const equals = part.indexOf('=')
      return equals < 0
        ? ([part, 'true'] as const)
        : ([part.slice(0, equals), part.slice(equals + 1)] as const)
    }),
  )
  const complain = (why: string): FlagError =>
    new FlagError(`invalid argument ${JSON.stringify(spec)} for "--mount" flag: ${why}`)
  for (const part of spec.split(','))
    if (!part.includes('=') && part !== 'readonly' && part !== 'ro')
      throw complain(`invalid field '${part}' must be a key=value pair`)
  for (const name of options.keys())
    if (!MOUNT_OPTIONS.includes(name))
      throw complain(`unexpected key '${name}' in '${name}=${options.get(name)}'`)
  const type = options.get('type') ?? 'volume'
  const target = options.get('target') ?? options.get('destination') ?? options.get('dst')
  if (target === undefined) throw complain('target is required')
  const readOnly = options.get('readonly') ?? options.get('ro') ?? 'false'
  return {
    Type: type,
    Source: options.get('source') ?? options.get('src') ?? '',
    Target: target,
    ReadOnly: readOnly === 'true' || readOnly === '1',
  }
}

const MOUNT_OPTIONS = [
  'type',
  'source',
  'src',
  'target',
  'destination',
  'dst',
  'readonly',
  'ro',
  'volume-nocopy',
  'bind-propagation',
  'tmpfs-size',
  'tmpfs-mode',
  'volume-driver',
  'volume-opt',
  'volume-label',
  'volume-subpath',
  'consistency',
]
