/**
 * `/proc/<pid>`: what the kernel shows of one process.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid.5.html
 */
import { capabilityBits } from '../capabilities.js'
import { MEMORY } from '../hardware.js'
import { processes, type Process } from '../process.js'
import type { Stream } from '../program.js'
import { fileSystemsOf } from './mounts.js'
import { networkDevices, networkRoutes } from './network.js'
import {
  type Context,
  type PseudoNode,
  type PseudoTable,
  folder,
  linkTo,
  nodeIn,
  textFile,
} from './node.js'

const NONE = '0000000000000000'
const TERMINAL = '/dev/pts/0'
const DESCRIPTORS = ['stdin', 'stdout', 'stderr'] as const

/** The name of its command, as the kernel cuts it. */
const nameOf = ({ argv }: Process): string => {
  const [path = ''] = argv
  return path.slice(path.lastIndexOf('/') + 1).slice(0, 15)
}
const stateOf = ({ exitCode, paused }: Process): string =>
  exitCode !== undefined ? 'Z (zombie)' : paused ? 'D (disk sleep)' : 'S (sleeping)'

/** The pid of its parent, as its own namespace sees it. */
function parentOf(row: Process, { tx }: Context): number {
  const parent = row.parent === undefined ? undefined : tx.get(processes, row.parent)
  return parent?.pidNamespace === row.pidNamespace ? parent.pid : 0
}

function statusOf(row: Process, context: Context): string {
  const { uid, gid, groups = [] } = row.user
  const { effective, bounding } = capabilityBits(row.user)
  const four = (id: number): string => [id, id, id, id].join('\t')
  return [
    `Name:\t${nameOf(row)}`,
    'Umask:\t0022',
    `State:\t${stateOf(row)}`,
    `Tgid:\t${row.pid}`,
    'Ngid:\t0',
    `Pid:\t${row.pid}`,
    `PPid:\t${parentOf(row, context)}`,
    'TracerPid:\t0',
    `Uid:\t${four(uid)}`,
    `Gid:\t${four(gid)}`,
    'FDSize:\t64',
    `Groups:\t${[gid, ...groups].join(' ')} `,
    `NStgid:\t${row.pid}`,
    `NSpid:\t${row.pid}`,
    `VmPeak:\t${String(MEMORY.ofProcess).padStart(8)} kB`,
    `VmSize:\t${String(MEMORY.ofProcess).padStart(8)} kB`,
    'VmRSS:\t    1920 kB',
    'Threads:\t1',
    'SigQ:\t0/31715',
    'SigPnd:\t0000000000000000',
    `CapInh:\t${NONE}`,
    `CapPrm:\t${effective}`,
    `CapEff:\t${effective}`,
    `CapBnd:\t${bounding}`,
    `CapAmb:\t${NONE}`,
    'NoNewPrivs:\t0',
    'Seccomp:\t2',
    'Seccomp_filters:\t1',
    'Cpus_allowed_list:\t0-1',
    'Mems_allowed_list:\t0',
    'voluntary_ctxt_switches:\t12',
    'nonvoluntary_ctxt_switches:\t3',
  ]
    .map((line) => `${line}\n`)
    .join('')
}

const statOf = (row: Process, context: Context): string =>
  `${row.pid} (${nameOf(row)}) ${stateOf(row)[0]} ${parentOf(row, context)} ${row.pid} ${row.pid} 0 -1 4194560 100 0 0 0 0 0 0 0 20 0 1 0 ${Math.floor(row.startedAt / 10) % 1_000_000_000} ${MEMORY.ofProcess * 1024} 480 18446744073709551615\n`

const mountsOf = ({ tx, root }: Context): string =>
  fileSystemsOf(tx, root)
    .map(({ device, path, type, options }) => `${device} ${path} ${type} ${options} 0 0\n`)
    .join('')

/** Where a stream leads. */
function targetOf(stream: Stream, { terminal }: Process): string {
  if (terminal && stream.kind !== 'file') return TERMINAL
  switch (stream.kind) {
    case 'null':
      return '/dev/null'
    case 'file':
      return stream.path
    case 'pipe':
      return `pipe:[${stream.pipe.replace(/\D/g, '') || '1'}]`
    case 'log':
      return `pipe:[${stream.stream === 'stdout' ? 1 : 2}]`
  }
}

/** The files of a process that are not directories of their own. */
const FILES: Readonly<Record<string, (row: Process, context: Context) => PseudoNode>> = {
  cgroup: () => textFile('0::/\n'),
  cmdline: ({ argv }) => textFile(argv.map((word) => `${word}\0`).join('')),
  comm: (row) => textFile(`${nameOf(row)}\n`, 0o644),
  cwd: ({ cwd }) => linkTo(cwd),
  environ: ({ env }) =>
    textFile(
      Object.entries(env)
        .map(([name, value]) => `${name}=${value}\0`)
        .join(''),
      0o400,
    ),
  exe: ({ argv: [path = ''], program }) =>
    linkTo(path.startsWith('/') ? path : `/bin/${program === 'busybox' ? program : path}`),
  mountinfo: (_, context) => textFile(mountsOf(context)),
  mounts: (_, context) => textFile(mountsOf(context)),
  oom_score: () => textFile('666\n'),
  oom_score_adj: () => textFile('0\n', 0o644),
  root: () => linkTo('/'),
  stat: (row, context) => textFile(statOf(row, context)),
  statm: () => textFile('1101 480 417 0 0 0 0\n'),
  status: (row, context) => textFile(statusOf(row, context)),
}

const network: PseudoTable = {
  dev: (context) => textFile(networkDevices(context)),
  route: (context) => textFile(networkRoutes(context)),
}

/** What is at the parts of a path below the directory of a process. */
export function processNode(
  row: Process,
  [name, ...rest]: readonly string[],
  context: Context,
): PseudoNode | undefined {
  if (name === undefined) return folder([...Object.keys(FILES), 'fd', 'net'])
  if (name === 'net') return nodeIn(network, rest, context)
  if (name === 'fd') {
    const opened = row.opened ?? {}
    if (rest.length === 0) return folder(['0', '1', '2', ...Object.keys(opened)])
    const text = rest.length === 1 ? opened[rest[0] ?? ''] : undefined
    if (text !== undefined) return textFile(text)
    const stream = DESCRIPTORS[Number(rest[0])]
    return stream && rest.length === 1 ? linkTo(targetOf(row.streams[stream], row)) : undefined
  }
  return rest.length === 0 && Object.hasOwn(FILES, name) ? FILES[name]?.(row, context) : undefined
}
