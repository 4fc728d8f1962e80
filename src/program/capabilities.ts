/**
 * Capabilities: which of the rights of root a process has.
 *
 * A container bounds them: its root has those of the bound, and its other users none. What a
 * container may in any case (`DEFAULT`) is Docker's list, which every runtime of a lab has.
 *
 * @see https://man7.org/linux/man-pages/man7/capabilities.7.html
 */
import type { ProcessUser } from './program.js'

/** All capabilities, each at the place of its bit. */
const ALL: readonly string[] = [
  ...['CHOWN', 'DAC_OVERRIDE', 'DAC_READ_SEARCH', 'FOWNER', 'FSETID', 'KILL', 'SETGID', 'SETUID'],
  ...['SETPCAP', 'LINUX_IMMUTABLE', 'NET_BIND_SERVICE', 'NET_BROADCAST', 'NET_ADMIN', 'NET_RAW'],
  ...['IPC_LOCK', 'IPC_OWNER', 'SYS_MODULE', 'SYS_RAWIO', 'SYS_CHROOT', 'SYS_PTRACE', 'SYS_PACCT'],
  ...['SYS_ADMIN', 'SYS_BOOT', 'SYS_NICE', 'SYS_RESOURCE', 'SYS_TIME', 'SYS_TTY_CONFIG', 'MKNOD'],
  ...['LEASE', 'AUDIT_WRITE', 'AUDIT_CONTROL', 'SETFCAP', 'MAC_OVERRIDE', 'MAC_ADMIN', 'SYSLOG'],
  ...['WAKE_ALARM', 'BLOCK_SUSPEND', 'AUDIT_READ', 'PERFMON', 'BPF', 'CHECKPOINT_RESTORE'],
]
const DEFAULT: readonly string[] = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD'],
  ...['NET_BIND_SERVICE', 'NET_RAW', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]
const EVERY = 'ALL'

/** What a container is given beyond the usual, and what is taken away. */
interface CapabilityChange {
  readonly add: readonly string[]
  readonly drop: readonly string[]
  readonly isPrivileged: boolean
}

const plain = (name: string): string => name.toUpperCase().replace(/^CAP_/, '')

/** The first name that is of no capability. */
export const unknownCapability = (names: readonly string[]): string | undefined =>
  names.find((name) => plain(name) !== EVERY && !ALL.includes(plain(name)))

/** The bound of a container; undefined if it is the usual one. */
export function boundsOf({
  add,
  drop,
  isPrivileged,
}: CapabilityChange): readonly string[] | undefined {
  if (isPrivileged) return ALL
  if (add.length === 0 && drop.length === 0) return undefined
  const [added, dropped] = [add.map(plain), drop.map(plain)]
  if (added.includes(EVERY)) return ALL.filter((name) => !dropped.includes(name))
  const kept = dropped.includes(EVERY) ? [] : DEFAULT.filter((name) => !dropped.includes(name))
  return ALL.filter((name) => kept.includes(name) || added.includes(name))
}

const boundOf = ({ bounds = DEFAULT }: ProcessUser): readonly string[] => bounds

/** Whether a user has a capability, as `NET_RAW`. */
export const isCapable = (user: ProcessUser, name: string): boolean =>
  user.uid === 0 && boundOf(user).includes(name)

/** The bits of what a user has, and of what it may get at all, as `/proc` shows them. */
export function capabilityBits(user: ProcessUser): {
  readonly effective: string
  readonly bounding: string
} {
  const bits = (names: readonly string[]): string =>
    names
      .reduce((sum, name) => sum | (1n << BigInt(ALL.indexOf(name))), 0n)
      .toString(16)
      .padStart(16, '0')
  const bounding = bits(boundOf(user))
  return { effective: user.uid === 0 ? bounding : bits([]), bounding }
}
