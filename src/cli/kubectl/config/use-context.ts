/**
 * `kubectl config use-context`: makes a context the current one.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_use-context/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { writeKubeconfig } from '../kubeconfig-files.js'
import { helpAnd, kubeconfigOf, shownArgs } from './entries.js'

/** The verb `kubectl config use-context`. */
export const useContext = define({
  name: 'config use-context',
  aliases: ['use'],
  usage: 'config use-context CONTEXT_NAME',
  short: 'Set the current-context in a kubeconfig file',
  flags: {},
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly context: string }>> {
    const [context = ''] = args
    if (args.length !== 1) throw helpAnd(useContext, `Unexpected args: ${shownArgs(args)}`)
    const config = kubeconfigOf(session, flags)
    if (!config.file.contexts.some(({ name }) => name === context))
      throw new CommandError(`error: no context exists with the name: ${JSON.stringify(context)}`)
    writeKubeconfig(session.cli, config, { ...config.file, 'current-context': context })
    session.out(`Switched to context ${JSON.stringify(context)}.\n`)
    return { value: { context } }
  },
})
