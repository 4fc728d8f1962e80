/**
 * `minikube profile list`: the clusters that there are.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/profile/
 */
import { type Cli, CommandError, defineVerb } from '../verb.js'
import { type MinikubeProfile, profiles } from '../../machine/node/profile.js'
import { machineOf } from './profile.js'

export const profile = defineVerb({
  name: 'profile',
  usage: 'profile [MINIKUBE_PROFILE_NAME | list]',
  short: 'Get or list the current profiles (clusters)',
  flags: {},
  *run(cli, args) {
    const found = cli.tx.rows(profiles)
    if (args[0] === undefined) cli.out(`${found[0]?.name ?? 'minikube'}\n`)
    else if (args[0] === 'list') list(cli, found)
    else if (!found.some(({ name }) => name === args[0]))
      throw new CommandError(
        `🤷  Profile "${args[0]}" not found. Run "minikube profile list" to view all profiles.`,
        85,
      )
    else cli.out(`✅  minikube profile was successfully set to ${args[0]}\n`)
    return { value: found }
  },
})

function list(cli: Cli, found: readonly MinikubeProfile[]): void {
  if (found.length === 0)
    throw new CommandError(
      "🤹  Exiting due to MK_USAGE_NO_PROFILE: No minikube profile was found.\n💡  Suggestion: \n\n    You can create one using 'minikube start'.\n    \n",
      14,
    )
  const header = ['PROFILE', 'DRIVER', 'RUNTIME', 'IP', 'VERSION', 'STATUS', 'NODES']
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
    ]
  })
  const widths = header.map((cell, i) =>
    Math.max(cell.length, ...rows.map((row) => (row[i] ?? '').length)),
  )
  const line = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|\n`
  const render = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] as number)).join(' | ')} |\n`
  cli.out(line + render(header) + line + rows.map(render).join('') + line)
}
