/**
 * Ports of the containers of a pod that are in each other's way.
 *
 * @module
 */
import type { Container } from '../../../types/kubernetes/core/v1.js'

interface Port {
  readonly at: string
  readonly key: string
  readonly hostPort: number
  readonly hostIP: string
}

/** `containers` come with the path of each, with a dot at its end. */
export function portWarnings(
  containers: readonly (readonly [Container, string])[],
): readonly string[] {
  const seen: Port[] = []
  return containers.flatMap(([{ ports = [] }, at]) =>
    ports.flatMap((one, index) => {
      const { containerPort, protocol = 'TCP', hostPort = 0, hostIP = '' } = one
      const key = `${containerPort}/${protocol}`
      const port: Port = { at: `${at}ports[${index}]`, key, hostPort, hostIP }
      const alone =
        hostIP !== '' && hostPort === 0
          ? [`${port.at}: hostIP set without hostPort: ${shown(one.name, port, one, protocol)}`]
          : []
      const found = seen
        .filter((other) => other.key === key)
        .flatMap((other) => clashOf(port, other) ?? [])
      seen.push(port)
      return [...alone, ...found]
    }),
  )
}

/** A port as Go prints the fields of a structure. */
const shown = (
  name = '',
  { hostPort, hostIP }: Port,
  { containerPort }: { readonly containerPort: number },
  protocol: string,
): string =>
  `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`

function clashOf(port: Port, other: Port): string | undefined {
  const isSamePort = port.hostPort === other.hostPort
  const clash =
    isSamePort && port.hostIP === other.hostIP
      ? 'duplicate'
      : port.hostPort === 0 || other.hostPort === 0
        ? 'overlapping'
        : isSamePort && (port.hostIP === '') !== (other.hostIP === '')
          ? 'dangerously ambiguous'
          : undefined
  return clash && `${port.at}: ${clash} port definition with ${other.at}`
}
