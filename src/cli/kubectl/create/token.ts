/**
 * `kubectl create token`: a token with which a service account's programs identify themselves.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_token/
 */
import { uuid } from '../../../sim/id.js'
import { base64 } from '../../../text/base64.js'
import { goJson } from '../../../text/json.js'
import { parseGoDuration } from '../../../text/duration.js'
import type { VerbResult, Wait } from '../../verb.js'
import { define } from '../definition.js'
import { PRINT_FLAGS } from '../flags.js'
import { oneName } from './generated.js'

const AUDIENCE = 'https://kubernetes.default.svc.cluster.local'
const HOUR = 3600

/** The verb `kubectl create token`. */
export const token = define({
  name: 'create token',
  usage: 'create token SERVICE_ACCOUNT_NAME',
  short: 'Request a service account token',
  flags: {
    ...PRINT_FLAGS,
    audience: {
      type: 'strings',
      usage:
        'Audience of the requested token. If unset, defaults to requesting a token for use with the Kubernetes API server. May be repeated to request a token valid for multiple audiences.',
    },
    duration: {
      type: 'duration',
      default: '0s',
      usage:
        'Requested lifetime of the issued token. If not set or if set to 0, the lifetime will be determined by the server automatically.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly token: string }>> {
    const name = oneName(args, 'create token')
    const { api, namespace, tx } = session
    const account = api.get('ServiceAccount', name, namespace)
    const issued = Math.floor(tx.now / 1000)
    const lifetime = (parseGoDuration(flags.duration) ?? 0) / 1000 || HOUR
    const claims = {
      aud: flags.audience.length > 0 ? flags.audience : [AUDIENCE],
      exp: issued + lifetime,
      iat: issued,
      iss: AUDIENCE,
      jti: uuid(tx.random),
      'kubernetes.io': { namespace, serviceaccount: { name, uid: account.metadata.uid } },
      nbf: issued,
      sub: `system:serviceaccount:${namespace}:${name}`,
    }
    const text = [goJson({ alg: 'RS256', kid: 'simulated' }), goJson(claims), claims.jti]
      .map(urlSafe)
      .join('.')
    session.out(`${text}\n`)
    return { value: { token: text } }
  },
})

const urlSafe = (text: string): string =>
  base64(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
