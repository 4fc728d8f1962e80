/**
 * `docker buildx COMMAND`: the commands about builders by name.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/
 */
import type { AnyVerb } from '../../verb.js'
import { telling } from '../../unsimulated-flags.js'
import { notSimulated } from '../not-simulated.js'
import { buildxBake } from '../bake/bake.js'
import { buildxDu } from './du.js'
import { buildxInspect } from './inspect.js'
import { buildxRm, buildxStop, buildxUse } from './instances.js'
import { buildxLs } from './ls.js'
import { buildxPrune } from './prune.js'
import { buildxVersion } from './version.js'

/** The commands by their names. */
export const BUILDX_VERBS: ReadonlyMap<string, AnyVerb> = new Map(
  Object.entries({
    bake: buildxBake,
    du: buildxDu,
    inspect: buildxInspect,
    ls: buildxLs,
    prune: buildxPrune,
    rm: buildxRm,
    stop: buildxStop,
    use: buildxUse,
    version: buildxVersion,
  }).map(([name, verb]) => [name, telling('docker', verb as AnyVerb)]),
)
const BY_NAME = ['create', 'dial-stdio', 'history', 'imagetools']

const HELP = `Usage:  docker buildx [OPTIONS] COMMAND

Extended build capabilities with BuildKit

Options:
      --builder string   Override the configured builder instance
  -D, --debug            Enable debug logging

Management Commands:
  history     Commands to work on build records
  imagetools  Commands to work on images in registry

Commands:
  bake        Build from a file
  build       Start a build
  create      Create a new builder instance
  dial-stdio  Proxy current stdio streams to builder instance
  du          Disk usage
  inspect     Inspect current builder instance
  ls          List builder instances
  prune       Remove build cache
  rm          Remove one or more builder instances
  stop        Stop builder instance
  use         Set the current builder instance
  version     Show buildx version information

Run 'docker buildx COMMAND --help' for more information on a command.

Experimental commands and flags are hidden. Set BUILDX_EXPERIMENTAL=1 to show them.
`

/** A verb, or what is said instead, and with which exit code. */
type BuildxCommand =
  | { readonly verb: AnyVerb }
  | { readonly text: string; readonly exitCode: number; readonly error?: string }

/** The command of that name. */
export function buildxCommand(name: string | undefined): BuildxCommand {
  if (name === undefined || name === '--help' || name === '-h') return { text: HELP, exitCode: 0 }
  const verb = BUILDX_VERBS.get(name)
  if (verb) return { verb }
  return BY_NAME.includes(name)
    ? { text: '', exitCode: 1, error: notSimulated(`buildx ${name}`) }
    : { text: HELP, exitCode: 1, error: `ERROR: unknown command: ${JSON.stringify(name)}` }
}
