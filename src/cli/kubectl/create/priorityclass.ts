/**
 * `kubectl create priorityclass`.
 *
 * @see
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_priorityclass/
 */
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import type { AnyObject } from '../resources.js'
import { GENERATOR_FLAGS, newMeta, oneName, sendOrTell } from './generated.js'

/** The verb `kubectl create priorityclass`. */
export const priorityClass = define({
  name: 'create priorityclass',
  aliases: ['pc'],
  usage:
    'create priorityclass NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]',
  short: 'Create a priority class with the specified name',
  long: 'Create a priority class with the specified name, value, globalDefault and description.',
  flags: {
    ...GENERATOR_FLAGS,
    description: {
      type: 'string',
      default: '',
      usage:
        'description is an arbitrary string that usually provides guidelines on when this priority class should be used.',
    },
    'global-default': {
      type: 'boolean',
      usage:
        'global-default specifies whether this PriorityClass should be considered as the default priority.',
    },
    'preemption-policy': {
      type: 'string',
      default: 'PreemptLowerPriority',
      usage: 'preemption-policy is the policy for preempting pods with lower priority.',
    },
    value: { type: 'int', default: 0, usage: 'the value of this priority class.' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly AnyObject[]>> {
    const name = oneName(args, 'create priorityclass')
    const object = {
      kind: 'PriorityClass',
      apiVersion: 'scheduling.k8s.io/v1',
      metadata: newMeta(name),
      value: flags.value,
      ...(flags.globalDefault ? { globalDefault: true } : {}),
      ...(flags.description ? { description: flags.description } : {}),
      preemptionPolicy: flags.preemptionPolicy,
    }
    return { value: [sendOrTell(session, object as never, flags, 'priorityclass:')] }
  },
})
