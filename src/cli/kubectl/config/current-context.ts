/**
 * `kubectl config current-context`: says which context is current.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_current-context/
 */
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { kubeconfigOf } from './entries.js'

/** The verb `kubectl config current-context`. */
export const currentContext = define({
  name: 'config current-context',
  usage: 'config current-context',
  short: 'Display the current-context',
  flags: {},
  *run(session, _args, flags): Generator<Wait, VerbResult<{ readonly context: string }>> {
    const context = kubeconfigOf(session, flags).file['current-context']
    if (context === '') throw new CommandError('error: current-context is not set')
    session.out(`${context}\n`)
    return { value: { context } }
  },
})
