/**
 * Webhook configurations: who outside of the API server may change or refuse objects.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/
 */
import type {
  MutatingWebhook,
  MutatingWebhookConfiguration,
  ValidatingWebhook,
  ValidatingWebhookConfiguration,
} from '../../../types/kubernetes/admissionregistration/v1.js'
import { age, kind } from '../define.js'
import { invalid, required, ONE_ADDRESS } from '../field-errors.js'
import type { FieldError } from '../kind.js'
import { objectTable } from '../object-table.js'

const GROUP = 'admissionregistration.k8s.io/v1'

/** All configurations of webhooks that may refuse. */
const validatingWebhookConfigurations = objectTable<ValidatingWebhookConfiguration>(
  'validatingwebhookconfigurations',
)
/** All configurations of webhooks that may change. */
const mutatingWebhookConfigurations = objectTable<MutatingWebhookConfiguration>(
  'mutatingwebhookconfigurations',
)

const withDefaults = <Hook extends ValidatingWebhook>(hook: Hook): Hook => ({
  ...hook,
  failurePolicy: hook.failurePolicy ?? 'Fail',
  matchPolicy: hook.matchPolicy ?? 'Equivalent',
  namespaceSelector: hook.namespaceSelector ?? {},
  objectSelector: hook.objectSelector ?? {},
  timeoutSeconds: hook.timeoutSeconds ?? 10,
  ...(hook.rules ? { rules: hook.rules.map((rule) => ({ scope: '*', ...rule })) } : {}),
  ...(hook.clientConfig?.service
    ? {
        clientConfig: {
          ...hook.clientConfig,
          service: { ...hook.clientConfig.service, port: hook.clientConfig.service.port ?? 443 },
        },
      }
    : {}),
})

const hookErrors = (hooks: readonly ValidatingWebhook[] = []): readonly FieldError[] =>
  hooks.flatMap(({ clientConfig, timeoutSeconds = 10 }, i) => {
    const errors: FieldError[] = []
    if (!clientConfig?.url === !clientConfig?.service)
      errors.push(required(`webhooks[${i}].clientConfig`, ONE_ADDRESS))
    if (timeoutSeconds < 1 || timeoutSeconds > 30)
      errors.push(
        invalid(
          `webhooks[${i}].timeoutSeconds`,
          timeoutSeconds,
          timeoutSeconds < 1
            ? 'the timeout value must be greater than zero'
            : 'the timeout value must not be greater than 30 seconds',
        ),
      )
    return errors
  })

export const validatingWebhookConfiguration = kind<ValidatingWebhookConfiguration>(
  GROUP,
  'ValidatingWebhookConfiguration',
  {
    table: validatingWebhookConfigurations,
    cells: (one, now) => [one.webhooks?.length ?? 0, age(one, now)],
    setDefaults(draft) {
      if (draft.webhooks) draft.webhooks = draft.webhooks.map(withDefaults)
    },
    validate: ({ webhooks }) => hookErrors(webhooks),
  },
)

export const mutatingWebhookConfiguration = kind<MutatingWebhookConfiguration>(
  GROUP,
  'MutatingWebhookConfiguration',
  {
    table: mutatingWebhookConfigurations,
    cells: (one, now) => [one.webhooks?.length ?? 0, age(one, now)],
    setDefaults(draft) {
      if (draft.webhooks)
        draft.webhooks = draft.webhooks.map(
          (hook): MutatingWebhook => ({
            ...withDefaults(hook),
            reinvocationPolicy: hook.reinvocationPolicy ?? 'Never',
          }),
        )
    },
    validate: ({ webhooks }) => hookErrors(webhooks),
  },
)
