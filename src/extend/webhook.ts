/**
 * Webhooks: functions that the API server asks before it stores an object.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
import type {
  AdmissionReviewRequest,
  AdmissionReviewResponse,
  Webhook,
} from '../kubernetes/apiserver/admission/webhook/webhook.js'
import { UsageError } from '../sim/errors.js'

/**
 * A function that answers at an address. Put it into the `webhooks` of a plugin. The API server
 * asks it where a ValidatingWebhookConfiguration or MutatingWebhookConfiguration names the address:
 * as a `url`, or as a `service` (`https://NAME.NAMESPACE.svc:443/PATH`).
 *
 * The function sees the request and nothing else, and gives the same answer for the same request.
 * What it throws is an error of the server that answers.
 *
 * @example
 * const noLatest = webhook('https://checks.example.com/images', ({ object }) => {
 *   const images = object.spec.containers.map(({ image }) => image)
 *   return images.some((image) => image.endsWith(':latest'))
 *     ? { allowed: false, status: { message: 'images need a version' } }
 *     : { allowed: true }
 * })
 * @throws UsageError for an address that is none
 */
export function webhook(
  url: string,
  answer: (request: AdmissionReviewRequest) => AdmissionReviewResponse,
): Webhook {
  if (!/^https:\/\/[^/?#]+(\/[^?#]*)?$/.test(url))
    throw new UsageError(`a webhook has an address such as https://checks.example.com/path: ${url}`)
  return { url, answer }
}
