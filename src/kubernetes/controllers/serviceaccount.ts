/**
 * The service account controller: every namespace has an account named `default`.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-controller
 */
import { awaitChange, watch } from '../../sim/loop.js'
import { serviceAccounts } from '../kinds/service-account.js'
import { controller } from './controller.js'

const DEFAULT = 'default'

export const serviceAccountController = controller('serviceaccount-controller', {
  of: 'Namespace',
  watches: [
    watch(serviceAccounts, ({ before, after }) =>
      !after && before?.metadata.name === DEFAULT ? before.metadata.namespace : undefined,
    ),
  ],
  matters: () => false,

  reconcile({ metadata: { name: namespace, deletionTimestamp } }, { api }) {
    if (!deletionTimestamp && !api.find('ServiceAccount', DEFAULT, namespace))
      api.create('ServiceAccount', { metadata: { name: DEFAULT, namespace } })
    return awaitChange
  },
})
