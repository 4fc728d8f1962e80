/**
 * `kubectl create token`: a token with which a service account's programs identify themselves.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_token/
 */
import { requestToken } from '../../../kubernetes/apiserver/authentication/token-request.js'
import { isApiError } from '../../../kubernetes/apiserver/errors.js'
import { serviceAccount } from '../../../kubernetes/kinds/service-account.js'
import type {
  BoundObjectReference,
  TokenRequest,
} from '../../../types/kubernetes/authentication/v1.js'
import { parseGoDuration } from '../../../text/duration.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { PRINT_FLAGS } from '../flags.js'
import { printerOf } from '../output.js'
import type { Session } from '../session.js'
import { oneName } from './generated.js'

const KIND = { group: 'authentication.k8s.io', singular: 'tokenrequest' }
const KINDS = ['Node', 'Pod', 'Secret']
const NEGATIVE = 'error: --duration must be greater than or equal to 0'
const PARTS_OF_SECONDS = 'error: --duration cannot be expressed in units less than seconds'
const BOUND_NAME = 'error: --bound-object-name is required if --bound-object-kind is provided'
const WITHOUT_KIND = (flag: string): string =>
  `error: --bound-object-${flag} can only be set if --bound-object-kind is provided`

/** What the flags say. */
interface TokenFlags {
  readonly boundObjectKind?: string | undefined
  readonly boundObjectName?: string | undefined
  readonly boundObjectUid?: string | undefined
  readonly duration: string
}

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
    'bound-object-kind': {
      type: 'string',
      usage:
        'Kind of an object to bind the token to. Supported kinds are Node, Pod, Secret. If set, --bound-object-name must be provided.',
    },
    'bound-object-name': {
      type: 'string',
      usage:
        'Name of an object to bind the token to. The token will expire when the object is deleted. Requires --bound-object-kind.',
    },
    'bound-object-uid': {
      type: 'string',
      usage:
        'UID of an object to bind the token to. Requires --bound-object-kind and --bound-object-name. If unset, the UID of the existing object is used.',
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
    const seconds = secondsOf(flags)
    const boundObjectRef = referenceOf(flags)
    const spec = {
      audiences: flags.audience,
      ...(seconds > 0 ? { expirationSeconds: seconds } : {}),
      ...(boundObjectRef ? { boundObjectRef } : {}),
    }
    const object = requested(session, name, spec)
    const print = printerOf(flags, session.cli.files)
    const { token: text = '' } = object.status ?? {}
    session.out(print ? print({ items: [{ kind: KIND, object }], single: true }) : text)
    return { value: { token: text } }
  },
})

/** @throws CommandError for what the server refuses */
function requested(
  session: Session,
  name: string,
  spec: NonNullable<TokenRequest['spec']>,
): TokenRequest {
  const { namespace } = session
  void session.cluster
  try {
    session.authorize('create', serviceAccount, { name, namespace, subresource: 'token' })
    return requestToken(session.tx, name, namespace, spec)
  } catch (error) {
    if (!isApiError(error)) throw error
    throw new CommandError(`error: failed to create token: ${error.message}`)
  }
}

/** @throws CommandError */
function secondsOf({ duration }: TokenFlags): number {
  const milliseconds = parseGoDuration(duration) ?? 0
  if (milliseconds < 0) throw new CommandError(NEGATIVE)
  if (milliseconds % 1000 !== 0) throw new CommandError(PARTS_OF_SECONDS)
  return milliseconds / 1000
}

/** @throws CommandError */
function referenceOf({
  boundObjectKind: kind,
  boundObjectName: name,
  boundObjectUid: uid,
}: TokenFlags): BoundObjectReference | undefined {
  if (!kind) {
    if (name) throw new CommandError(WITHOUT_KIND('name'))
    if (uid) throw new CommandError(WITHOUT_KIND('uid'))
    return undefined
  }
  if (!KINDS.includes(kind))
    throw new CommandError(`error: supported --bound-object-kind values are ${KINDS.join(', ')}`)
  if (!name) throw new CommandError(BOUND_NAME)
  return { kind, apiVersion: 'v1', name, ...(uid ? { uid } : {}) }
}
