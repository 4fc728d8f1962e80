/**
 * `kubectl describe ingress`.
 *
 * @module
 */
import type { Event } from '../../../types/kubernetes/core/v1.js'
import type { Ingress, IngressBackend } from '../../../types/kubernetes/networking/v1.js'
import type { Api } from '../../../kubernetes/apiserver/client.js'
import { isApiError } from '../../../kubernetes/apiserver/errors.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import { endpointsOf } from './service.js'
import { Description, NONE, annotationLines, eventLines, labelLines } from './text.js'

const NO_BACKEND = '<default>'

/** Describes an ingress with the endpoints of the services behind it. */
export function describeIngress(
  { metadata, spec, status }: Stored<Ingress>,
  api: Api,
  events: readonly Stored<Event>[],
): string {
  const backend = (one: IngressBackend | undefined): string =>
    backendText(api, metadata.namespace ?? '', one)
  const fallback = spec?.defaultBackend ? backend(spec.defaultBackend) : NO_BACKEND
  const to = new Description()
  to.field(0, 'Name', metadata.name)
    .add(labelLines('Labels', metadata.labels))
    .field(0, 'Namespace', metadata.namespace)
    .field(
      0,
      'Address',
      (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip ?? hostname ?? '').join(),
    )
    .field(0, 'Ingress Class', spec?.ingressClassName ?? NONE)
    .field(0, 'Default backend', fallback)
  if (spec?.tls?.length) to.line(0, 'TLS:')
  for (const { secretName, hosts = [] } of spec?.tls ?? [])
    to.line(
      1,
      secretName ? `${secretName} terminates ${hosts.join(',')}` : `SNI routes ${hosts.join(',')}`,
    )
  to.line(0, 'Rules:').line(1, 'Host\tPath\tBackends').line(1, '----\t----\t--------')
  const rules = (spec?.rules ?? []).filter(({ http }) => http)
  for (const { host, http } of rules) {
    to.line(1, `${host || '*'}\t`)
    for (const { path, backend: one } of http?.paths ?? [])
      to.line(2, `\t${path ?? ''} \t${backend(one)}`)
  }
  if (rules.length === 0) to.line(1, `*\t*\t${fallback}`)
  to.add(annotationLines('Annotations', metadata.annotations))
  return to.add(eventLines(events, api.tx.now)).toString()
}

/** `web:80 (10.244.0.5:8080)` */
function backendText(api: Api, namespace: string, backend: IngressBackend | undefined): string {
  const { service, resource } = backend ?? {}
  if (!service)
    return resource
      ? `APIGroup: ${resource.apiGroup}, Kind: ${resource.kind}, Name: ${resource.name}`
      : ''
  const { name, port } = service
  const text = `${name}:${port?.number || port?.name || ''}`
  try {
    const { spec } = api.get('Service', name, namespace)
    const found = spec?.ports?.find((one) =>
      port?.name ? one.name === port.name : one.port === port?.number,
    )
    const slices = api.by('EndpointSlice', 'byService', `${namespace}/${name}`)
    return `${text} (${endpointsOf(slices, found?.name ?? '')})`
  } catch (error) {
    if (isApiError(error)) return `${text} (<error: ${error.message}>)`
    throw error
  }
}
