/**
 * The root CA certificate publisher: every namespace has the ConfigMaps with which pods recognise
 * the API server.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 */
import { awaitChange, watch } from '../../sim/loop.js'
import { certificatesOf } from '../apiserver/bootstrap.js'
import { configMaps } from '../kinds/config-map.js'
import { controller } from './controller.js'

export const rootCaCertPublisher = controller('root-ca-cert-publisher', {
  of: 'Namespace',
  watches: [
    watch(configMaps, ({ before, after }) => {
      const namespace = before?.metadata.namespace ?? ''
      return before &&
        before.data !== after?.data &&
        certificatesOf(namespace).some(({ metadata }) => metadata?.name === before.metadata.name)
        ? namespace
        : undefined
    }),
  ],
  matters: () => false,

  reconcile({ metadata: { name: namespace, deletionTimestamp } }, { api }) {
    if (deletionTimestamp) return awaitChange
    for (const map of certificatesOf(namespace)) {
      const known = api.find('ConfigMap', map.metadata?.name ?? '', namespace)
      if (!known) api.create('ConfigMap', map)
      else api.mutate('ConfigMap', known, (draft) => void (draft.data = { ...map.data }))
    }
    return awaitChange
  },
})
