/**
 * `docker port`: where the ports of a container are published.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/port/
 */
import { inspect } from '../../docker/inspect.js'
import { CommandError, defineVerb } from '../verb.js'

export const port = defineVerb({
  name: 'port',
  usage: 'port CONTAINER [PRIVATE_PORT[/PROTO]]',
  short: 'List port mappings or a specific mapping for the container',
  flags: {},
  *run(cli, [container = '', wanted]) {
    const { Ports: ports } = inspect(cli.tx, cli.machine, container).NetworkSettings
    const published = Object.entries(ports).flatMap(([name, bindings]) =>
      (bindings ?? []).map((binding) => ({ name, to: address(binding) })),
    )
    if (wanted === undefined)
      cli.out(
        published
          .map(({ name, to }) => `${name} -> ${to}\n`)
          .sort(byPort)
          .join(''),
      )
    else {
      const name = wanted.includes('/') ? wanted : `${wanted}/tcp`
      const found = published.filter((entry) => entry.name === name)
      if (found.length === 0)
        throw new CommandError(`no public port '${name}' published for ${container}`)
      cli.out(found.map(({ to }) => `${to}\n`).join(''))
    }
    return { value: ports }
  },
})

const address = ({
  HostIp,
  HostPort,
}: {
  readonly HostIp: string
  readonly HostPort: string
}): string => `${HostIp.includes(':') ? `[${HostIp}]` : HostIp}:${HostPort}`

/** By number, then as text. */
const byPort = (a: string, b: string): number =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1)
