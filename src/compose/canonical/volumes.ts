/**
 * `volumes` of services: `data:/var/lib`, `./src:/app:ro`, `/cache`, or the long form.
 *
 * @see https://docs.docker.com/reference/compose-file/services/#volumes
 */
import { ComposeError } from '../errors.js'
import { type Dict, type Value, dictIn, isDict, isList, member, textIn } from '../value.js'
import { type Form, bytes, formed } from './forms.js'
import { type Where, absolute } from './where.js'

/** What a bind's mode may say of how mounts spread. */
const PROPAGATIONS = ['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']

export const volumes: Form = (value, name, where) => {
  if (!isList(value)) return value
  return value.map((item, i) => {
    if (isDict(item)) return long(item, `${name}.[${i}]`, where)
    const spec = String(item)
    return where.lenient && spec.includes('$') ? item : resolved(short(spec), where)
  })
}

function long(volume: Dict, name: string, where: Where): Dict {
  const tmpfs = formed(dictIn(volume, 'tmpfs'), { size: bytes }, name, where)
  const made = { ...volume, ...(isDict(volume['tmpfs'] as Value) ? { tmpfs } : {}) }
  if (textIn(made, 'type') !== 'bind') return made
  if (member(made, 'source') === undefined)
    throw new ComposeError(`invalid mount config for type "bind": field Source must not be empty`)
  return resolved({ ...made, bind: { ...dictIn(made, 'bind') } }, where)
}

/** The directory of a bind, from the root; a false `create_host_path` is left out. */
function resolved(volume: Dict, where: Where): Dict {
  const source = textIn(volume, 'source')
  if (textIn(volume, 'type') !== 'bind' || source === undefined) return volume
  const { create_host_path: create, ...bind } = dictIn(volume, 'bind')
  return {
    ...volume,
    source: absolute(source, where),
    bind: { ...bind, ...(create === true ? { create_host_path: true } : {}) },
  }
}

function short(spec: string): Dict {
  if (spec === '') throw new ComposeError('invalid empty volume spec')
  if (spec.length <= 2) return { type: 'volume', target: spec }
  const [source = '', target, mode, ...rest] = sections(spec)
  const invalid = (why: string): ComposeError => new ComposeError(`invalid spec: ${spec}: ${why}`)
  if ([source, target ?? 'x', mode ?? 'x'].includes(''))
    throw invalid('empty section between colons')
  if (rest.length > 0) throw invalid('too many colons')
  if (target === undefined) return { type: 'volume', target: source, volume: {} }
  const options = (mode ?? '').split(',')
  const readOnly = options.includes('ro') ? { read_only: true } : {}
  if (!isPath(source))
    return {
      type: 'volume',
      source,
      target,
      ...readOnly,
      volume: options.includes('nocopy') ? { nocopy: true } : {},
    }
  const propagation = options.find((option) => PROPAGATIONS.includes(option))
  const label = options.find((option) => option === 'z' || option === 'Z')
  return {
    type: 'bind',
    source,
    target,
    ...readOnly,
    bind: {
      ...(propagation === undefined ? {} : { propagation }),
      ...(label === undefined ? {} : { selinux: label }),
      create_host_path: true,
    },
  }
}

/** Parts between colons; a letter before a colon is taken for a drive. */
const sections = (spec: string): readonly string[] =>
  spec.split(':').reduce<string[]>((parts, part, i, all) => {
    const before = parts.at(-1)
    const isDrive = i > 0 && before !== undefined && /^[A-Za-z]$/.test(before) && i < all.length
    if (isDrive) parts[parts.length - 1] = `${before}:${part}`
    else parts.push(part)
    return parts
  }, [])

const isPath = (source: string): boolean => /^(\.|\/|~|[A-Za-z]:)/.test(source)
