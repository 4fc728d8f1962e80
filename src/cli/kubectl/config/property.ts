/**
 * One value of a kubeconfig by its path: `clusters.minikube.server`. Names may hold dots: a name
 * reaches to the first word that is a field.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set/
 */
import { base64, fromBase64 } from '../../../text/base64.js'
import { goQuote } from '../../../text/goquote.js'
import { CommandError } from '../../verb.js'
import type { KubeconfigFile } from '../kubeconfig.js'

type Type = 'string' | 'boolean' | 'bytes' | 'list' | 'object'
type Fields = Record<string, unknown>

/** The lists of a kubeconfig, with what an entry is called and what may be set in it. */
const ENTRIES: Readonly<
  Record<string, { readonly of: string; readonly fields: Record<string, Type> }>
> = {
  clusters: {
    of: 'cluster',
    fields: {
      'certificate-authority': 'string',
      'certificate-authority-data': 'bytes',
      'disable-compression': 'boolean',
      'insecure-skip-tls-verify': 'boolean',
      'proxy-url': 'string',
      server: 'string',
      'tls-server-name': 'string',
    },
  },
  contexts: { of: 'context', fields: { cluster: 'string', namespace: 'string', user: 'string' } },
  users: {
    of: 'user',
    fields: {
      'act-as': 'string',
      'act-as-groups': 'list',
      'act-as-uid': 'string',
      'auth-provider': 'object',
      'client-certificate': 'string',
      'client-certificate-data': 'bytes',
      'client-key': 'string',
      'client-key-data': 'bytes',
      exec: 'object',
      password: 'string',
      token: 'string',
      tokenFile: 'string',
      username: 'string',
    },
  },
}

/** What a property is set to, or undefined where it is unset. */
type Given = { readonly value: string; readonly raw: boolean } | undefined

/** The file with one property changed. @throws CommandError for a path that leads nowhere */
export function changed(file: KubeconfigFile, path: string, given: Given): KubeconfigFile {
  if (path === '') throw new CommandError('error: you must specify a property')
  const [first = '', ...rest] = path.split('.')
  const unreadable = new CommandError(`error: unable to parse one or more field values of ${path}`)
  if (first === 'current-context') {
    if (rest.length > 0) throw unreadable
    return { ...file, 'current-context': given?.value ?? '' }
  }
  if (first === 'preferences') return withPreference(file, rest, given, path)
  const entries = Object.hasOwn(ENTRIES, first) ? ENTRIES[first] : undefined
  if (!entries) throw new CommandError(`error: unable to parse ${path} after [] at api.Config`)
  const list = file[first as 'clusters'] as unknown as readonly (Fields & {
    readonly name: string
  })[]
  const at = rest.findIndex((word, index) => index > 0 && Object.hasOwn(entries.fields, word))
  const name = (at < 0 ? rest : rest.slice(0, at)).join('.')
  if (at < 0) {
    if (given) throw new CommandError(`error: can't set a map to a value: ${addresses(list)}`)
    return { ...file, [first]: rest.length === 0 ? [] : list.filter((one) => one.name !== name) }
  }
  const property = rest[at] as string
  const field = property.replace(/^act-as/, 'as')
  if (rest.length > at + 1) throw unreadable
  const old = list.find((one) => one.name === name)
  const inner = { ...(old?.[entries.of] as Fields | undefined) }
  if (given) inner[field] = valueOf(entries.fields[property] as Type, given, unreadable)
  else delete inner[field]
  const entry = { ...old, name, [entries.of]: inner }
  return { ...file, [first]: [...list.filter((one) => one.name !== name), entry] }
}

function withPreference(
  file: KubeconfigFile,
  [field, ...more]: readonly string[],
  given: Given,
  path: string,
): KubeconfigFile {
  if (field === undefined && !given) return { ...file, preferences: {} }
  if (field !== 'colors' || more.length > 0)
    throw new CommandError(
      field === undefined
        ? 'error: unable to parse one or more field values of preferences'
        : `error: unable to parse ${path} after [{preferences api.Preferences}] at api.Preferences`,
    )
  return { ...file, preferences: given && truth(given.value) ? { colors: true } : {} }
}

function valueOf(type: Type, { value, raw }: { value: string; raw: boolean }, error: Error) {
  switch (type) {
    case 'boolean':
      return truth(value)
    case 'bytes':
      if (raw) return base64(value)
      if (fromBase64(value) === undefined)
        throw new CommandError(
          `error: error decoding input value: illegal base64 data at input byte ${badByte(value)}`,
        )
      return value
    case 'list':
      throw new CommandError('error: unrecognized slice type. string')
    case 'object':
      throw error
    default:
      return value
  }
}

const badByte = (text: string): number => {
  const at = text.search(/[^A-Za-z0-9+/]/)
  return at < 0 ? text.length - (text.length % 4) : at
}

function truth(value: string): boolean {
  if (/^(1|t|T|true|TRUE|True)$/.test(value)) return true
  if (/^(0|f|F|false|FALSE|False)$/.test(value)) return false
  throw new CommandError(`error: strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`)
}

/** A map of pointers, as Go prints it; where the pointers lead is chance. */
const addresses = (list: readonly { readonly name: string }[]): string =>
  `map[${[...list]
    .map(({ name }) => name)
    .sort()
    .map((name, at) => `${name}:0xc000${(0x100000 + at * 0x80).toString(16)}`)
    .join(' ')}]`
