/**
 * IngressClasses: which controller serves an Ingress.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
import type { IngressClass } from '../../types/kubernetes/networking/v1.js'
import { NONE } from './cells.js'
import { age, kind } from './define.js'
import { immutable, invalid, required } from './field-errors.js'
import type { FieldError } from './kind.js'
import { nameErrors } from './names.js'
import { objectTable } from './object-table.js'

const PREFIXED = 'must be a domain-prefixed path (such as "acme.io/foo")'

/** All classes. */
const ingressClasses = objectTable<IngressClass>('ingressclasses')

export const ingressClass = kind<IngressClass>('networking.k8s.io/v1', 'IngressClass', {
  table: ingressClasses,
  cells: (one, now) => [one.spec?.controller, parametersText(one.spec?.parameters), age(one, now)],
  setDefaults(draft) {
    const parameters = draft.spec?.parameters
    if (parameters && parameters.scope === undefined)
      draft.spec = { ...draft.spec, parameters: { ...parameters, scope: 'Cluster' } }
  },
  validate: ({ spec }, old) => [
    ...controllerErrors(spec?.controller),
    ...(old
      ? immutable('spec.controller', spec?.controller, spec?.controller === old.spec?.controller)
      : []),
  ],
})

const parametersText = (parameters: NonNullable<IngressClass['spec']>['parameters']): string =>
  parameters
    ? `${parameters.kind}${parameters.apiGroup ? `.${parameters.apiGroup}` : ''}/${parameters.name}`
    : NONE

/** A controller is a domain and a path. */
function controllerErrors(controller: string | undefined): readonly FieldError[] {
  const at = 'spec.controller'
  if (!controller) return [required(at)]
  const slash = controller.indexOf('/')
  const [host, path] = [controller.slice(0, slash), controller.slice(slash + 1)]
  if (slash <= 0 || path === '') return [invalid(at, controller, PREFIXED)]
  return nameErrors('subdomain', host).map((why) => invalid(at, host, why))
}
