/**
 * What is wrong with the hosts and paths of an Ingress.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
import type { HTTPIngressPath, IngressSpec } from '../../types/kubernetes/networking/v1.js'
import { invalid } from './field-errors.js'
import type { FieldError } from './kind.js'
import { nameErrors } from './names.js'

/** What is said of a path that does not begin at the root. */
export const PATH_START = 'must be an absolute path'
const NO_ADDRESS = 'must be a DNS name, not an IP address'
const WILDCARD =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const WILDCARD_PATTERN = new RegExp(`^\\*\\.${LABEL}(\\.${LABEL})*$`)
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*)$/
/** What paths may not have in them, and not at their end. */
const WRONG_PARTS = ['//', '/./', '/../', '%2f', '%2F']
const WRONG_ENDS = ['/..', '/.']

/** Checks the host of a rule. */
export function hostErrors(at: string, host: string | undefined): readonly FieldError[] {
  if (!host) return []
  if (ADDRESS.test(host)) return [invalid(at, host, NO_ADDRESS)]
  if (host.includes('*')) return WILDCARD_PATTERN.test(host) ? [] : [invalid(at, host, WILDCARD)]
  return nameErrors('subdomain', host).map((why) => invalid(at, host, why))
}

/** Checks a path: exact ones and prefixes are absolute and have no way up. */
export function pathErrors(
  at: string,
  { path = '', pathType }: HTTPIngressPath,
): readonly FieldError[] {
  if (pathType === 'ImplementationSpecific')
    return path === '' || path.startsWith('/') ? [] : [invalid(`${at}.path`, path, PATH_START)]
  if (pathType !== 'Exact' && pathType !== 'Prefix') return []
  return [
    ...(path.startsWith('/') ? [] : [invalid(`${at}.path`, path, PATH_START)]),
    ...WRONG_PARTS.filter((part) => path.includes(part)).map((part) =>
      invalid(`${at}.path`, path, `must not contain '${part}'`),
    ),
    ...WRONG_ENDS.filter((end) => path.endsWith(end)).map((end) =>
      invalid(`${at}.path`, path, `cannot end with '${end}'`),
    ),
  ]
}

/** Checks hosts and the class. */
export const tlsErrors = (spec: IngressSpec | undefined): readonly FieldError[] => [
  ...(spec?.tls ?? []).flatMap(({ hosts = [] }, i) =>
    hosts.flatMap((host, k) => {
      const at = `spec.tls[${i}].hosts[${k}]`
      if (host.includes('*'))
        return WILDCARD_PATTERN.test(host) ? [] : [invalid(at, host, WILDCARD)]
      return nameErrors('subdomain', host).map((why) => invalid(at, host, why))
    }),
  ),
  ...(spec?.ingressClassName ? nameErrors('subdomain', spec.ingressClassName) : []).map((why) =>
    invalid('spec.ingressClassName', spec?.ingressClassName, why),
  ),
]
