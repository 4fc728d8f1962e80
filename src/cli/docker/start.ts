/**
 * `docker start`: starts containers that were made or have ended.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/start/
 */
import { DockerError, daemonSays } from '../../docker/errors.js'
import { start as startContainer } from '../../docker/start.js'
import { endOfLog } from '../../program/log.js'
import { CommandError, defineVerb } from '../verb.js'
import { follow } from './attached.js'
import { containerCalled, exitCodeOf } from './container.js'
import { handOver } from '../input.js'
import { detachKeys } from './detach-keys.js'
import { DETACH_KEYS } from './shared-flags.js'

const ONE_AT_A_TIME = 'you cannot start and attach multiple containers at once'

export const start = defineVerb({
  name: 'start',
  usage: 'start [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Start one or more stopped containers',
  flags: {
    attach: { type: 'boolean', short: 'a', usage: 'Attach STDOUT/STDERR and forward signals' },
    checkpoint: { type: 'string', usage: 'Restore from this checkpoint' },
    'checkpoint-dir': { type: 'string', usage: 'Use a custom checkpoint storage directory' },
    'detach-keys': DETACH_KEYS,
    interactive: { type: 'boolean', short: 'i', usage: "Attach container's STDIN" },
  },
  *run(cli, args, flags) {
    if (flags.attach || flags.interactive) {
      if (args.length > 1) throw new CommandError(ONE_AT_A_TIME)
      const { id, config } = containerCalled(cli.tx, cli.machine, args[0] ?? '')
      const keys = detachKeys(cli, flags.detachKeys)
      const from = endOfLog(cli.tx, id)
      startContainer(cli.tx, cli.machine, id)
      if (config.Tty && flags.interactive) yield* handOver(cli)
      const terminal = config.Tty ? { detachKeys: keys } : undefined
      const stdin = flags.interactive
      const way = yield* follow(cli, id, { from, stdin, signals: true, terminal })
      if (way === 'left') return { value: args }
      return { value: args, exitCode: exitCodeOf(cli.tx, cli.machine, id) }
    }
    const started: string[] = []
    const failed: string[] = []
    for (const target of args) {
      try {
        startContainer(cli.tx, cli.machine, target)
        started.push(target)
        cli.out(`${target}\n`)
      } catch (error) {
        if (!(error instanceof DockerError)) throw error
        cli.err(`${daemonSays(error)}\n`)
        failed.push(target)
      }
    }
    if (failed.length > 0)
      throw new CommandError(`Error: failed to start containers: ${failed.join(', ')}`)
    return { value: started }
  },
})
