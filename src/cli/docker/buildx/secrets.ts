/**
 * `--secret`: what commands may see and no image keeps.
 *
 * @see https://docs.docker.com/build/building/secrets/
 */
import { noPair } from '../../../docker/buildkit/mounts.js'
import { noSuchFile } from '../../../text/errno.js'
import { type Cli, CommandError } from '../../verb.js'

const unexpected = (key: string, text: string): CommandError =>
  new CommandError(`ERROR: unexpected key '${key}' in '${text}'`)
const noFile = (path: string): CommandError =>
  new CommandError(`ERROR: failed to build: failed to stat ${path}: ${noSuchFile('stat', path)}`)
const KEYS = ['type', 'id', 'source', 'src', 'env']

/** The secrets by their ids. @throws CommandError */
export function secretsOf(cli: Cli, given: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    given.flatMap((text) => {
      const fields = fieldsOf(text)
      const source = fields.get('source') ?? fields.get('src')
      const id = fields.get('id') ?? ''
      const variable =
        fields.get('env') ?? (fields.get('type') === 'env' ? (source ?? id) : undefined)
      const value = valueOf(cli, { id, source, variable })
      return value === undefined ? [] : [[id, value] as const]
    }),
  )
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(',').map((field) => {
      const equals = field.indexOf('=')
      if (equals < 0) throw new CommandError(`ERROR: ${noPair(field)}`)
      const key = field.slice(0, equals).toLowerCase()
      if (!KEYS.includes(key)) throw unexpected(key, field)
      return [key, field.slice(equals + 1)] as const
    }),
  )
}

/** What a secret is: of a variable, of a file, or of the variable that is called like it. */
function valueOf(
  { env, files }: Cli,
  {
    id,
    source,
    variable,
  }: {
    readonly id: string
    readonly source: string | undefined
    readonly variable: string | undefined
  },
): string | undefined {
  const own = (name: string): string | undefined =>
    Object.hasOwn(env, name) ? env[name] : undefined
  if (variable !== undefined) return own(variable) ?? ''
  if (source === undefined && own(id) !== undefined) return own(id)
  const path = source ?? id
  if (!files.exists(path)) throw noFile(path)
  return files.read(path)
}
