/**
 * `--ssh`: agents and keys that commands may use.
 *
 * @see https://docs.docker.com/reference/dockerfile/#run---mounttypessh
 */
import { noSuchFile } from '../../../text/errno.js'
import { type Cli, CommandError } from '../../verb.js'

const SOCKET = 'SSH_AUTH_SOCK'
const noAgent = (id: string): CommandError =>
  new CommandError(
    `ERROR: failed to build: failed to convert agent config {${id} [] false}: invalid empty ssh agent socket: make sure SSH_AUTH_SOCK is set`,
  )
const noKey = (path: string): CommandError =>
  new CommandError(
    `ERROR: failed to build: failed to convert agent config: ${noSuchFile('stat', path)}`,
  )

/** The ids of the agents. @throws CommandError for one that is not there */
export const agentsOf = ({ env, files }: Cli, given: readonly string[]): readonly string[] =>
  given.map((text) => {
    const [id = '', paths] = text.split('=', 2)
    if (paths === undefined && !env[SOCKET]) throw noAgent(id)
    for (const path of paths?.split(',') ?? []) if (!files.exists(path)) throw noKey(path)
    return id
  })
