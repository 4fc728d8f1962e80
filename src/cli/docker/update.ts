/**
 * `docker update`: changes the limits or the restart policy of containers.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/update/
 */
import { update as updateContainer } from '../../docker/update.js'
import { CommandError, defineVerb } from '../verb.js'
import { bytesOf } from './bytes.js'
import { restartPolicyOf } from './host-config.js'
import { eachTarget } from './targets.js'

const NOTHING = 'you must provide one or more flags when using this command'

export const update = defineVerb({
  name: 'update',
  usage: 'update [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Update configuration of one or more containers',
  flags: {
    'blkio-weight': {
      type: 'int',
      value: 'uint16',
      usage: 'Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0)',
    },
    'cpu-period': { type: 'int', usage: 'Limit CPU CFS (Completely Fair Scheduler) period' },
    'cpu-quota': { type: 'int', usage: 'Limit CPU CFS (Completely Fair Scheduler) quota' },
    'cpu-rt-period': { type: 'int', usage: 'Limit the CPU real-time period in microseconds' },
    'cpu-rt-runtime': { type: 'int', usage: 'Limit the CPU real-time runtime in microseconds' },
    'cpu-shares': { type: 'int', short: 'c', usage: 'CPU shares (relative weight)' },
    cpus: { type: 'string', value: 'decimal', usage: 'Number of CPUs' },
    'cpuset-cpus': { type: 'string', usage: 'CPUs in which to allow execution (0-3, 0,1)' },
    'cpuset-mems': { type: 'string', usage: 'MEMs in which to allow execution (0-3, 0,1)' },
    memory: { type: 'string', short: 'm', value: 'bytes', usage: 'Memory limit' },
    'memory-reservation': { type: 'string', value: 'bytes', usage: 'Memory soft limit' },
    'memory-swap': {
      type: 'string',
      value: 'bytes',
      usage: 'Swap limit equal to memory plus swap: -1 to enable unlimited swap',
    },
    'pids-limit': { type: 'int', usage: 'Tune container pids limit (set -1 for unlimited)' },
    restart: { type: 'string', usage: 'Restart policy to apply when a container exits' },
  },
  *run(cli, args, flags) {
    const change = {
      ...(flags.restart === undefined
        ? {}
        : { RestartPolicy: restartPolicyOf(flags.restart, false) }),
      ...(flags.memory ? { Memory: bytesOf('-m, --memory', flags.memory) } : {}),
      ...(flags.cpus ? { NanoCpus: Math.round(Number(flags.cpus) * 1e9) } : {}),
    }
    if (Object.values(flags).every((value) => value === undefined || value === 0))
      throw new CommandError(NOTHING)
    return {
      value: yield* eachTarget(
        cli,
        args,
        (target) => void updateContainer(cli.tx, cli.machine, target, change),
      ),
    }
  },
})
