/**
 * FlowSchemas and PriorityLevelConfigurations: how the API server shares itself out.
 *
 * @see https://kubernetes.io/docs/concepts/cluster-administration/flow-control/
 */
import type {
  FlowSchema,
  PriorityLevelConfiguration,
} from '../../types/kubernetes/flowcontrol/v1.js'
import { NONE } from './cells.js'
import { age, kind } from './define.js'

const GROUP = 'flowcontrol.apiserver.k8s.io/v1'

export const flowSchema = kind<FlowSchema>(GROUP, 'FlowSchema', {
  cells: (one, now) => [
    one.spec?.priorityLevelConfiguration.name,
    one.spec?.matchingPrecedence ?? 0,
    one.spec?.distinguisherMethod?.type ?? NONE,
    age(one, now),
    one.status?.conditions?.find(({ type }) => type === 'Dangling')?.status ?? '?',
  ],
  setDefaults(draft) {
    if (draft.spec)
      draft.spec = { ...draft.spec, matchingPrecedence: draft.spec.matchingPrecedence || 1000 }
  },
})

export const priorityLevelConfiguration = kind<PriorityLevelConfiguration>(
  GROUP,
  'PriorityLevelConfiguration',
  {
    cells: (one, now) => {
      const { limited, exempt, type } = one.spec ?? {}
      const queuing = limited?.limitResponse?.queuing
      return [
        type,
        (limited ?? exempt)?.nominalConcurrencyShares ?? NONE,
        queuing?.queues ?? NONE,
        queuing?.handSize ?? NONE,
        queuing?.queueLengthLimit ?? NONE,
        age(one, now),
      ]
    },
    setDefaults(draft) {
      const { spec } = draft
      if (spec?.type !== 'Limited') return
      draft.spec = {
        ...spec,
        limited: {
          lendablePercent: 0,
          nominalConcurrencyShares: 30,
          ...spec.limited,
        },
      }
    },
  },
)
