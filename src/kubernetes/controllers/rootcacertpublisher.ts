/**
 * The root CA certificate publisher: every namespace has the ConfigMap with which pods recognise
 * the API server.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
 */
import { awaitChange, watch } from '../../sim/loop.js'
import { ROOT_CA, rootCertificateOf } from '../apiserver/root-certificate.js'
import { configMaps } from '../kinds/config-map.js'
import { controller } from './controller.js'

export const rootCaCertPublisher = controller('root-ca-cert-publisher', {
  of: 'Namespace',
  watches: [
    watch(configMaps, ({ before, after }) =>
      before?.metadata.name === ROOT_CA && before.data !== after?.data
        ? before.metadata.namespace
        : undefined,
    ),
  ],
  matters: () => false,

  reconcile({ metadata: { name: namespace, deletionTimestamp } }, { api }) {
    if (deletionTimestamp) return awaitChange
    const { data } = rootCertificateOf(namespace)
    const known = api.find('ConfigMap', ROOT_CA, namespace)
    if (!known) api.create('ConfigMap', rootCertificateOf(namespace))
    else api.mutate('ConfigMap', known, (draft) => void (draft.data = { ...data }))
    return awaitChange
  },
})
