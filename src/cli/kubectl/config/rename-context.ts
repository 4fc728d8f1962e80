/**
 * `kubectl config rename-context`: gives a context another name.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_rename-context/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { writeKubeconfig } from '../kubeconfig-files.js'
import { helpAnd, kubeconfigOf, shownArgs } from './entries.js'

/** The verb `kubectl config rename-context`. */
export const renameContext = define({
  name: 'config rename-context',
  usage: 'config rename-context CONTEXT_NAME NEW_NAME',
  short: 'Rename a context from the kubeconfig file',
  flags: {},
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly context: string }>> {
    const [from = '', to = ''] = args
    if (args.length !== 2) throw helpAnd(renameContext, `Unexpected args: ${shownArgs(args)}`)
    const config = kubeconfigOf(session, flags)
    const { file, path } = config
    const known = file.contexts.find((one) => one.name === from)
    if (!known)
      throw new CommandError(`error: cannot rename the context "${from}", it's not in ${path}`)
    if (file.contexts.some((one) => one.name === to))
      throw new CommandError(
        `error: cannot rename the context "${from}", the context "${to}" already exists in ${path}`,
      )
    writeKubeconfig(session.cli, config, {
      ...file,
      contexts: file.contexts.map((one) => (one === known ? { ...one, name: to } : one)),
      'current-context': file['current-context'] === from ? to : file['current-context'],
    })
    session.out(`Context "${from}" renamed to "${to}".\n`)
    return { value: { context: to } }
  },
})
