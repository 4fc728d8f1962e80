/**
 * `/proc`: what the kernel shows of the machine and of the processes.
 *
 * @see https://man7.org/linux/man-pages/man5/proc.5.html
 */
import { namespaces } from '../../net/namespace.js'
import { CPUS, CPU_MODEL, KERNEL, MEMORY } from '../hardware.js'
import {
  type Context,
  type PseudoNode,
  type PseudoTable,
  folder,
  linkTo,
  nodeIn,
  textFile,
} from './node.js'
import { processNode } from './process-files.js'

const FILE_SYSTEMS = ['proc', 'tmpfs', 'sysfs', 'cgroup2', 'devpts', 'mqueue', 'overlay']

function cpuinfo(): string {
  const block = (index: number): string =>
    [
      ['processor', index],
      ['vendor_id', 'AuthenticAMD'],
      ['cpu family', 25],
      ['model', 1],
      ['model name', CPU_MODEL],
      ['cpu MHz', '2445.406'],
      ['cache size', '512 KB'],
      ['physical id', 0],
      ['siblings', CPUS],
      ['core id', index],
      ['cpu cores', CPUS],
      [
        'flags',
        'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat sse sse2 avx avx2',
      ],
      ['bogomips', '4890.81'],
      ['address sizes', '48 bits physical, 48 bits virtual'],
    ]
      .map(([name, value]) => `${String(name).padEnd(15).replace(/ {8}$/, '\t')}\t: ${value}\n`)
      .join('')
  return Array.from({ length: CPUS }, (_, index) => `${block(index)}\n`).join('')
}

function meminfo(): string {
  const { total, used, shared, cache } = MEMORY
  const free = total - used - cache
  const rows: readonly (readonly [string, number])[] = [
    ['MemTotal', total],
    ['MemFree', free],
    ['MemAvailable', free + cache],
    ['Buffers', 0],
    ['Cached', cache],
    ['SwapCached', 0],
    ['Active', Math.floor(used * 0.6)],
    ['Inactive', Math.floor(cache * 0.7)],
    ['SwapTotal', 0],
    ['SwapFree', 0],
    ['Dirty', 0],
    ['AnonPages', Math.floor(used * 0.8)],
    ['Shmem', shared],
  ]
  return rows
    .map(([name, value]) => `${`${name}:`.padEnd(16)}${String(value).padStart(8)} kB\n`)
    .join('')
}

/** How long a machine is up: as long as its oldest process that one can see. */
const upSince = ({ tx, processes }: Context): number =>
  Math.min(tx.now, ...processes().map(({ startedAt }) => startedAt))

function uptime(context: Context): string {
  const seconds = ((context.tx.now - upSince(context)) / 1000).toFixed(2)
  return `${seconds} ${(Number(seconds) * CPUS).toFixed(2)}\n`
}

function stat(context: Context): string {
  const zeros = ' 0'.repeat(10)
  const cpus = Array.from({ length: CPUS }, (_, index) => `cpu${index}${zeros}\n`)
  return `cpu ${zeros}\n${cpus.join('')}btime ${Math.floor(upSince(context) / 1000)}\nprocesses ${context.processes().length}\nprocs_running 1\nprocs_blocked 0\n`
}

const fixed = (text: string): (() => PseudoNode) => {
  const node = textFile(text)
  return () => node
}
const hostname = ({ tx, processes }: Context): string => {
  const namespace = processes()[0]?.namespace
  return (namespace === undefined ? undefined : tx.get(namespaces, namespace)?.hostname) ?? ''
}

/** A kernel parameter that the namespaces of who looks have set for themselves. */
function sysctlAt(parts: readonly string[], { tx, processes }: Context): PseudoNode | undefined {
  const namespace = processes()[0]?.namespace
  const sysctls = (namespace === undefined ? undefined : tx.get(namespaces, namespace))?.sysctls
  const name = parts.join('.')
  return sysctls && Object.hasOwn(sysctls, name) ? textFile(`${sysctls[name]}\n`) : undefined
}

const TABLE: PseudoTable = {
  cmdline: fixed('BOOT_IMAGE=/boot/vmlinuz root=/dev/vda1 ro quiet\n'),
  cpuinfo: fixed(cpuinfo()),
  filesystems: fixed(`${FILE_SYSTEMS.map((name) => `nodev\t${name}\n`).join('')}\text4\n`),
  loadavg: ({ processes }) =>
    textFile(`0.00 0.00 0.00 1/${processes().length} ${processes().at(-1)?.pid ?? 0}\n`),
  meminfo: fixed(meminfo()),
  modules: fixed('overlay 151552 0 - Live 0x0000000000000000\n'),
  mounts: () => linkTo('self/mounts'),
  net: () => linkTo('self/net'),
  partitions: fixed(
    'major minor  #blocks  name\n\n 254        0   62914560 vda\n 254        1   62782447 vda1\n',
  ),
  stat: (context) => textFile(stat(context)),
  swaps: fixed('Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n'),
  sys: {
    fs: { 'file-max': fixed('9223372036854775807\n') },
    kernel: {
      hostname: (context) => textFile(`${hostname(context)}\n`),
      osrelease: fixed(`${KERNEL.release}\n`),
      ostype: fixed(`${KERNEL.name}\n`),
      pid_max: fixed('32768\n'),
      shm_rmid_forced: fixed('0\n'),
      'threads-max': fixed('63430\n'),
      version: fixed(`${KERNEL.version}\n`),
    },
    net: {
      core: { somaxconn: fixed('4096\n') },
      ipv4: {
        ip_forward: fixed('1\n'),
        ip_local_port_range: fixed('32768\t60999\n'),
        ip_local_reserved_ports: fixed('\n'),
        ip_unprivileged_port_start: fixed('0\n'),
        ping_group_range: fixed('0\t2147483647\n'),
        tcp_fin_timeout: fixed('60\n'),
        tcp_keepalive_intvl: fixed('75\n'),
        tcp_keepalive_probes: fixed('9\n'),
        tcp_keepalive_time: fixed('7200\n'),
        tcp_rmem: fixed('4096\t131072\t6291456\n'),
        tcp_syncookies: fixed('1\n'),
        tcp_wmem: fixed('4096\t16384\t4194304\n'),
      },
    },
    vm: {
      max_map_count: fixed('65530\n'),
      overcommit_memory: fixed('0\n'),
      swappiness: fixed('60\n'),
    },
  },
  uptime: (context) => textFile(uptime(context)),
  version: fixed(
    `${KERNEL.name} version ${KERNEL.release} (debian-kernel@lists.debian.org) (gcc-12 (Debian 12.2.0-14+deb12u1) 12.2.0, GNU ld (GNU Binutils for Debian) 2.40) ${KERNEL.version}\n`,
  ),
}

/** What is at the parts of a path below `/proc`. */
export function procNode(parts: readonly string[], context: Context): PseudoNode | undefined {
  const [first, ...rest] = parts
  if (first === undefined) {
    const pids = context.processes().map(({ pid }) => String(pid))
    const self = context.self === undefined ? [] : ['self', 'thread-self']
    return folder([...pids, ...self, ...Object.keys(TABLE)])
  }
  if (first === 'self' || first === 'thread-self')
    return context.self === undefined || rest.length > 0 ? undefined : linkTo(String(context.self))
  if (first === 'sys') {
    const set = sysctlAt(rest, context)
    if (set) return set
  }
  if (!/^\d+$/.test(first)) return nodeIn(TABLE, parts, context)
  const row = context.processes().find(({ pid }) => pid === Number(first))
  return row && processNode(row, rest, context)
}
