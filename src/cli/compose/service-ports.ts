/**
 * Ports of services: which are exposed, and where they are published.
 *
 * @see https://docs.docker.com/reference/compose-file/services/#ports
 */
import type { Service } from '../../compose/project.js'
import type { HostConfig } from '../../docker/container.js'

/** `80`, `80/udp`, `3000-3002`: each port by its name in the API. */
function expand(text: string): readonly string[] {
  const [range = '', protocol = 'tcp'] = text.split('/')
  const [first = 0, last = first] = range.split('-').map(Number)
  return Array.from({ length: last - first + 1 }, (_, i) => `${first + i}/${protocol}`)
}

/** What a service exposes, and what it publishes. */
export const exposedPorts = (service: Service): Readonly<Record<string, object>> =>
  Object.fromEntries(
    [
      ...(service.expose ?? []).flatMap(expand),
      ...(service.ports ?? []).map(({ target, protocol }) => `${target}/${protocol}`),
    ].map((port) => [port, {}]),
  )

/** Where each port is published. */
export function portBindings(service: Service): HostConfig['PortBindings'] {
  const bindings: Record<string, { readonly HostIp: string; readonly HostPort: string }[]> = {}
  for (const { target, protocol, host_ip: ip = '', published = '' } of service.ports ?? []) {
    const port = `${target}/${protocol}`
    bindings[port] = [...(bindings[port] ?? []), { HostIp: ip, HostPort: published }]
  }
  return bindings
}
