/**
 * `docker update`: changes the limits or the restart policy of containers.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/update/
 */
import { RESOURCE_FLAGS } from './container-resource-flags.js'
import { update as updateContainer } from '../../docker/update.js'
import { CommandError, defineVerb } from '../verb.js'
import { bytesOf } from './bytes.js'
import { restartPolicyOf } from './host-config.js'
import { eachTarget } from './targets.js'
import { MEMORY_SWAP, RESTART } from './shared-flags.js'

const NOTHING = 'you must provide one or more flags when using this command'

export const update = defineVerb({
  name: 'update',
  usage: 'update [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Update configuration of one or more containers',
  flags: {
    'blkio-weight': RESOURCE_FLAGS['blkio-weight'],
    'cpu-period': RESOURCE_FLAGS['cpu-period'],
    'cpu-quota': RESOURCE_FLAGS['cpu-quota'],
    'cpu-rt-period': { type: 'int', usage: 'Limit the CPU real-time period in microseconds' },
    'cpu-rt-runtime': { type: 'int', usage: 'Limit the CPU real-time runtime in microseconds' },
    'cpu-shares': RESOURCE_FLAGS['cpu-shares'],
    cpus: RESOURCE_FLAGS.cpus,
    'cpuset-cpus': RESOURCE_FLAGS['cpuset-cpus'],
    'cpuset-mems': RESOURCE_FLAGS['cpuset-mems'],
    memory: RESOURCE_FLAGS.memory,
    'memory-reservation': RESOURCE_FLAGS['memory-reservation'],
    'memory-swap': MEMORY_SWAP,
    'pids-limit': RESOURCE_FLAGS['pids-limit'],
    restart: RESTART,
  },
  *run(cli, args, flags) {
    const change = {
      ...(flags.restart === undefined
        ? {}
        : { RestartPolicy: restartPolicyOf(flags.restart, false) }),
      ...(flags.memory ? { Memory: bytesOf('-m, --memory', flags.memory) } : {}),
      ...(flags.memorySwap === undefined
        ? {}
        : {
            MemorySwap: flags.memorySwap === '-1' ? -1 : bytesOf('--memory-swap', flags.memorySwap),
          }),
      ...(flags.memoryReservation === undefined
        ? {}
        : { MemoryReservation: bytesOf('--memory-reservation', flags.memoryReservation) }),
      ...(flags.cpuShares === undefined ? {} : { CpuShares: flags.cpuShares }),
      ...(flags.pidsLimit === undefined ? {} : { PidsLimit: flags.pidsLimit }),
      ...(flags.cpus ? { NanoCpus: Math.round(Number(flags.cpus) * 1e9) } : {}),
    }
    if (Object.values(flags).every((value) => !value)) throw new CommandError(NOTHING)
    return {
      value: yield* eachTarget(
        cli,
        args,
        (target) => void updateContainer(cli.tx, cli.machine, target, change),
      ),
    }
  },
})
