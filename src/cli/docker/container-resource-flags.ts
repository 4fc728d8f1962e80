/**
 * The flags of `docker create` and `docker run` that concern devices and limits.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 */
import type { FlagSpecs } from '../flags.js'

/** How much of which resources the container may use. */
export const RESOURCE_FLAGS = {
  'blkio-weight': {
    type: 'int',
    value: 'uint16',
    usage: 'Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0)',
  },
  'blkio-weight-device': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Block IO weight (relative device weight) (default [])',
  },
  'cpu-count': { type: 'int', usage: 'CPU count (Windows only)' },
  'cpu-percent': { type: 'int', usage: 'CPU percent (Windows only)' },
  'cpu-period': { type: 'int', usage: 'Limit CPU CFS (Completely Fair Scheduler) period' },
  'cpu-quota': { type: 'int', usage: 'Limit CPU CFS (Completely Fair Scheduler) quota' },
  'cpu-rt-period': { type: 'int', usage: 'Limit CPU real-time period in microseconds' },
  'cpu-rt-runtime': { type: 'int', usage: 'Limit CPU real-time runtime in microseconds' },
  'cpu-shares': { type: 'int', short: 'c', usage: 'CPU shares (relative weight)' },
  cpus: { type: 'string', value: 'decimal', usage: 'Number of CPUs' },
  'cpuset-cpus': { type: 'string', usage: 'CPUs in which to allow execution (0-3, 0,1)' },
  'cpuset-mems': { type: 'string', usage: 'MEMs in which to allow execution (0-3, 0,1)' },
  device: {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Add a host device to the container',
  },
  'device-cgroup-rule': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Add a rule to the cgroup allowed devices list',
  },
  'device-read-bps': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Limit read rate (bytes per second) from a device (default [])',
  },
  'device-read-iops': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Limit read rate (IO per second) from a device (default [])',
  },
  'device-write-bps': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Limit write rate (bytes per second) to a device (default [])',
  },
  'device-write-iops': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Limit write rate (IO per second) to a device (default [])',
  },
  gpus: {
    type: 'string',
    value: 'gpu-request',
    usage: "GPU devices to add to the container ('all' to pass all GPUs)",
  },
  'io-maxbandwidth': {
    type: 'string',
    value: 'bytes',
    usage: 'Maximum IO bandwidth limit for the system drive (Windows only)',
  },
  'io-maxiops': {
    type: 'int',
    value: 'uint',
    usage: 'Maximum IOps limit for the system drive (Windows only)',
  },
  'kernel-memory': { type: 'string', value: 'bytes', usage: 'Kernel memory limit' },
  memory: { type: 'string', short: 'm', value: 'bytes', usage: 'Memory limit' },
  'memory-reservation': { type: 'string', value: 'bytes', usage: 'Memory soft limit' },
  'memory-swap': {
    type: 'string',
    value: 'bytes',
    usage: "Swap limit equal to memory plus swap: '-1' to enable unlimited swap",
  },
  'memory-swappiness': {
    type: 'int',
    default: -1,
    usage: 'Tune container memory swappiness (0 to 100)',
  },
  'oom-kill-disable': { type: 'boolean', usage: 'Disable OOM Killer' },
  'oom-score-adj': { type: 'int', usage: "Tune host's OOM preferences (-1000 to 1000)" },
  'pids-limit': { type: 'int', usage: 'Tune container pids limit (set -1 for unlimited)' },
  'shm-size': { type: 'string', value: 'bytes', usage: 'Size of /dev/shm' },
  'storage-opt': {
    type: 'strings',
    value: 'list',
    verbatim: true,
    usage: 'Storage driver options for the container',
  },
  sysctl: {
    type: 'strings',
    value: 'map',
    verbatim: true,
    usage: 'Sysctl options (default map[])',
  },
  ulimit: {
    type: 'strings',
    value: 'ulimit',
    verbatim: true,
    usage: 'Ulimit options (default [])',
  },
} as const satisfies FlagSpecs
