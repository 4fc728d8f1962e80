/**
 * `/sys`: the directories that every kernel has, empty but for a few.
 *
 * @see https://man7.org/linux/man-pages/man5/sysfs.5.html
 */
import { CPUS } from '../hardware.js'
import { linksOf } from '../links.js'
import { memoryGroups, memoryUse } from '../memory.js'
import {
  type Context,
  type PseudoNode,
  type PseudoTable,
  folder,
  nodeIn,
  textFile,
} from './node.js'

const EMPTY: PseudoTable = {}
const TABLE: PseudoTable = {
  block: EMPTY,
  bus: EMPTY,
  class: { net: EMPTY },
  dev: EMPTY,
  devices: {
    system: { cpu: { online: () => textFile(`0-${CPUS - 1}\n`) } },
  },
  firmware: EMPTY,
  fs: {
    cgroup: {
      'cgroup.controllers': () => textFile('cpuset cpu io memory hugetlb pids\n'),
      'memory.current': ({ tx, root }) => textFile(`${memoryUse(tx, root).used}\n`),
      'memory.events': ({ tx, root }) => {
        const kills = tx.get(memoryGroups, root)?.kills ?? 0
        return textFile(`low 0\nhigh 0\nmax ${kills}\noom ${kills}\noom_kill ${kills}\n`)
      },
      'memory.max': ({ tx, root }) =>
        textFile(`${tx.get(memoryGroups, root)?.limit ?? 'max'}\n`, 0o644),
    },
  },
  hypervisor: EMPTY,
  kernel: { mm: { transparent_hugepage: { enabled: () => textFile('always [madvise] never\n') } } },
  module: EMPTY,
  power: EMPTY,
}

/** What is at the parts of a path below `/sys`. */
export function sysNode(parts: readonly string[], context: Context): PseudoNode | undefined {
  const [first, second, name, file, ...rest] = parts
  if (first !== 'class' || second !== 'net') return nodeIn(TABLE, parts, context)
  const namespace = context.processes()[0]?.namespace
  const links = namespace === undefined ? [] : linksOf(context.tx, namespace)
  if (name === undefined) return folder(['lo', ...links.map((link) => link.name)])
  const hardware =
    name === 'lo' ? '00:00:00:00:00:00' : links.find((link) => link.name === name)?.hardware
  if (hardware === undefined || rest.length > 0) return undefined
  if (file === undefined) return folder(['address', 'mtu', 'operstate'])
  const texts: Readonly<Record<string, string>> = {
    address: hardware,
    mtu: name === 'lo' ? '65536' : '1500',
    operstate: name === 'lo' ? 'unknown' : 'up',
  }
  return Object.hasOwn(texts, file) ? textFile(`${texts[file]}\n`) : undefined
}
