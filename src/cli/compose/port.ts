/**
 * `docker compose port`: where a port of a service is published.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/port/
 */
import { USAGES } from './shared-flags.js'
import { numError } from '../../text/strconv.js'
import { ComposeError } from '../../compose/errors.js'
import { containersOf, containersOfService } from './containers.js'
import { projectNameOf } from './project-of.js'
import { defineComposeVerb } from './verb.js'

export const port = defineComposeVerb({
  name: 'port',
  usage: 'port [OPTIONS] SERVICE PRIVATE_PORT',
  short: 'Print the public port for a port binding',
  flags: {
    index: { type: 'int', usage: USAGES.Index },
    protocol: { type: 'string', default: 'tcp', usage: 'tcp or udp' },
  },
  arity: { min: 2, max: 2 },
  *run(scene, [service = '', text = ''], flags) {
    const { cli } = scene
    if (!/^\d+$/.test(text) || Number(text) > 65_535)
      throw new ComposeError(
        `${numError('ParseUint', text, /^\d+$/.test(text) ? 'range' : 'syntax')}`,
      )
    const { name } = yield* projectNameOf(scene, [service])
    const found = containersOfService(containersOf(cli.tx, cli.machine, name), service)
    const container = flags.index ? found.find(({ number }) => number === flags.index) : found[0]
    if (!container) throw new ComposeError(`service ${JSON.stringify(service)} is not running`)
    const protocol = flags.protocol.toLowerCase()
    const port = container.summary.Ports.find(
      ({ PrivatePort, Type, PublicPort }) =>
        PrivatePort === Number(text) && Type === protocol && PublicPort !== undefined,
    )
    if (!port) {
      const others = container.summary.Ports.map(
        ({ IP, PublicPort, PrivatePort, Type }) =>
          `${PublicPort === undefined ? '' : `${IP}:${PublicPort}->`}${PrivatePort}/${Type}`,
      )
      throw new ComposeError(
        `no port ${text}/${protocol} for container ${container.name}: ${others.join(', ')}`,
      )
    }
    cli.out(`${port.IP?.includes(':') ? `[${port.IP}]` : port.IP}:${port.PublicPort}\n`)
    return 0
  },
})
