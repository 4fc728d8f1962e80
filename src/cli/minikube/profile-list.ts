/**
 * `minikube profile list`: the clusters that there are.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/profile/
 */
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { type MinikubeProfile, profiles } from '../../machine/node/profile.js'
import { currentContext, useContext } from '../../machine/node/kubeconfig.js'
import { activeProfile, readSettings, writeSettings } from './config-file.js'
import { machineOf } from './profile.js'
import { box } from './table.js'

export const profile = defineVerb({
  name: 'profile',
  usage: 'profile [MINIKUBE_PROFILE_NAME | list]',
  short: 'Get or list the current profiles (clusters)',
  flags: {},
  *run(cli, args) {
    const found = cli.tx.rows(profiles)
    if (args[0] === undefined) cli.out(`${activeProfile(cli.tx)}\n`)
    else if (args[0] === 'list') list(cli, found)
    else set(cli, found, args[0] === 'default' ? 'minikube' : args[0])
    return { value: found }
  },
})

function set(cli: Cli, found: readonly MinikubeProfile[], name: string): void {
  if (!found.some((one) => one.name === name)) {
    cli.err(
      `💡  if you want to create a profile you can by this command: minikube start -p ${name}\n`,
    )
    return
  }
  writeSettings(cli.tx, { ...readSettings(cli.tx), profile: name })
  useContext(cli.tx, name)
  cli.out(`✅  minikube profile was successfully set to ${name}\n`)
}

function list(cli: Cli, found: readonly MinikubeProfile[]): void {
  if (found.length === 0)
    throw new CommandError(
      "🤹  Exiting due to MK_USAGE_NO_PROFILE: No minikube profile was found.\n💡  Suggestion: \n\n    You can create one using 'minikube start'.\n    \n",
      14,
    )
  const header = ['PROFILE', 'DRIVER', 'RUNTIME', 'IP', 'VERSION', 'STATUS', 'NODES']
  const context = currentContext(cli.tx)
  const active = activeProfile(cli.tx)
  const rows = found.map(({ name, nodes, version, runtime }) => {
    const first = machineOf(cli.tx, nodes[0] ?? '')
    return [
      name,
      'docker',
      runtime,
      first?.address ?? '',
      version,
      first?.on ? 'OK' : 'Stopped',
      String(nodes.length),
      name === active ? '*' : '',
      name === context ? '*' : '',
    ]
  })
  cli.out(box([...header, 'ACTIVE PROFILE', 'ACTIVE KUBECONTEXT'], rows))
}
