/**
 * TaintNodesByCondition: a new node takes no pods before it is known to be ready.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#taintnodesbycondition
 */
import type { Node } from '../../../types/kubernetes/core/v1.js'
import type { Draft } from '../../kinds/kind.js'
import type { AdmissionPlugin } from './plugin.js'

const NOT_READY = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' } as const

export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  handles: ({ kind, group }, operation) =>
    operation === 'CREATE' && kind === 'Node' && group === '',
  admit({ object }) {
    const node = object as Draft<Node>
    const taints = node.spec?.taints ?? []
    if (taints.some(({ key, effect }) => key === NOT_READY.key && effect === NOT_READY.effect))
      return
    node.spec = { ...node.spec, taints: [...taints, NOT_READY] }
  },
}
