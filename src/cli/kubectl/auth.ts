/**
 * `kubectl auth`: what one may do, who one is, and roles as a file wants them.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access
 */
import type { VerbResult, Wait } from '../verb.js'
import { canI } from './auth/can-i.js'
import { reconcile } from './auth/reconcile.js'
import { whoami } from './auth/whoami.js'
import { define } from './definition.js'
import { groupAlone } from './group.js'

/** The verb `kubectl auth`. */
export const auth = define({
  name: 'auth',
  usage: 'auth [flags]',
  short: 'Inspect authorization',
  flags: {},
  verbs: { 'can-i': canI, reconcile, whoami },
  *run(session, args): Generator<Wait, VerbResult<never>> {
    return groupAlone(session, auth, args)
  },
})
