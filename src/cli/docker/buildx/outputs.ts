/**
 * `--output`, `--load` and `--push`: where the result goes.
 *
 * @see https://docs.docker.com/build/exporters/
 */
import { CommandError } from '../../verb.js'
import type { FlagValues } from '../../flags.js'
import type { BUILD_FLAGS } from './build-flags.js'
import { refuseExporter } from './driver.js'

/** Where the result goes. */
export interface Destination {
  readonly kind: 'image' | 'local' | 'tar' | 'none'
  /** The directory or the file that is written; `-` for standard output. */
  readonly path?: string
  /** Names besides those of `--tag`. */
  readonly names: readonly string[]
  readonly push: boolean
}

const failed = (why: string): CommandError => new CommandError(`ERROR: failed to build: ${why}`)
const noExporter = (type: string): string =>
  `failed to solve: exporter ${JSON.stringify(type)} could not be found`

/** @throws CommandError */
export function destinationOf(
  flags: Pick<FlagValues<typeof BUILD_FLAGS>, 'output' | 'load' | 'push'>,
): Destination {
  const [output] = flags.output
  const given = output === undefined ? undefined : outputOf(output)
  if (given && flags.output.length > 1)
    throw failed('multiple outputs currently unsupported by the current BuildKit daemon')
  const usual: Destination = { kind: 'image', names: [], push: false }
  const chosen = given ?? usual
  return flags.push ? { ...chosen, push: true } : chosen
}

function outputOf(text: string): Destination {
  if (text === '-') return { kind: 'tar', path: '-', names: [], push: false }
  if (!text.includes('=')) return { kind: 'local', path: text, names: [], push: false }
  const fields = new Map(
    text.split(',').map((field) => {
      const equals = field.indexOf('=')
      if (equals < 0) throw new CommandError(`ERROR: invalid value ${field}`)
      return [field.slice(0, equals).trim(), field.slice(equals + 1)] as const
    }),
  )
  const type = fields.get('type')
  const path = fields.get('dest')
  const names = (fields.get('name') ?? '').split(',').filter((name) => name !== '')
  const push = fields.get('push') === 'true'
  switch (type) {
    case undefined:
      throw new CommandError(`ERROR: type is required for output`)
    case 'local':
      if (path === undefined) throw failed('dest is required for local output')
      return { kind: 'local', path, names: [], push: false }
    case 'tar':
      return { kind: 'tar', path: path ?? '-', names: [], push: false }
    case 'image':
    case 'registry':
      return { kind: 'image', names, push: push || type === 'registry' }
    case 'docker':
      if (path !== undefined) throw refuseExporter('Docker')
      return { kind: 'image', names, push: false }
    case 'oci':
      throw refuseExporter('OCI')
    case 'cacheonly':
      return { kind: 'none', names: [], push: false }
    default:
      throw failed(noExporter(type))
  }
}
