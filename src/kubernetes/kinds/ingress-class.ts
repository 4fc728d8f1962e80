/**
 * IngressClasses: which controller serves an Ingress.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#ingress-class
 */
import type { IngressClass } from '../../types/kubernetes/networking/v1.js'
import { NONE } from './cells.js'
import { age, kind } from './define.js'
import { immutable } from './field-errors.js'
import { objectTable } from './object-table.js'

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
  validate: ({ spec }, old) =>
    old
      ? immutable('spec.controller', spec?.controller, spec?.controller === old.spec?.controller)
      : [],
})

const parametersText = (parameters: NonNullable<IngressClass['spec']>['parameters']): string =>
  parameters
    ? `${parameters.kind}${parameters.apiGroup ? `.${parameters.apiGroup}` : ''}/${parameters.name}`
    : NONE
