/**
 * `minikube cp`: copies a file between the workstation and nodes.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/cp/
 */
import { machineRoot } from '../../machine/machine.js'
import type { MinikubeProfile } from '../../machine/node/profile.js'
import { FileError, type Files } from '../../program/files.js'
import { filesOf } from '../../program/tree.js'
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { missingPath, usageError } from './failure.js'
import { PROFILE_FLAGS, runningProfile } from './profile.js'

const USAGE = `Please specify the path to copy:
	minikube cp <source file path> <target file absolute path> (example: "minikube cp a/b.txt /copied.txt")`
const RELATIVE =
  'Target <remote file path> must be an absolute Path. Relative Path is not allowed (example: "minikube:/home/docker/copied.txt")'

/** One end of a copy. */
interface End {
  /** A node, if one is named. */
  readonly node: string | undefined
  readonly path: string
}

export const cp = defineVerb({
  name: 'cp',
  usage: 'cp <source node name>:<source file path> <target node name>:<target file absolute path>',
  short: 'Copy the specified file into minikube',
  flags: PROFILE_FLAGS,
  *run(cli, args, flags) {
    if (args.length !== 2) throw usageError(USAGE)
    const profile = runningProfile(cli.tx, flags.profile)
    const from = endOf(profile, args[0] ?? '')
    const to = endOf(profile, args[1] ?? '')
    if (from.path === '') throw usageError('Source  can not be empty')
    if (to.path === '') throw usageError('Target  can not be empty')
    if (!to.path.startsWith('/')) throw usageError(RELATIVE)
    const text = readAt(cli, from)
    const target = to.node ?? profile.nodes[0] ?? ''
    filesAt(cli, target).mkdir(parentOf(to.path), { parents: true })
    filesAt(cli, target).write(to.path, text)
    return { value: undefined }
  },
})

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/'

/** @throws CommandError for a node that is not there */
function endOf(profile: MinikubeProfile, text: string): End {
  const [, name, path = text] = /^([^:/]+):(.*)$/.exec(text) ?? []
  if (name === undefined) return { node: undefined, path }
  const node = profile.nodes.find((one) => one === name || one === `${profile.name}-${name}`)
  if (node === undefined)
    throw new CommandError(
      `\n❌  Exiting due to GUEST_NODE_RETRIEVE: Node ${name} does not exist.\n`,
      80,
    )
  return { node, path }
}

const filesAt = (cli: Cli, machine: string): Files =>
  filesOf(cli.tx, machineRoot(machine), { cwd: '/', user: { uid: 0, gid: 0, name: 'root' } })

function readAt(cli: Cli, { node, path }: End): string {
  try {
    return node === undefined ? cli.files.read(path) : filesAt(cli, node).read(path)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw missingPath(path, 'copy')
  }
}
