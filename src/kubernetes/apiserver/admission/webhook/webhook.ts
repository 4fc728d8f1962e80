/**
 * Webhooks: what is asked of whom, and who answers. Functions answer, which plugins bring.
 *
 * That there is one at an address is a row of the world; its code is found by the row, so forks and
 * snapshots have it.
 *
 * @see https://kubernetes.io/docs/reference/config-api/apiserver-admission.v1/
 */
import type { Status } from '../../../../types/kubernetes/meta/v1.js'
import type { Tx } from '../../../../sim/step.js'
import { defineTable } from '../../../../sim/table.js'
import type { Reader } from '../../../../sim/world.js'
import type { KubeObject } from '../../../kinds/kind.js'

interface GroupVersion {
  readonly group: string
  readonly version: string
}

/** What a webhook is asked: the `request` of an AdmissionReview. */
export interface AdmissionReviewRequest {
  readonly uid: string
  readonly kind: GroupVersion & { readonly kind: string }
  readonly resource: GroupVersion & { readonly resource: string }
  readonly subResource?: string
  readonly name: string
  readonly namespace?: string
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE'
  readonly userInfo: { readonly username: string; readonly groups: readonly string[] }
  /** The object as it will be stored; null for a deletion. */
  // biome-ignore lint/suspicious/noExplicitAny: an object of whatever kind
  readonly object: any
  /** The object as it is stored; null for a new one. */
  // biome-ignore lint/suspicious/noExplicitAny: an object of whatever kind
  readonly oldObject: any
  readonly dryRun: boolean
}

/** What a webhook answers: the `response` of an AdmissionReview. */
export interface AdmissionReviewResponse {
  readonly allowed: boolean
  /** Why it is not allowed. */
  readonly status?: Pick<Status, 'message' | 'reason' | 'code'>
  /** Changes of the object, as a JSON patch; of mutating webhooks alone. */
  readonly patch?: readonly object[]
  readonly warnings?: readonly string[]
}

/** A question and its answer, as they go over the wire. */
export interface AdmissionReview {
  readonly apiVersion: 'admission.k8s.io/v1'
  readonly kind: 'AdmissionReview'
  readonly request?: AdmissionReviewRequest
  readonly response?: AdmissionReviewResponse & { readonly uid: string }
}

/** A function that answers at an address. */
export interface Webhook {
  /** `https://checks.example.com/images`; for a Service `https://NAME.NAMESPACE.svc:443/PATH`. */
  readonly url: string
  answer(request: AdmissionReviewRequest): AdmissionReviewResponse
}

/** By the address. */
const servers = defineTable<{ readonly url: string }>('webhook-servers')
const code = new WeakMap<object, Webhook>()

/** Lets a webhook answer from now on. */
export function serveWebhook(tx: Tx, webhook: Webhook): void {
  code.set(tx.put(servers, webhook.url, { url: webhook.url }), webhook)
}

/** Finds the code of webhooks again, in a world that was read from a snapshot. */
export function resumeWebhooks(read: Reader, webhooks: readonly Webhook[]): void {
  for (const webhook of webhooks) {
    const row = read.get(servers, webhook.url)
    if (row) code.set(row, webhook)
  }
}

/** Who answers at an address. */
export function webhookAt(read: Reader, url: string): Webhook | undefined {
  const row = read.get(servers, url)
  return row && code.get(row)
}

/** An object as a webhook gets it: a change of it changes nothing here. */
export const copyOf = (object: KubeObject | undefined): unknown =>
  object === undefined ? null : JSON.parse(JSON.stringify(object))
