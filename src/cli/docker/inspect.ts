/**
 * `docker inspect`: everything about objects of any kind; containers are looked for first, then
 * images, networks and volumes.
 *
 * @see https://docs.docker.com/reference/cli/docker/inspect/
 */
import type { ContainerInspect } from '../../docker/container-inspect.js'
import { DockerError, noSuchPlugin, noSwarm } from '../../docker/errors.js'
import type { InspectedImage } from '../../docker/image/inspect.js'
import type { NetworkResource } from '../../docker/network/list.js'
import type { VolumeResource } from '../../docker/volume/list.js'
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { containerShown } from './container-inspect.js'
import { INSPECT_FORMAT_FLAG } from './format.js'
import { imageShown } from './image-shown.js'
import { networkShown } from './network-inspect.js'
import { type Shown, showAll } from './shown.js'
import { volumeShown } from './volume-inspect.js'

const NOT_FOUND = 404
const TYPES = [
  'config',
  'container',
  'image',
  'network',
  'node',
  'plugin',
  'secret',
  'service',
  'task',
  'volume',
]
const unknownType = (type: string): string =>
  `${type === '' ? 'type is empty' : `unknown type: ${JSON.stringify(type)}`}: must be one of ${TYPES.map((name) => JSON.stringify(name)).join(', ')}`

/** What `docker inspect` shows, by the name of its type. */
export interface InspectedTypes {
  readonly container: ContainerInspect
  readonly image: InspectedImage
  readonly network: NetworkResource
  readonly volume: VolumeResource
}

/** An object of one of the types. */
export type Inspected = InspectedTypes[keyof InspectedTypes]

type Show = (cli: Cli, name: string) => Shown<Inspected>

const KINDS: Readonly<Record<string, Show>> = {
  container: containerShown,
  image: imageShown,
  network: networkShown,
  volume: volumeShown,
}

/** Kinds of which a daemon without plugins and a swarm has no object. */
const notThere =
  (type: string): Show =>
  (_, name) => {
    throw type === 'plugin' ? noSuchPlugin(name) : noSwarm()
  }

export const inspect = defineVerb({
  name: 'inspect',
  usage: 'inspect [OPTIONS] NAME|ID [NAME|ID...]',
  short: 'Return low-level information on Docker objects',
  flags: {
    format: INSPECT_FORMAT_FLAG,
    size: {
      type: 'boolean',
      short: 's',
      usage: 'Display total file sizes if the type is container',
    },
    type: { type: 'string', usage: 'Only inspect objects of the given type' },
  },
  *run(cli, args, flags) {
    const { type } = flags
    if (type !== undefined && !TYPES.includes(type)) throw new CommandError(unknownType(type))
    if (flags.size && type !== undefined && type !== 'container')
      cli.err(`WARNING: --size ignored for ${type}\n`)
    const kinds = type ? [KINDS[type] ?? notThere(type)] : Object.values(KINDS)
    return { value: showAll(cli, args, flags.format, (name) => firstOf(cli, kinds, name)) }
  },
})

/** The object of the first kind that has that name. @throws CommandError when there is none */
function firstOf(cli: Cli, kinds: readonly Show[], name: string): Shown<Inspected> {
  for (const kind of kinds) {
    try {
      return kind(cli, name)
    } catch (error) {
      if (!(error instanceof DockerError) || kinds.length === 1) throw error
      if (error.status !== NOT_FOUND && error.status !== 400) throw error
    }
  }
  throw new CommandError(`Error: No such object: ${name}`)
}
