/**
 * Commands of docker's that a lab knows by name only: what they would need is not simulated. Those
 * that ask a swarm are answered as by a daemon that is in none.
 *
 * @see https://docs.docker.com/reference/cli/docker/swarm/
 */
import { daemonSays, noSwarm } from '../../docker/errors.js'

/** What each is for, as the help of the real ones says it. */
const COMMANDS: Readonly<Record<string, string>> = {
  checkpoint: 'Manage checkpoints',
  config: 'Manage Swarm configs',
  manifest: 'Manage Docker image manifests and manifest lists',
  node: 'Manage Swarm nodes',
  plugin: 'Manage plugins',
  scout: 'Docker Scout',
  secret: 'Manage Swarm secrets',
  service: 'Manage Swarm services',
  stack: 'Manage Swarm stacks',
  swarm: 'Manage Swarm',
  trust: 'Manage trust on Docker images',
}
const OF_A_SWARM = new Set(['config', 'node', 'secret', 'service', 'stack'])

/** What is said of a command that is known by name only. */
export const notSimulated = (path: string): string =>
  `docker ${path}: kubarium does not simulate this command`

/** What such a command says, and its exit code; undefined for a command that is simulated. */
export function byName(
  words: readonly string[],
  help: boolean,
): { readonly text: string; readonly exitCode: number } | undefined {
  const [first = '', second] = words
  const purpose = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined
  if (purpose === undefined) return undefined
  if (help || second === undefined || words.includes('--help'))
    return {
      text: `\nUsage:  docker ${first} COMMAND\n\n${purpose}\n\n${notSimulated(first)}`,
      exitCode: 0,
    }
  return OF_A_SWARM.has(first)
    ? { text: daemonSays(noSwarm()), exitCode: 1 }
    : { text: notSimulated(`${first} ${second}`), exitCode: 1 }
}
