/**
 * `kubectl config delete-cluster`, `delete-context` and `delete-user`: take an entry out of a
 * kubeconfig.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_delete-cluster/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { usageError } from '../failure.js'
import { verbHelp } from '../help.js'
import { writeKubeconfig } from '../kubeconfig-files.js'
import { kubeconfigOf, without } from './entries.js'

const ACTIVE =
  'warning: this removed your active context, use "kubectl config use-context" to select a different one\n'

const deletion = (what: 'cluster' | 'context' | 'user', short: string) => {
  const list = `${what}s` as const
  const verb = define({
    name: `config delete-${what}`,
    usage: `config delete-${what} NAME`,
    short,
    flags: {},
    *run(session, args, flags): Generator<Wait, VerbResult<{ readonly name: string }>> {
      const [name = ''] = args
      if (args.length !== 1) {
        if (what === 'user') throw usageError('user to delete is required', verb.name)
        session.out(verbHelp(verb))
        return { value: { name } }
      }
      const config = kubeconfigOf(session, flags)
      const { file, path } = config
      const entries: readonly { readonly name: string }[] = file[list]
      if (!entries.some((one) => one.name === name))
        throw new CommandError(`error: cannot delete ${what} ${name}, not in ${path}`)
      if (what === 'context' && file['current-context'] === name) session.err(ACTIVE)
      writeKubeconfig(session.cli, config, { ...file, [list]: without(entries, name) })
      session.out(`deleted ${what} ${name} from ${path}\n`)
      return { value: { name } }
    },
  })
  return verb
}

/** The verb `kubectl config delete-cluster`. */
export const deleteCluster = deletion('cluster', 'Delete the specified cluster from the kubeconfig')

/** The verb `kubectl config delete-context`. */
export const deleteContext = deletion('context', 'Delete the specified context from the kubeconfig')

/** The verb `kubectl config delete-user`. */
export const deleteUser = deletion('user', 'Delete the specified user from the kubeconfig')
