/**
 * `kubectl config set-context`: a cluster, a user and a namespace under one name.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-context/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { KubeconfigContext } from '../kubeconfig.js'
import { writeKubeconfig } from '../kubeconfig-files.js'
import { helpAnd, kubeconfigOf, put, shownArgs } from './entries.js'

/** The verb `kubectl config set-context`. */
export const setContext = define({
  name: 'config set-context',
  usage:
    'config set-context [NAME | --current] [--cluster=cluster_nickname] [--user=user_nickname] [--namespace=namespace]',
  short: 'Set a context entry in kubeconfig',
  long: 'Set a context entry in kubeconfig.\n\n Specifying a name that already exists will merge new fields on top of existing values for those fields.',
  flags: {
    cluster: { type: 'string', usage: 'cluster for the context entry in kubeconfig' },
    current: { type: 'boolean', usage: 'Modify the current context' },
    namespace: {
      type: 'string',
      short: 'n',
      usage: 'namespace for the context entry in kubeconfig',
    },
    user: { type: 'string', usage: 'user for the context entry in kubeconfig' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<KubeconfigContext>> {
    if (args.length > 1) throw helpAnd(setContext, `Unexpected args: ${shownArgs(args)}`)
    if (flags.current && args.length > 0)
      throw new CommandError('error: you cannot specify both a context name and --current')
    if (!flags.current && !args[0])
      throw new CommandError('error: you must specify a non-empty context name or --current')
    const config = kubeconfigOf(session, flags)
    const { file } = config
    const name = flags.current ? file['current-context'] : (args[0] ?? '')
    if (name === '') throw new CommandError('error: no current context is set')
    const known = file.contexts.find((one) => one.name === name)
    const { cluster, user, namespace } = flags
    const given = Object.entries({ cluster, user, namespace }).filter(
      ([, value]) => value !== undefined,
    )
    const context: KubeconfigContext = { ...known?.context, ...Object.fromEntries(given) }
    writeKubeconfig(session.cli, config, {
      ...file,
      contexts: put(file.contexts, { name, context }),
    })
    session.out(`Context ${JSON.stringify(name)} ${known ? 'modified' : 'created'}.\n`)
    return { value: context }
  },
})
