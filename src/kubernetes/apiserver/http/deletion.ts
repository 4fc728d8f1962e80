/**
 * How something is to be deleted: what the body of the request says, or its parameters.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/delete-options/
 */
import { notSupported } from '../../kinds/field-errors.js'
import type { FieldError } from '../../kinds/kind.js'
import type { DeleteOptions } from '../api.js'
import { documentOf } from './body.js'
import type { Call } from './message.js'
import { dryRunErrors, numberOf, refuse, switchOf, textOf } from './parameters.js'

const POLICIES = ['Foreground', 'Background', 'Orphan']
/** As the API server lists them. */
const SUPPORTED = [...POLICIES, 'nil']
const KIND = 'DeleteOptions'

/** What a request can say. */
interface Said {
  readonly gracePeriodSeconds?: number | undefined
  readonly propagationPolicy?: string | undefined
  readonly orphanDependents?: boolean | undefined
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string }
  readonly dryRun?: readonly string[]
}

/** @throws ApiError BadRequest, Invalid */
export function deletionOf({ request, query, warn }: Call): DeleteOptions {
  const said: Said = request.body
    ? ((documentOf({ request }, KIND).value ?? {}) as Said)
    : ofQuery(query)
  const { gracePeriodSeconds, propagationPolicy: policy, orphanDependents, preconditions } = said
  const dryRun = said.dryRun ?? []
  const errors: FieldError[] = []
  if (policy !== undefined && policy !== '' && !POLICIES.includes(policy))
    errors.push(notSupported('propagationPolicy', policy, SUPPORTED))
  errors.push(...dryRunErrors(dryRun))
  refuse(KIND, errors)
  const wanted =
    policy || (orphanDependents === undefined ? '' : orphanDependents ? 'Orphan' : 'Background')
  const { uid, resourceVersion } = preconditions ?? {}
  return {
    warn,
    ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
    ...(wanted
      ? { propagationPolicy: wanted as NonNullable<DeleteOptions['propagationPolicy']> }
      : {}),
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    ...(dryRun.length > 0 ? { dryRun: true } : {}),
  }
}

const ofQuery = (query: Call['query']): Said => ({
  gracePeriodSeconds: numberOf(query, 'gracePeriodSeconds'),
  propagationPolicy: textOf(query, 'propagationPolicy'),
  orphanDependents: switchOf(query, 'orphanDependents'),
  dryRun: query.get('dryRun') ?? [],
})
