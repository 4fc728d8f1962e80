/**
 * `env_file` and `label_file` of services: what they say goes under `environment` and `labels`.
 *
 * @see https://docs.docker.com/reference/compose-file/services/#env_file
 */
import { EnvFileError, parseEnvFile, parseRawEnvFile } from './env-file.js'
import { ComposeError } from './errors.js'
import type { Sources } from './sources.js'
import {
  type Dict,
  type Value,
  dictIn,
  isDict,
  listIn,
  mapDict,
  member,
  textIn,
  without,
} from './value.js'

const missing = (what: string, path: string): ComposeError =>
  new ComposeError(`${what} ${path} not found: stat ${path}: no such file or directory`)

/** The services with what their files say. @throws ComposeError for a file that is not there */
export const resolveFiles = (services: Dict, sources: Sources, env: boolean): Dict =>
  mapDict(services, (service) =>
    isDict(service)
      ? withLabels(env ? withEnvironment(service, sources) : service, sources)
      : service,
  )

function withEnvironment(service: Dict, sources: Sources): Dict {
  if (member(service, 'env_file') === undefined) return service
  const found = listIn(service, 'env_file').flatMap((entry) => variablesOf(entry, sources))
  const environment = { ...Object.fromEntries(found), ...dictIn(service, 'environment') }
  return {
    ...without(service, 'env_file'),
    ...(Object.keys(environment).length > 0 ? { environment } : {}),
  }
}

function variablesOf(entry: Value, sources: Sources): readonly [string, Value][] {
  const path = textIn(entry, 'path') ?? ''
  const text = sources.files.read(path)
  if (text === undefined) {
    if (member(entry, 'required') === false) return []
    throw missing('env file', path)
  }
  const format = textIn(entry, 'format')
  if (format !== undefined && format !== 'raw')
    throw new ComposeError(`unsupported env_file format ${JSON.stringify(format)}`)
  try {
    const entries = format === 'raw' ? parseRawEnvFile(text) : parseEnvFile(text, sources.lookup)
    return entries.flatMap(([name, value]): [string, Value][] =>
      value === undefined ? [] : [[name, value]],
    )
  } catch (error) {
    if (error instanceof EnvFileError)
      throw new ComposeError(`failed to read ${path}: ${error.message}`)
    throw error
  }
}

function withLabels(service: Dict, sources: Sources): Dict {
  const files = listIn(service, 'label_file')
  if (files.length === 0) return service
  const found = files.flatMap((file): [string, Value][] => {
    const text = sources.files.read(String(file))
    if (text === undefined) throw missing('label file', String(file))
    return parseEnvFile(text, sources.lookup).map(([name, value]) => [name, value ?? ''])
  })
  return { ...service, labels: { ...Object.fromEntries(found), ...dictIn(service, 'labels') } }
}
