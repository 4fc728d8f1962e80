/**
 * MutatingAdmissionWebhook and ValidatingAdmissionWebhook: who is outside of the API server is asked
 * before an object is stored.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
import type {
  MutatingWebhook,
  ValidatingWebhook,
} from '../../../../types/kubernetes/admissionregistration/v1.js'
import { uuid } from '../../../../sim/id.js'
import {
  mutatingWebhookConfiguration,
  validatingWebhookConfiguration,
} from '../../../kinds/admission/webhooks.js'
import { service } from '../../../kinds/service/index.js'
import { badRequest, forbidden, internalError, refused, unsaid } from '../../errors.js'
import { applyJsonPatch } from '../../patch/json-patch.js'
import { isSelected, isSubject, matchesRules } from '../dynamic/match.js'
import { replaceObject } from '../dynamic/replace.js'
import { userOf } from '../dynamic/who.js'
import { type AdmissionPlugin, type AdmissionRequest, isPod } from '../plugin.js'
import { evaluateAll, failedCondition } from '../policy/evaluate.js'
import { mountToken } from '../serviceaccount.js'
import {
  type AdmissionReviewRequest,
  type AdmissionReviewResponse,
  copyOf,
  webhookAt,
} from './webhook.js'

type Hook = ValidatingWebhook & Pick<MutatingWebhook, 'reinvocationPolicy'>

const HARMLESS: readonly string[] = ['None', 'NoneOnDryRun']

export const mutatingAdmissionWebhook: AdmissionPlugin = {
  name: 'MutatingAdmissionWebhook',
  handles: () => true,
  admit(request) {
    const { tx } = request
    if (tx.count(mutatingWebhookConfiguration.table as never) === 0 || !isSubject(request)) return
    for (const { webhooks = [] } of tx.rows(mutatingWebhookConfiguration.table))
      for (const hook of webhooks) {
        if (request.isAgain && hook.reinvocationPolicy !== 'IfNeeded') continue
        const response = ask(hook, request)
        if (response?.patch?.length && request.operation !== 'DELETE') change(request, response)
      }
  },
}

export const validatingAdmissionWebhook: AdmissionPlugin = {
  name: 'ValidatingAdmissionWebhook',
  handles: () => true,
  validate(request) {
    const { tx } = request
    if (tx.count(validatingWebhookConfiguration.table as never) === 0 || !isSubject(request)) return
    for (const { webhooks = [] } of tx.rows(validatingWebhookConfiguration.table))
      for (const hook of webhooks) ask(hook, request)
  },
}

/** What a webhook answers, if it is asked and can be reached. @throws ApiError when it says no */
function ask(hook: Hook, request: AdmissionRequest): AdmissionReviewResponse | undefined {
  if (!matchesRules(hook.rules, request, hook.matchPolicy) || !isSelected(hook, request))
    return undefined
  if (isPod(request.kind) && request.operation === 'CREATE') mountToken(request)
  if (!meetsConditions(hook, request)) return undefined
  if (request.dryRun && !HARMLESS.includes(hook.sideEffects))
    throw badRequest(`admission webhook "${hook.name}" does not support dry run`)
  const response = call(hook, request)
  if (!response) return undefined
  for (const text of response.warnings ?? []) request.warn(text)
  if (response.allowed) return response
  const { message, reason, code } = response.status ?? {}
  const why = message || reason
  const denied = `admission webhook "${hook.name}" denied the request`
  throw refused(
    request.kind,
    request.name,
    why ? `${denied}: ${why}` : `${denied} without explanation`,
    {
      ...(reason === undefined ? {} : { reason }),
      ...(code === undefined ? {} : { code }),
    },
  )
}

function meetsConditions(
  { matchConditions, failurePolicy }: Hook,
  request: AdmissionRequest,
): boolean {
  if (!matchConditions?.length) return true
  const outcome = failedCondition(matchConditions, evaluateAll(request))
  if (outcome?.error === undefined) return outcome === undefined
  if (failurePolicy !== 'Ignore') throw forbidden(request.kind, request.name, outcome.error)
  return false
}

/** @throws ApiError when nobody answers, and the webhook is needed */
function call(hook: Hook, request: AdmissionRequest): AdmissionReviewResponse | undefined {
  const { url, host, missing } = addressOf(hook, request)
  const webhook = webhookAt(request.tx, url)
  const failed = (why: string): undefined => {
    if (hook.failurePolicy === 'Ignore') return undefined
    throw internalError(`failed calling webhook "${hook.name}": failed to call webhook: ${why}`)
  }
  const post = `Post "${url}?timeout=${hook.timeoutSeconds ?? 10}s"`
  if (!webhook) return failed(`${post}: ${missing ?? `dial tcp: lookup ${host}: no such host`}`)
  try {
    return webhook.answer(reviewOf(request))
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return failed(unsaid(JSON.stringify(text)))
  }
}

/** Where a webhook is asked, and what is wrong when nobody answers there. */
function addressOf(
  { clientConfig: { url, service: to } }: Hook,
  { tx }: AdmissionRequest,
): { readonly url: string; readonly host: string; readonly missing?: string } {
  if (!to) {
    const host = /^https:\/\/([^/:]+)/.exec(url ?? '')?.[1] ?? ''
    return { url: url ?? '', host }
  }
  const host = `${to.name}.${to.namespace}.svc`
  const found = tx.get(service.table, `${to.namespace}/${to.name}`)
  return {
    url: `https://${host}:${to.port ?? 443}${to.path ?? ''}`,
    host,
    missing: found
      ? `dial tcp ${found.spec?.clusterIP}:${to.port ?? 443}: connect: connection refused`
      : `service "${to.name}" not found`,
  }
}

function reviewOf(request: AdmissionRequest): AdmissionReviewRequest {
  const { tx, kind, name, namespace, operation, subresource, object, old, dryRun } = request
  const { group, version } = kind
  return {
    uid: uuid(tx.random),
    kind: { group, version, kind: kind.kind },
    resource: { group, version, resource: kind.plural },
    ...(subresource ? { subResource: subresource } : {}),
    name,
    ...(namespace === undefined ? {} : { namespace }),
    operation,
    userInfo: userOf(request),
    object: operation === 'DELETE' ? null : copyOf(object),
    oldObject: copyOf(old),
    dryRun,
  }
}

const change = (request: AdmissionRequest, { patch }: AdmissionReviewResponse): void =>
  replaceObject(request, applyJsonPatch(copyOf(request.object) as object, patch))
