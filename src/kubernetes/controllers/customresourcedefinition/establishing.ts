/**
 * The establishing controller: a definition whose names were accepted is served from now on.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#create-a-customresourcedefinition
 */
import { awaitChange } from '../../../sim/loop.js'
import { isTrue, withCondition } from '../../kinds/custom/definitions.js'
import { controller } from '../controller.js'
import { FIRST_NAMES_ACCEPTED } from './naming.js'

export const establishingController = controller('establishing-controller', {
  of: 'CustomResourceDefinition',
  latency: 0,

  reconcile(definition, { api }) {
    if (!isTrue(definition, 'NamesAccepted') || isTrue(definition, 'Established'))
      return awaitChange
    api.updateStatus('CustomResourceDefinition', definition, (draft) => {
      draft.status = {
        ...draft.status,
        conditions: [
          ...withCondition(
            definition,
            {
              type: 'Established',
              status: 'True',
              reason: 'InitialNamesAccepted',
              message: FIRST_NAMES_ACCEPTED,
            },
            api.tx.now,
          ),
        ],
      }
    })
    return awaitChange
  },
})
