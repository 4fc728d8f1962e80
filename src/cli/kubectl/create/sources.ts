/**
 * Data of ConfigMaps and Secrets from literals, files, directories and environment files.
 *
 * @see
 * https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/#create-a-configmap
 */
import type { FlagSpecs } from '../../flags.js'
import { type CliFiles, CommandError } from '../../verb.js'
import { GO_ERRNO } from '../../../text/errno.js'
import { KEY_ERROR } from '../../../kubernetes/kinds/data-keys.js'

/** The flags that data comes from. */
export const SOURCE_FLAGS = {
  'append-hash': { type: 'boolean', usage: 'Append a hash of the object to its name.' },
  'from-env-file': {
    type: 'strings',
    usage: 'Specify the path to a file to read lines of key=val pairs.',
  },
  'from-file': {
    type: 'strings',
    usage:
      'Key files can be specified using their file path, in which case a default name will be given to them, or optionally with a name and file path, in which case the given name will be used.',
  },
  'from-literal': {
    type: 'strings',
    verbatim: true,
    usage: 'Specify a key and literal value to insert (i.e. mykey=somevalue)',
  },
} as const satisfies FlagSpecs

/** The values of those flags. */
interface Sources {
  readonly fromLiteral: readonly string[]
  readonly fromFile: readonly string[]
  readonly fromEnvFile: readonly string[]
}

/**
 * Keys and texts. @throws CommandError for sources that cannot be read, and keys that come twice
 */
export function dataOf(
  { fromLiteral = [], fromFile = [], fromEnvFile = [] }: Sources,
  files: CliFiles,
  { what, name }: { readonly what: 'ConfigMap' | 'Secret'; readonly name: string },
): Readonly<Record<string, string>> {
  if (fromEnvFile.length > 0 && fromLiteral.length + fromFile.length > 0)
    throw new CommandError('error: from-env-file cannot be combined with from-file or from-literal')
  const data = new Map<string, string>()
  const add = (key: string, text: string): void => {
    if (!/^[-._a-zA-Z0-9]+$/.test(key)) {
      throw new CommandError(`error: "${key}" is not a valid key name for a ${what}: ${KEY_ERROR}`)
    }
    if (data.has(key))
      throw new CommandError(
        what === 'Secret'
          ? `error: cannot add key ${key}, another key by that name already exists`
          : `error: cannot add key "${key}", another key by that name already exists in Data for ConfigMap "${name}"`,
      )
    data.set(key, text)
  }
  for (const source of fromLiteral) add(...literal(source))
  for (const source of fromFile) for (const [key, text] of filesOf(source, files)) add(key, text)
  for (const source of fromEnvFile)
    for (const [key, text] of environment(read(files, source))) add(key, text)
  return Object.fromEntries(data)
}

function literal(source: string): [string, string] {
  const equals = source.indexOf('=')
  if (equals <= 0)
    throw new CommandError(`error: invalid literal source ${source}, expected key=value`)
  return [source.slice(0, equals), source.slice(equals + 1).replace(/^(["'])(.*)\1$/s, '$2')]
}

function filesOf(source: string, files: CliFiles): [string, string][] {
  const equals = source.indexOf('=')
  if (equals === 0)
    throw new CommandError(`error: key name for file path ${source.slice(1)} missing`)
  const path = source.slice(equals + 1)
  if (path === '')
    throw new CommandError(`error: file path for key name ${source.slice(0, equals)} missing`)
  if (equals < 0 && files.exists(path) && files.isDirectory(path)) {
    return Object.entries(files.tree(path))
      .filter(([name]) => !name.includes('/'))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { text }]) => [name, text])
  }
  return [
    [
      equals < 0 ? path.slice(path.lastIndexOf('/') + 1) : source.slice(0, equals),
      read(files, path),
    ],
  ]
}

function read(files: CliFiles, path: string): string {
  if (!files.exists(path))
    throw new CommandError(`error: error reading ${path}: ${GO_ERRNO.ENOENT}`)
  if (files.isDirectory(path))
    throw new CommandError(`error: error reading ${path}: ${GO_ERRNO.EISDIR}`)
  return files.read(path)
}

const environment = (text: string): [string, string][] =>
  text
    .split('\n')
    .map((line) => line.trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const equals = line.indexOf('=')
      return equals < 0 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)]
    })
