/**
 * `docker attach`: connects the terminal to a running container.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/attach/
 */
import { handOver } from '../input.js'
import { endOfLog } from '../../program/log.js'
import { CommandError, defineVerb } from '../verb.js'
import { follow } from './attached.js'
import { containerCalled, exitCodeOf, isRunning } from './container.js'
import { LET_GO, detachKeys } from './detach-keys.js'
import { DETACH_KEYS } from './shared-flags.js'

const STOPPED = 'cannot attach to a stopped container, start it first'
const PAUSED = 'cannot attach to a paused container, unpause it first'

export const attach = defineVerb({
  name: 'attach',
  usage: 'attach [OPTIONS] CONTAINER',
  short: 'Attach local standard input, output, and error streams to a running container',
  flags: {
    'detach-keys': DETACH_KEYS,
    'no-stdin': { type: 'boolean', usage: 'Do not attach STDIN' },
    'sig-proxy': {
      type: 'boolean',
      default: true,
      usage: 'Proxy all received signals to the process',
    },
  },
  *run(cli, [target = ''], flags) {
    const { id, status, config } = containerCalled(cli.tx, cli.machine, target)
    if (!isRunning(cli.tx, cli.machine, id)) throw new CommandError(STOPPED)
    if (status === 'paused') throw new CommandError(PAUSED)
    const from = endOfLog(cli.tx, id)
    const keys = detachKeys(cli, flags.detachKeys)
    if (config.Tty && !flags.noStdin) yield* handOver(cli)
    const way = yield* follow(cli, id, {
      from,
      stdin: !flags.noStdin,
      signals: flags.sigProxy,
      terminal: config.Tty ? { detachKeys: keys } : undefined,
    })
    if (way === 'left') throw new CommandError(LET_GO)
    const exitCode = exitCodeOf(cli.tx, cli.machine, id)
    return { value: { id, exitCode }, exitCode }
  },
})
