/**
 * Ingresses: HTTP routes from outside to Services.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
import type { Ingress, IngressBackend } from '../../types/kubernetes/networking/v1.js'
import { NONE, firstOf } from './cells.js'
import { age, kind } from './define.js'
import { invalid, required } from './field-errors.js'
import { hostErrors, pathErrors, tlsErrors } from './ingress-validation.js'
import type { FieldError } from './kind.js'
import { objectTable } from './object-table.js'

/** All ingresses. */
export const ingresses = objectTable<Ingress>('ingresses')

const NO_RULES = 'either `defaultBackend` or `rules` must be specified'

export const ingress = kind<Ingress>('networking.k8s.io/v1', 'Ingress', {
  table: ingresses,
  cells: (one, now) => [
    one.spec?.ingressClassName ?? NONE,
    hostsText(one.spec?.rules),
    (one.status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname).join(','),
    one.spec?.tls ? '80, 443' : '80',
    age(one, now),
  ],
  validate({ spec }) {
    const errors: FieldError[] = []
    if (!spec?.rules?.length && !spec?.defaultBackend) errors.push(invalid('spec', spec, NO_RULES))
    if (spec?.defaultBackend)
      errors.push(...backendErrors('spec.defaultBackend', spec.defaultBackend))
    spec?.rules?.forEach(({ host, http }, i) => {
      errors.push(...hostErrors(`spec.rules[${i}].host`, host))
      http?.paths?.forEach((path, k) => {
        const at = `spec.rules[${i}].http.paths[${k}]`
        errors.push(...pathErrors(at, path), ...backendErrors(`${at}.backend`, path.backend))
      })
    })
    errors.push(...tlsErrors(spec))
    return errors
  },
})

function backendErrors(at: string, backend: IngressBackend | undefined): readonly FieldError[] {
  const { service, resource } = backend ?? {}
  if (service && resource) return [invalid(at, '', 'cannot set both resource and service backends')]
  if (!service && !resource) return [required(at, 'resource or service backend is required')]
  if (!service) return []
  const { port } = service
  if (port?.name && port.number) return [invalid(at, '', 'cannot set both port name & port number')]
  return port?.name || port?.number ? [] : [required(at, 'port name or number is required')]
}

/** The hosts of the rules; `*` where there is none. */
function hostsText(rules: NonNullable<Ingress['spec']>['rules']): string {
  const hosts = (rules ?? []).flatMap(({ host }) => host || [])
  return hosts.length === 0 ? '*' : firstOf(hosts)
}
