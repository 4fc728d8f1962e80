/**
 * `minikube mount`: a directory of the workstation on the node. Its words are checked; the mount
 * itself is not simulated.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/mount/
 */
import { FileError } from '../../program/files.js'
import { tellUnsupported } from '../../sim/unsupported.js'
import { CommandError, defineVerb } from '../verb.js'
import { PATH_START } from '../../kubernetes/kinds/ingress-validation.js'
import { missingPath, usageError } from './failure.js'
import { PROFILE_FLAGS, runningProfile } from './profile.js'

const USAGE = `Please specify the directory to be mounted:
	minikube mount <source directory>:<target directory>   (example: "/host-home:/vm-home")`

export const mount = defineVerb({
  name: 'mount',
  usage: 'mount [flags] <source directory>:<target directory>',
  short: 'Mounts the specified directory into minikube',
  flags: PROFILE_FLAGS,
  *run(cli, args, flags) {
    const [text] = args
    if (text === undefined || args.length > 1) throw usageError(USAGE)
    const [, source = '', target = ''] = /^(.*):([^:]*)$/.exec(text) ?? []
    if (source === '' || target === '')
      throw usageError(
        `mount argument "${text}" must be in form: <source directory>:<target directory>`,
      )
    if (!isThere(() => cli.files.exists(source))) throw missingPath(source, 'mount')
    if (!target.startsWith('/')) throw usageError(`Target directory ${target} ${PATH_START}`)
    runningProfile(cli.tx, flags.profile)
    const told = tellUnsupported(cli.tx, '"minikube mount": "minikube cp" copies files to a node')
    throw new CommandError(told ?? 'kubarium does not simulate "minikube mount"', 1)
  },
})

function isThere(ask: () => boolean): boolean {
  try {
    return ask()
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}
