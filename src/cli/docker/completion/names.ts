/**
 * What the daemon and the client have that arguments of docker can name. What cannot be asked for
 * has no names.
 *
 * @see https://github.com/docker/cli/blob/master/cli/command/completion/functions.go
 */
import { DockerError } from '../../../docker/errors.js'
import { listImages } from '../../../docker/image/list.js'
import { type ContainerSummary, list } from '../../../docker/list.js'
import { networkList } from '../../../docker/network/list.js'
import { volumeList } from '../../../docker/volume/list.js'
import { type Cli, CommandError } from '../../verb.js'
import { contexts } from '../context/store.js'

/** Which containers are meant. */
interface Which {
  /** Those that do not run, too. */
  readonly all?: boolean
  readonly states?: readonly string[]
}

function asked(ask: () => readonly string[]): readonly string[] {
  try {
    return ask()
  } catch (error) {
    if (error instanceof DockerError || error instanceof CommandError) return []
    throw error
  }
}

/** Containers by name; by id too, where the environment asks for it. */
export const containerNames = (cli: Cli, { all = false, states }: Which): readonly string[] =>
  asked(() =>
    list(cli.tx, cli.machine, { all })
      .filter(({ State }) => states === undefined || states.includes(State))
      .flatMap((container) => namesOf(cli, container)),
  )

const namesOf = ({ env }: Cli, { Id, Names }: ContainerSummary): readonly string[] => [
  ...(env['DOCKER_COMPLETION_SHOW_CONTAINER_IDS'] === 'yes' ? [Id] : []),
  ...Names.map((name) => name.replace(/^\//, '')),
]

export const imageNames = (cli: Cli): readonly string[] =>
  asked(() => listImages(cli.tx, cli.machine, {}).flatMap(({ RepoTags }) => RepoTags))

/** Images with their tags, and (where there are several tags) without. */
export const imageNamesWithBase = (cli: Cli): readonly string[] => {
  const names = imageNames(cli)
  const bases = names.map((name) => name.slice(0, name.lastIndexOf(':')))
  return [...names, ...new Set(bases.filter((base, i) => bases.indexOf(base) !== i))]
}

export const networkNames = (cli: Cli): readonly string[] =>
  asked(() => networkList(cli.tx, cli.machine, {}).map(({ Name }) => Name))

export const volumeNames = (cli: Cli): readonly string[] =>
  asked(() => volumeList(cli.tx, cli.machine, {}).map(({ Name }) => Name))

export const contextNames = (cli: Cli): readonly string[] =>
  asked(() => contexts(cli).map(({ Name }) => Name))
