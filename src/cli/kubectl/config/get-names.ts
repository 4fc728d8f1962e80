/**
 * `kubectl config get-clusters` and `get-users`: the names in a kubeconfig.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_get-clusters/
 */
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import { kubeconfigOf } from './entries.js'

const names = (what: 'clusters' | 'users') =>
  define({
    name: `config get-${what}`,
    usage: `config get-${what}`,
    short: `Display ${what} defined in the kubeconfig`,
    flags: {},
    *run(session, _args, flags): Generator<Wait, VerbResult<readonly string[]>> {
      const entries: readonly { readonly name: string }[] = kubeconfigOf(session, flags).file[what]
      const value = entries.map(({ name }) => name).sort()
      session.out(`NAME\n${value.map((name) => `${name}\n`).join('')}`)
      return { value }
    },
  })

/** The verb `kubectl config get-clusters`. */
export const getClusters = names('clusters')

/** The verb `kubectl config get-users`. */
export const getUsers = names('users')
