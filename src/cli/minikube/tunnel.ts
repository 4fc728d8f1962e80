/**
 * `minikube tunnel`: makes Services of type LoadBalancer reachable from this machine, until it is
 * ended.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/tunnel/
 */
import { connect } from '../../kubernetes/apiserver/client.js'
import { tunnels } from '../../machine/node/tunnel.js'
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { PROFILE_FLAGS, machineOf, runningProfile } from './profile.js'

const REPORT_EVERY = 5_000

export const tunnel = defineVerb({
  name: 'tunnel',
  usage: 'tunnel [flags]',
  short: 'Connect to LoadBalancer services',
  flags: {
    ...PROFILE_FLAGS,
    cleanup: {
      type: 'boolean',
      short: 'c',
      default: true,
      usage: 'call with cleanup=true to remove old tunnels',
    },
  },
  *run(cli, _args, flags) {
    const profile = runningProfile(cli.tx, flags.profile)
    const node = profile.nodes[0] as string
    if (cli.tx.get(tunnels, cli.machine))
      throw new CommandError(
        '❌  Exiting due to SVC_TUNNEL_ALREADY_RUNNING: Another tunnel process is already running, terminate the existing instance to start a new one',
        117,
      )
    cli.tx.put(tunnels, cli.machine, { machine: cli.machine, node })
    const turns = cli.turns()
    let last = ''
    do {
      last = turns.carry(last)
      yield { until: cli.tx.now + REPORT_EVERY, serving: true }
      const report = reportOf(cli, profile.name, machineOf(cli.tx, node)?.address ?? '')
      if (report !== last && !cli.interrupted) cli.out(report)
      last = report
    } while (!cli.interrupted)
    cli.tx.delete(tunnels, cli.machine)
    return { value: { node } }
  },
})

function reportOf(cli: Cli, profile: string, gateway: string): string {
  const services = connect(cli.tx, 'kubernetes-admin')
    .list('Service')
    .filter(({ spec }) => spec?.type === 'LoadBalancer')
    .map(({ metadata }) => metadata.name)
  return `Status:\t\n\tmachine: ${profile}\n\tpid: ${Number(cli.process?.split('/')[1] ?? 1)}\n\troute: 10.96.0.0/12 -> ${gateway}\n\tminikube: Running\n\tservices: [${services.join(', ')}]\n    errors: \n\t\tminikube: no errors\n\t\trouter: no errors\n\t\tloadbalancer emulator: no errors\n`
}
