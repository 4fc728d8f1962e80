/**
 * What an Ingress means to nginx: its rules and annotations as routes.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
import type { ProxyRoute, ProxySite, Upstream } from '../../net/reverse-proxy.js'
import type { Reader } from '../../sim/world.js'
import type {
  HTTPIngressPath,
  Ingress,
  IngressBackend,
} from '../../types/kubernetes/networking/v1.js'
import { endpointSlices } from '../kinds/endpoint-slice.js'
import { type Stored, keyOf } from '../kinds/kind.js'
import { services } from '../kinds/service/table.js'

const PREFIX = 'nginx.ingress.kubernetes.io/'
const MOVED = 301
const FOUND = 302

/** The routes of an Ingress. */
export function siteOf(read: Reader, ingress: Stored<Ingress>): ProxySite {
  const { spec = {}, metadata } = ingress
  const note = (name: string): string | undefined => metadata.annotations?.[`${PREFIX}${name}`]
  const namespace = metadata.namespace ?? ''
  const common = commonOf(note)
  const secured = new Set((spec.tls ?? []).flatMap(({ hosts = [] }) => hosts))
  const routeOf = (
    host: string,
    route: Pick<ProxyRoute, 'path' | 'match'>,
    backend: IngressBackend,
  ) => ({
    ...common,
    ...route,
    host,
    ...(isSecure(note, secured.has(host)) ? { secure: true } : {}),
    upstream: upstreamOf(read, namespace, backend),
  })
  const routes: ProxyRoute[] = (spec.rules ?? []).flatMap(({ host = '', http }) => [
    ...(http?.paths ?? []).map((path) => routeOf(host, matchOf(path, note), path.backend)),
    ...(!http && spec.defaultBackend ? [routeOf(host, ROOT, spec.defaultBackend)] : []),
  ])
  if (spec.defaultBackend) routes.push(routeOf('', ROOT, spec.defaultBackend))
  const backends = [
    ...(spec.rules ?? []).flatMap(({ http }) => (http?.paths ?? []).map(({ backend }) => backend)),
    ...(spec.defaultBackend ? [spec.defaultBackend] : []),
  ]
  return {
    key: keyOf(ingress),
    routes,
    services: [
      ...new Set(
        backends.flatMap(({ service }) => (service ? [`${namespace}/${service.name}`] : [])),
      ),
    ],
  }
}

const ROOT = { path: '/', match: 'prefix' } as const

type Note = (name: string) => string | undefined

/** What annotations say of every route. */
function commonOf(note: Note): Partial<ProxyRoute> {
  const [permanent, temporal] = [note('permanent-redirect'), note('temporal-redirect')]
  const sources = note('whitelist-source-range') ?? note('allowlist-source-range')
  const [rewrite, appRoot] = [note('rewrite-target'), note('app-root')]
  const code = Number(note('permanent-redirect-code') ?? MOVED)
  return {
    ...(rewrite ? { rewrite } : {}),
    ...(appRoot ? { appRoot } : {}),
    ...(sources ? { sources: sources.split(',').map((one) => one.trim()) } : {}),
    ...(permanent ? { redirect: { status: code, to: permanent } } : {}),
    ...(temporal ? { redirect: { status: FOUND, to: temporal } } : {}),
  }
}

/** Hosts with a certificate are asked over TLS unless an annotation says otherwise. */
const isSecure = (note: Note, hasCertificate: boolean): boolean =>
  note('force-ssl-redirect') === 'true' || (hasCertificate && note('ssl-redirect') !== 'false')

function matchOf(
  { path = '/', pathType }: HTTPIngressPath,
  note: Note,
): Pick<ProxyRoute, 'path' | 'match'> {
  const rewrite = note('rewrite-target')
  if (note('use-regex') === 'true' || (rewrite !== undefined && rewrite !== path))
    return { path, match: 'pattern' }
  return {
    path,
    match: pathType === 'Exact' ? 'exact' : pathType === 'Prefix' ? 'segments' : 'prefix',
  }
}

/** The pods behind a backend; none where the Service or its port is not there. */
function upstreamOf(read: Reader, namespace: string, { service }: IngressBackend): Upstream {
  if (!service) return { name: '', servers: [] }
  const { name, port: wanted } = service
  const key = `${namespace}/${name}`
  const upstream = `${namespace}-${name}-${wanted?.name ?? wanted?.number ?? ''}`
  const found = read.get(services, key)
  const port = found?.spec?.ports?.find((one) =>
    wanted?.name ? one.name === wanted.name : one.port === wanted?.number,
  )
  if (found?.spec?.type === 'ExternalName')
    return {
      name: upstream,
      servers: [{ address: found.spec.externalName ?? '', port: wanted?.number ?? 80 }],
    }
  if (!port) return { name: upstream, servers: [] }
  const servers = read.by(endpointSlices, 'byService', key).flatMap((slice) => {
    const number = slice.ports?.find((one) => (one.name ?? '') === (port.name ?? ''))?.port
    return number === undefined
      ? []
      : (slice.endpoints ?? [])
          .filter(({ conditions }) => conditions?.ready !== false)
          .map(({ addresses }) => ({ address: addresses[0] ?? '', port: number }))
  })
  return { name: upstream, servers }
}
