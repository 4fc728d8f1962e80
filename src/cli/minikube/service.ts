/**
 * `minikube service`: the URLs by which this machine reaches a Service's node ports.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/service/
 */
import type { Service } from '../../types/kubernetes/core/v1.js'
import { connect } from '../../kubernetes/apiserver/client.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { box } from './table.js'
import { PROFILE_FLAGS, machineOf, runningProfile } from './profile.js'

/** One service and the URLs of its ports. @public The declarations of the facade name it. */
export interface ServiceUrls {
  readonly namespace: string
  readonly name: string
  readonly urls: readonly string[]
}

export const service = defineVerb({
  name: 'service',
  usage: 'service [flags] SERVICE',
  short: 'Returns a URL to connect to a service',
  flags: {
    ...PROFILE_FLAGS,
    namespace: { type: 'string', short: 'n', default: 'default', usage: 'The service namespace' },
    url: {
      type: 'boolean',
      usage:
        'Display the Kubernetes service URL in the CLI instead of opening it in the default browser',
    },
    all: { type: 'boolean', usage: 'Forwards all services in a namespace (defaults to "false")' },
  },
  *run(cli, args, flags) {
    const profile = runningProfile(cli.tx, flags.profile)
    const namespace = flags.namespace
    const address = machineOf(cli.tx, profile.nodes[0] as string)?.address ?? ''
    const [action, ...rest] = args
    if (action === 'list') return { value: listAll(cli, address) }
    const name = action ?? rest[0]
    if (name === undefined && !flags.all)
      throw new CommandError('❌  Exiting due to MK_USAGE: You must specify a service name', 14)
    const found = servicesNamed(cli, namespace, flags.all ? undefined : name)
    const results = found.map((one) => urlsOf(one, address))
    for (const [i, result] of results.entries())
      show(cli, found[i] as Stored<Service>, result, flags.url)
    return { value: results }
  },
})

function servicesNamed(
  cli: Cli,
  namespace: string,
  name: string | undefined,
): readonly Stored<Service>[] {
  const api = connect(cli.tx, 'kubernetes-admin')
  if (name === undefined) return api.list('Service', { namespace })
  const found = api.find('Service', name, namespace)
  if (found) return [found]
  throw new CommandError(
    `❌  Exiting due to SVC_NOT_FOUND: Service '${name}' was not found in '${namespace}' namespace.\nYou may select another namespace by using 'minikube service ${name} -n <namespace>'. Or list out all the services using 'minikube service list'`,
    115,
  )
}

const urlsOf = ({ metadata, spec }: Stored<Service>, address: string): ServiceUrls => ({
  namespace: metadata.namespace ?? 'default',
  name: metadata.name,
  urls: (spec?.ports ?? []).flatMap(({ nodePort }) =>
    nodePort ? [`http://${address}:${nodePort}`] : [],
  ),
})

const portText = ({ spec }: Stored<Service>): string =>
  (spec?.ports ?? []).map(({ name, port }) => (name ? `${name}/${port}` : String(port))).join('\n')

function show(cli: Cli, object: Stored<Service>, result: ServiceUrls, urlOnly: boolean): void {
  const none = result.urls.length === 0
  if (urlOnly) {
    if (none) cli.err(`😿  service ${result.namespace}/${result.name} has no node port\n`)
    for (const url of result.urls) cli.out(`${url}\n`)
    return
  }
  cli.out(
    box(
      ['NAMESPACE', 'NAME', 'TARGET PORT', 'URL'],
      [
        [
          result.namespace,
          result.name,
          none ? '' : portText(object),
          none ? 'No node port' : result.urls.join('\n'),
        ],
      ],
    ),
  )
  if (none) cli.out(`😿  service ${result.namespace}/${result.name} has no node port\n`)
  for (const url of result.urls)
    cli.out(
      `🎉  Opening service ${result.namespace}/${result.name} in default browser...\n👉  ${url}\n`,
    )
}

function listAll(cli: Cli, address: string): readonly ServiceUrls[] {
  const services = connect(cli.tx, 'kubernetes-admin').list('Service')
  const results = services.map((one) => urlsOf(one, address))
  const rows = results.map(({ namespace, name, urls }, i) => [
    namespace,
    name,
    urls.length > 0 ? portText(services[i] as Stored<Service>) : 'No node port',
    urls.join('\n'),
  ])
  cli.out(box(['NAMESPACE', 'NAME', 'TARGET PORT', 'URL'], rows))
  return results
}
