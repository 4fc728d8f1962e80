/**
 * What is installed on every machine: a small Debian with a shell, the usual tools, and those that
 * the lab is about.
 *
 * @module
 */
import { type Layer, type LayerEntry, privateLayer } from '../oci/layer.js'
import type { VirtualTime } from '../sim/world.js'
import { SYSTEM_NAME } from '../program/hardware.js'

const SHELLS = ['sh', 'bash', 'dash'] as const
const DIRECTORIES = [
  '/bin',
  '/dev',
  '/etc',
  '/home',
  '/home/docker',
  '/home/user',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/srv',
  '/sys',
  '/tmp',
  '/usr',
  '/usr/bin',
  '/usr/local',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/share',
  '/usr/share/bash-completion',
  '/usr/share/bash-completion/completions',
  '/var',
  '/var/lib',
  '/var/log',
]
/** Tools that print a script by which a shell completes their arguments. */
const COMPLETED: readonly string[] = ['docker', 'kubectl', 'minikube']
/** bash-completion, which loads what it finds for a command when Tab is pressed the first time. */
const BASH_COMPLETION = '# programmable completion: see /usr/share/bash-completion/completions\n'
const USERS = `root:x:0:0:root:/root:/bin/bash
user:x:1000:1000:user:/home/user:/bin/bash
docker:x:1001:1001:docker:/home/docker:/bin/bash
`

const GROUPS = `root:x:0:
adm:x:4:user
sudo:x:27:user,docker
docker:x:1001:user,docker
user:x:1000:
`
const directory = (mtime: VirtualTime, owner = 0): LayerEntry => ({
  type: 'directory',
  mode: 0o755,
  uid: owner,
  gid: owner,
  mtime,
  size: 4096,
})
const executable = (program: string, mtime: VirtualTime): LayerEntry => ({
  type: 'file',
  mode: 0o755,
  uid: 0,
  gid: 0,
  mtime,
  size: 1_000_000,
  text: '',
  program,
})
const file = (text: string, mtime: VirtualTime): LayerEntry => ({
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  mtime,
  size: text.length,
  text,
})

/** Programs that are installed on a machine, by name. */
interface Installed {
  /** The usual tools. */
  readonly applets: readonly string[]
  /** What is installed beside them: docker, curl, … */
  readonly tools: readonly string[]
}

/** The layers that were made before: labs that begin alike share them. */
const known = new Map<string, readonly Layer[]>()
const REMEMBERED = 8

/** The one layer that every machine starts from. */
export function baseLayers(programs: Installed, installed: VirtualTime): readonly Layer[] {
  const key = [installed, ...programs.applets, '', ...programs.tools].join(' ')
  const found = known.get(key)
  if (found) return found
  const made = makeLayers(programs, installed)
  if (known.size >= REMEMBERED) known.clear()
  known.set(key, made)
  return made
}

function makeLayers({ applets, tools }: Installed, installed: VirtualTime): readonly Layer[] {
  const entries: Record<string, LayerEntry> = Object.create(null)
  for (const path of DIRECTORIES)
    entries[path] = directory(
      installed,
      path === '/home/user' ? 1000 : path === '/home/docker' ? 1001 : 0,
    )
  entries['/tmp'] = { ...directory(installed), mode: 0o1777 }
  for (const applet of applets) entries[`/bin/${applet}`] = executable(applet, installed)
  for (const shell of SHELLS) entries[`/bin/${shell}`] = executable(shell, installed)
  for (const tool of tools) entries[`/usr/local/bin/${tool}`] = executable(tool, installed)
  entries['/usr/share/bash-completion/bash_completion'] = file(BASH_COMPLETION, installed)
  for (const tool of tools.filter((name) => COMPLETED.includes(name)))
    entries[`/usr/share/bash-completion/completions/${tool}`] = file(
      `source <(${tool} completion bash)\n`,
      installed,
    )
  entries['/etc/passwd'] = file(USERS, installed)
  entries['/etc/group'] = file(GROUPS, installed)
  entries['/etc/os-release'] = file(
    `PRETTY_NAME="${SYSTEM_NAME}"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n`,
    installed,
  )
  return [privateLayer(entries)]
}
