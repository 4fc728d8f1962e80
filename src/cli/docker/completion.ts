/**
 * `docker completion`: the script that makes Tab know docker, for a shell to read.
 *
 * @see https://docs.docker.com/engine/cli/completion/
 */
import { SHELLS, completionScript, isShellName } from '../completion/scripts.js'
import { CommandError, defineVerb } from '../verb.js'
import { groupHelp } from './help.js'

const SHORT = 'Generate the autocompletion script for the specified shell'
const UNSUPPORTED = (word: string): string =>
  `docker: unknown command: docker completion ${word}\n\nUsage:  docker completion [${SHELLS.join('|')}]\n\nRun 'docker completion --help' for more information`

export const completion = defineVerb({
  name: 'completion',
  usage: 'completion [SHELL]',
  short: SHORT,
  flags: {
    'no-descriptions': { type: 'boolean', usage: 'disable completion descriptions' },
  },
  *run(cli, [shell], { noDescriptions }) {
    if (shell === undefined) {
      const shells = SHELLS.map((name) => ({
        name,
        short: `Generate the autocompletion script for ${name}`,
      }))
      cli.out(groupHelp({ name: 'completion', short: SHORT }, shells))
      return { value: { script: '' } }
    }
    if (!isShellName(shell)) throw new CommandError(UNSUPPORTED(shell))
    const script = completionScript('docker', shell)
    const text = noDescriptions ? script.replaceAll('__complete ', '__completeNoDesc ') : script
    cli.out(text)
    return { value: { script: text } }
  },
})
