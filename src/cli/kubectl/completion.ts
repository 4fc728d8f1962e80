/**
 * `kubectl completion`: the script that makes Tab know kubectl, for a shell to read.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_completion/
 */
import { completionScript, isShellName } from '../completion/scripts.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'

const SEE = "\nSee 'kubectl completion -h' for help and examples"
const NO_SHELL = `error: Shell not specified.${SEE}`
const TOO_MANY = `error: Too many arguments. Expected only the shell type.${SEE}`
const UNSUPPORTED = (shell: string): string =>
  `error: Unsupported shell type ${JSON.stringify(shell)}.${SEE}`

/** The verb `kubectl completion`. */
export const completion = define({
  name: 'completion',
  usage: 'completion SHELL',
  short: 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)',
  long: 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell). The shell code must be evaluated to provide interactive completion of kubectl commands.  This can be done by sourcing it from the .bash_profile.',
  flags: {},
  *run(session, [shell, ...more]): Generator<Wait, VerbResult<{ readonly script: string }>> {
    if (shell === undefined) throw new CommandError(NO_SHELL)
    if (more.length > 0) throw new CommandError(TOO_MANY)
    if (!isShellName(shell)) throw new CommandError(UNSUPPORTED(shell))
    const script = completionScript('kubectl', shell)
    session.out(script)
    return { value: { script } }
  },
})
