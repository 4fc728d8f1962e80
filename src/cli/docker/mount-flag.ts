/**
 * `--mount type=volume,source=data,target=/data,readonly`: what may stand in it, by type.
 *
 * @see https://docs.docker.com/engine/storage/bind-mounts/#options-for---mount
 */
import { noPair } from '../../docker/buildkit/mounts.js'
import type { MountRequest } from '../../docker/container.js'
import { FlagError } from '../flags.js'
import type { Cli } from '../verb.js'
import { bytesIn } from './bytes.js'

/** Fields that may stand without a value. */
const SWITCHES = ['readonly', 'ro', 'volume-nocopy', 'bind-nonrecursive']
const OTHER_NAMES: Readonly<Record<string, string>> = {
  src: 'source',
  destination: 'target',
  dst: 'target',
  ro: 'readonly',
}
const FIELDS = new Set([
  'type',
  'source',
  'target',
  'readonly',
  'consistency',
  'bind-propagation',
  'bind-nonrecursive',
  'bind-recursive',
  'volume-nocopy',
  'volume-label',
  'volume-driver',
  'volume-opt',
  'volume-subpath',
  'image-subpath',
  'tmpfs-size',
  'tmpfs-mode',
])
/** The types that have fields of their own. */
const OWN_FIELDS = ['bind', 'volume', 'image', 'tmpfs']
const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True']
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False']
const PATH_OF_A_DIRECTORY = /^\.{1,2}(\/|$)/

/** The mount that is asked for. @throws FlagError */
export function mountOf(cli: Cli, spec: string): MountRequest {
  const complain = (why: string): FlagError =>
    new FlagError(`invalid argument ${JSON.stringify(spec)} for "--mount" flag: ${why}`)
  if (spec === '') throw complain('EOF')
  const fields = new Map<string, string>()
  const labels: Record<string, string> = {}
  for (const part of spec.split(',')) {
    const { name, key, value } = fieldOf(part, complain)
    if (name === 'volume-label') {
      const [label = '', ...rest] = value.split('=')
      labels[label] = rest.join('=')
    }
    if (name === 'readonly' || name === 'volume-nocopy') {
      if (!TRUE.includes(value) && !FALSE.includes(value))
        throw complain(`invalid value for ${key}: ${value}`)
      fields.set(name, String(TRUE.includes(value)))
    } else fields.set(name, value)
  }
  const type = (fields.get('type') ?? 'volume').toLowerCase()
  const target = fields.get('target')
  if (!target) throw complain('target is required')
  for (const own of OWN_FIELDS)
    if (own !== type && [...fields.keys()].some((name) => name.startsWith(`${own}-`)))
      throw complain(`cannot mix '${own}-*' options with mount type '${type}'`)
  const source = fields.get('source') ?? ''
  return {
    Type: type,
    Source:
      type === 'bind' && PATH_OF_A_DIRECTORY.test(source) ? cli.files.resolve(source) : source,
    Target: target,
    ReadOnly: fields.get('readonly') === 'true',
    ...optionsOf(fields, labels, complain),
  }
}

/** One field, by its first name and by the name that was written. */
function fieldOf(
  part: string,
  complain: (why: string) => FlagError,
): { readonly name: string; readonly key: string; readonly value: string } {
  const equals = part.indexOf('=')
  const key = (equals < 0 ? part : part.slice(0, equals)).toLowerCase()
  if (equals < 0 && !SWITCHES.includes(key)) throw complain(noPair(part))
  const name = OTHER_NAMES[key] ?? key
  if (!FIELDS.has(name)) throw complain(`unexpected key '${key}' in '${part}'`)
  return { name, key, value: equals < 0 ? 'true' : part.slice(equals + 1) }
}

/** What each type has of its own. */
function optionsOf(
  fields: ReadonlyMap<string, string>,
  labels: Readonly<Record<string, string>>,
  complain: (why: string) => FlagError,
): Partial<MountRequest> {
  const propagation = fields.get('bind-propagation')
  const subpath = fields.get('volume-subpath') ?? fields.get('image-subpath')
  const size = fields.get('tmpfs-size')
  const mode = fields.get('tmpfs-mode')
  if (size !== undefined && bytesIn(size) === undefined)
    throw complain(`invalid value for tmpfs-size: ${size}`)
  if (mode !== undefined && !/^[0-7]+$/.test(mode))
    throw complain(`invalid value for tmpfs-mode: ${mode}`)
  const volume = {
    ...(fields.get('volume-nocopy') === 'true' ? { NoCopy: true } : {}),
    ...(Object.keys(labels).length > 0 ? { Labels: labels } : {}),
    ...(subpath === undefined ? {} : { Subpath: subpath }),
  }
  const memory = {
    ...(size === undefined ? {} : { SizeBytes: bytesIn(size) ?? 0 }),
    ...(mode === undefined ? {} : { Mode: Number.parseInt(mode, 8) }),
  }
  return {
    ...(propagation === undefined ? {} : { BindOptions: { Propagation: propagation } }),
    ...(Object.keys(volume).length > 0 ? { VolumeOptions: volume } : {}),
    ...(Object.keys(memory).length > 0 ? { TmpfsOptions: memory } : {}),
  }
}
