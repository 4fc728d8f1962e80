/**
 * `docker stop`: asks containers to end, and ends them after a while.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/stop/
 */
import { stop as stopContainer } from '../../docker/stop.js'
import { defineVerb } from '../verb.js'
import { containerCalled, untilStopped } from './container.js'
import { eachTarget } from './targets.js'
import { SIGNAL, TIMEOUT } from './shared-flags.js'

export const stop = defineVerb({
  name: 'stop',
  usage: 'stop [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Stop one or more running containers',
  flags: {
    signal: SIGNAL,
    timeout: TIMEOUT,
    time: { type: 'int', hidden: true },
  },
  *run(cli, args, flags) {
    const done = yield* eachTarget(cli, args, function* (target) {
      const { id } = containerCalled(cli.tx, cli.machine, target)
      stopContainer(cli.tx, cli.machine, target, stopOptions(flags))
      yield* untilStopped(cli, id)
    })
    return { value: done }
  },
})

/** How the daemon is to stop a container: which signal, and after how many seconds to kill. */
export const stopOptions = ({
  signal,
  timeout,
  time,
}: {
  readonly signal?: string | undefined
  readonly timeout?: number | undefined
  readonly time?: number | undefined
}) => {
  const t = timeout ?? time
  return { ...(signal ? { signal } : {}), ...(t === undefined ? {} : { t }) }
}
