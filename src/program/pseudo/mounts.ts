/**
 * The file systems that processes of a root see mounted.
 *
 * @see https://man7.org/linux/man-pages/man5/fstab.5.html
 */
import type { Reader } from '../../sim/world.js'
import { DISK, MEMORY } from '../hardware.js'
import { roots } from '../process.js'

/** One file system. */
export interface FileSystem {
  readonly device: string
  readonly path: string
  readonly type: string
  readonly options: string
}

const system = (
  device: string,
  path: string,
  type: string,
  options = 'rw,nosuid,nodev,noexec,relatime',
): FileSystem => ({ device, path, type, options })

/** The containers of a pod share it, and it is in memory wherever it is. */
const SHARED_MEMORY = '/dev/shm'

/** What a runtime mounts into each container. */
const OF_CONTAINERS: readonly FileSystem[] = [
  system('proc', '/proc', 'proc'),
  system('tmpfs', '/dev', 'tmpfs', 'rw,nosuid,size=65536k,mode=755,inode64'),
  system('devpts', '/dev/pts', 'devpts', 'rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666'),
  system('sysfs', '/sys', 'sysfs', 'ro,nosuid,nodev,noexec,relatime'),
  system('cgroup', '/sys/fs/cgroup', 'cgroup2', 'ro,nosuid,nodev,noexec,relatime'),
  system('mqueue', '/dev/mqueue', 'mqueue'),
  system('shm', SHARED_MEMORY, 'tmpfs', 'rw,nosuid,nodev,noexec,relatime,size=65536k,inode64'),
]
/** What is mounted on a machine itself. */
const OF_MACHINES: readonly FileSystem[] = [
  system('sysfs', '/sys', 'sysfs'),
  system('proc', '/proc', 'proc'),
  system('udev', '/dev', 'devtmpfs', 'rw,nosuid,relatime,size=4068656k,mode=755'),
  system('tmpfs', '/run', 'tmpfs', 'rw,nosuid,nodev,size=813732k,mode=755'),
]

/** Whether a root is a machine's own. */
const isMachine = (root: string): boolean => root.startsWith('host:')

/** All of them, the root's own tree first. */
export function fileSystemsOf(read: Reader, rootId: string): readonly FileSystem[] {
  const root = read.get(roots, rootId)
  const writable = (readOnly: boolean | undefined): string => `${readOnly ? 'ro' : 'rw'},relatime`
  const own = isMachine(rootId)
    ? system(DISK.device, '/', 'ext4', writable(false))
    : system('overlay', '/', 'overlay', writable(root?.readOnly))
  const mounts = (root?.mounts ?? [])
    .filter(({ path }) => path !== SHARED_MEMORY)
    .map(({ path, readOnly, root: volume }) => {
      const memory = read.get(roots, volume)?.memory
      if (!memory) return system(DISK.device, path, 'ext4', writable(readOnly))
      const size = memory.size === undefined ? MEMORY.total : Math.ceil(memory.size / 1024)
      return system('tmpfs', path, 'tmpfs', `${writable(readOnly)},size=${size}k,inode64`)
    })
  return [own, ...(isMachine(rootId) ? OF_MACHINES : OF_CONTAINERS), ...mounts]
}
