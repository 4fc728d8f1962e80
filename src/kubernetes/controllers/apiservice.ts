/**
 * The controller of APIServices: an API that another server answers for is available while the
 * Service in front of that server has an endpoint.
 *
 * @see https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/
 */
import { awaitChange, watch } from '../../sim/loop.js'
import { rfc3339 } from '../../text/time.js'
import { SERVICE_NAME_LABEL, endpointSlice } from '../kinds/endpoint-slice.js'
import { apiService } from '../kinds/api-service.js'
import { controller, moreThanStatus } from './controller.js'

export const apiServiceController = controller('available-controller', {
  of: apiService,
  matters: moreThanStatus,
  watches: [
    watch(endpointSlice.table, ({ before, after }, tx) => {
      const { labels, namespace } = (after ?? before)?.metadata ?? {}
      const name = labels?.[SERVICE_NAME_LABEL]
      return tx
        .rows(apiService.table)
        .filter(
          ({ spec }) => spec?.service?.name === name && spec?.service?.namespace === namespace,
        )
        .map(({ metadata }) => metadata.name)
    }),
  ],
  reconcile(one, { api, now }) {
    const service = one.spec?.service
    if (!service) return awaitChange
    const { name = '', namespace = '' } = service
    const isThere = api
      .by('EndpointSlice', 'byService', `${namespace}/${name}`)
      .some(({ endpoints }) => endpoints?.some(({ conditions }) => conditions?.ready === true))
    const said = isThere
      ? { status: 'True', reason: 'Passed', message: 'all checks passed' }
      : {
          status: 'False',
          reason: 'MissingEndpoints',
          message: `endpoints for service/${name} in "${namespace}" have no addresses with port name "https"`,
        }
    const old = one.status?.conditions?.find(({ type }) => type === 'Available')
    const lastTransitionTime =
      old?.status === said.status && old.lastTransitionTime ? old.lastTransitionTime : rfc3339(now)
    api.amendStatus(apiService, one, (draft) => {
      draft.status = { conditions: [{ lastTransitionTime, ...said, type: 'Available' }] }
    })
    return awaitChange
  },
})
