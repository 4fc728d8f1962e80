/**
 * `RUN --mount`: what is mounted while a command runs.
 *
 * @see https://docs.docker.com/reference/dockerfile/#run---mount
 */
import { nearestWord } from '../../text/suggestion.js'
import { BuildError } from '../build/errors.js'

/** A mount as it is written. */
export interface MountFlag {
  readonly type: 'bind' | 'cache' | 'secret' | 'ssh' | 'tmpfs'
  readonly from?: string
  readonly source?: string
  readonly target?: string
  readonly readOnly: boolean
  readonly id?: string
  readonly sharing: 'shared' | 'private' | 'locked'
  readonly required: boolean
  /** The variable that gets the secret. */
  readonly env?: string
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
  readonly size?: number
}

const TYPES = ['bind', 'cache', 'secret', 'ssh', 'tmpfs'] as const
const SHARING = ['shared', 'private', 'locked'] as const
const KEYS: Readonly<Record<string, string>> = {
  src: 'source',
  dst: 'target',
  destination: 'target',
  ro: 'readonly',
  rw: 'readwrite',
}
/** These may stand without a value. */
const ALONE = ['readonly', 'readwrite', 'required']
/** How different a word may be from the one that is suggested. */
const SUGGESTION_DISTANCE = 3
const UNITS = 'kmgt'

/** What is said of a field without a value. */
export const noPair = (field: string): string => `invalid field '${field}' must be a key=value pair`

const KNOWN = [
  'type',
  'from',
  'source',
  'target',
  'readonly',
  'readwrite',
  'id',
  'sharing',
  'required',
  'size',
  'mode',
  'uid',
  'gid',
  'env',
]

/** Reads the value of the flag. @throws BuildError */
export function parseMount(text: string): MountFlag {
  const given = new Map<string, string>()
  for (const field of text.split(',')) {
    const equals = field.indexOf('=')
    const written = (equals < 0 ? field : field.slice(0, equals)).toLowerCase()
    const key = KEYS[written] ?? written
    if (equals < 0 && !ALONE.includes(key)) throw new BuildError(noPair(field))
    if (!KNOWN.includes(key))
      throw new BuildError(`unexpected key '${written}' in '${field}'${suggestion(written)}`)
    given.set(key, equals < 0 ? 'true' : unquoted(field.slice(equals + 1)))
  }
  const type = oneOf(
    TYPES,
    given.get('type') ?? 'bind',
    (value) => `unsupported mount type ${JSON.stringify(value)}`,
  )
  const mount = fieldsOf(type, given)
  if ((mount.target ?? '/') === '/' && !['secret', 'ssh'].includes(type))
    throw new BuildError('invalid mount target "/"')
  if (type === 'secret' && mount.id === undefined && mount.target === undefined && !mount.source)
    throw new BuildError('invalid secret mount. one of source, target required')
  return mount
}

function suggestion(word: string): string {
  const best = nearestWord(word, KNOWN, SUGGESTION_DISTANCE)
  return best === undefined ? '' : ` (did you mean ${best}?)`
}

function fieldsOf(type: MountFlag['type'], given: ReadonlyMap<string, string>): MountFlag {
  const text = (key: string): Record<string, string> => {
    const value = given.get(key)
    return value === undefined ? {} : { [key]: value }
  }
  const number = (key: string, radix = 10): Record<string, number> => {
    const value = given.get(key)
    if (value === undefined) return {}
    if (!(radix === 8 ? /^[0-7]+$/ : /^\d+$/).test(value))
      throw new BuildError(`invalid value ${value} for ${key}`)
    return { [key]: Number.parseInt(value, radix) }
  }
  const flag = (key: string): boolean | undefined => {
    const value = given.get(key)
    if (value === undefined) return undefined
    if (!/^(true|false|1|0|t|f)$/i.test(value))
      throw new BuildError(`invalid value for ${key}: ${value}`)
    return /^(true|1|t)$/i.test(value)
  }
  const isWritable = flag('readwrite') ?? !(flag('readonly') ?? type === 'bind')
  return {
    type,
    ...text('from'),
    ...text('source'),
    ...text('target'),
    ...text('id'),
    ...text('env'),
    readOnly: !isWritable,
    sharing: oneOf(
      SHARING,
      given.get('sharing') ?? 'shared',
      (value) => `unsupported sharing value ${JSON.stringify(value)}`,
    ),
    required: flag('required') ?? false,
    ...number('mode', 8),
    ...number('uid'),
    ...number('gid'),
    ...(given.has('size') ? { size: bytes(given.get('size') ?? '') } : {}),
  }
}

function oneOf<Value extends string>(
  values: readonly Value[],
  given: string,
  complaint: (value: string) => string,
): Value {
  const found = values.find((value) => value === given.toLowerCase())
  if (found === undefined) throw new BuildError(complaint(given))
  return found
}

const unquoted = (text: string): string => text.replace(/^"(.*)"$/, '$1')

function bytes(text: string): number {
  const [, digits, unit = ''] = /^(\d+)([kmgt])?i?b?$/i.exec(text) ?? []
  if (digits === undefined) throw new BuildError(`invalid value for size: invalid size: '${text}'`)
  return Number(digits) * 1024 ** (UNITS.indexOf(unit.toLowerCase()) + 1 || 0)
}
