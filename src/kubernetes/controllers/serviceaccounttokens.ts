/**
 * The tokens controller: fills Secrets of the type kubernetes.io/service-account-token, and removes
 * those whose account is gone.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#token-controller
 */
import { awaitChange, watch } from '../../sim/loop.js'
import { base64, fromBase64 } from '../../text/base64.js'
import { ROOT_CERTIFICATE } from '../apiserver/root-certificate.js'
import { legacyToken } from '../apiserver/authentication/token.js'
import { keyOf } from '../kinds/kind.js'
import { accountOf, secrets } from '../kinds/secret.js'
import { serviceAccounts } from '../kinds/service-account.js'
import { controller, deleteIfThere } from './controller.js'

const ACCOUNT_UID = 'kubernetes.io/service-account.uid'
const ROOT_CA = 'ca.crt'

export const tokensController = controller('tokens-controller', {
  of: 'Secret',
  watches: [
    watch(serviceAccounts, ({ key, before, after }, tx) =>
      before && !after ? tx.by(secrets, 'byAccount', key).map((one) => keyOf(one)) : undefined,
    ),
  ],
  matters: (before, after) => before.data !== after.data,

  reconcile(secret, { api, tx }) {
    const owner = accountOf(secret)
    if (owner === undefined || secret.metadata.deletionTimestamp) return awaitChange
    const { name, namespace = '' } = secret.metadata
    const account = tx.get(serviceAccounts, owner)
    const uid = secret.metadata.annotations?.[ACCOUNT_UID]
    if (!account || (uid !== undefined && uid !== account.metadata.uid)) {
      deleteIfThere(api, 'Secret', secret)
      return awaitChange
    }
    const { name: user, uid: userUid } = account.metadata
    const token = legacyToken(tx, {
      namespace,
      account: { name: user, uid: userUid },
      secret: name,
    })
    const data = {
      [ROOT_CA]: base64(ROOT_CERTIFICATE),
      namespace: base64(namespace),
      token: base64(token),
    }
    const isFilled = fromBase64(secret.data?.['token'] ?? '') === token
    if (isFilled && secret.data?.[ROOT_CA] && secret.data['namespace']) return awaitChange
    api.mutate('Secret', secret, (draft) => {
      draft.data = { ...draft.data, ...data }
      const annotations = { ...draft.metadata?.annotations, [ACCOUNT_UID]: userUid }
      draft.metadata = { ...draft.metadata, annotations }
    })
    return awaitChange
  },
})
