/**
 * `chown` and `chgrp`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/chown.html
 */
import type { FileStat } from '../files.js'
import type { System } from '../program.js'
import { LONG } from './chmod.js'
import { atLeast, each, walk } from './each.js'
import { type Options, ToolError, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { type Call, instant } from './tool.js'
import { groupName, idOf, userName } from './users.js'

const CHOWN =
  'chown [-Rhcvf] USER[:[GRP]] FILE...\n\nChange the owner and/or group of FILEs to USER and/or GRP'
const CHGRP = 'chgrp [-Rhcvf] GROUP FILE...\n\nChange the group membership of FILEs to GROUP'

/** Who a file shall belong to; what is undefined stays. */
interface Owner {
  readonly uid: number | undefined
  readonly gid: number | undefined
  /** What is said of it: `ownership`, with its group where one was named, or `group`. */
  readonly told: 'user' | 'both' | 'group'
}

/** A tool that changes owners; `read` says what its first operand means. */
const changing = (
  name: string,
  usage: string,
  read: (call: Call, owner: string) => Owner,
): ReturnType<typeof instant> =>
  instant(name, (call) => {
    const { system, args } = call
    const options = optionsOf(args, {
      letters: 'RhLHPcvf',
      long: { ...LONG, 'no-dereference': 'h' },
      idle: 'P',
      unsimulated: 'LH',
      usage,
    })
    atLeast(2, options.operands, usage)
    const [operand = '', ...paths] = options.operands
    const owner = read(call, operand)
    return each(
      system,
      name,
      paths,
      (path) => {
        for (const one of options.has('R') ? walk(system.files, path) : [path])
          change(system, options, one, owner)
      },
      ({ message }, path) => `${path}: ${message}`,
      options.has('f'),
    )
  })

export const chown = changing('chown', CHOWN, ownerOf)

export const chgrp = changing('chgrp', CHGRP, ({ system }, group) => {
  const gid = idOf(system, '/etc/group', group)
  if (gid !== undefined) return { uid: undefined, gid, told: 'group' }
  throw new ToolError(isGnu(system) ? `invalid group: '${group}'` : `unknown group ${group}`)
})

function ownerOf({ system }: Call, owner: string): Owner {
  const [user = '', group] = owner.split(/[:.]/)
  const unknown = (kind: string, name: string): ToolError =>
    new ToolError(isGnu(system) ? `invalid ${kind}: '${owner}'` : `unknown ${kind} ${name}`)
  const uid = user === '' ? undefined : idOf(system, '/etc/passwd', user)
  if (user !== '' && uid === undefined) throw unknown('user', user)
  const gid = group ? idOf(system, '/etc/group', group) : undefined
  if (group && gid === undefined) throw unknown('group', group)
  return { uid, gid, told: owner.includes(':') ? 'both' : 'user' }
}

/** A link leads to what is changed, unless `-h` or `-R` is given. */
function change(system: System, options: Options, path: string, owner: Owner): void {
  const { files } = system
  const isOwn = options.has('h') || options.has('R')
  const seen = (): FileStat => (isOwn ? files.lstat(path) : files.stat(path))
  const before = seen()
  files.chown(path, owner.uid ?? before.uid, owner.gid ?? before.gid)
  if (options.has('v') || options.has('c')) tell(system, options, path, [before, seen()], owner)
}

function tell(
  system: System,
  options: Options,
  path: string,
  [before, after]: readonly [FileStat, FileStat],
  { told }: Owner,
): void {
  const group = ({ gid }: FileStat): string => groupName(system, gid)
  const shown = (stat: FileStat): string =>
    told === 'group'
      ? group(stat)
      : `${userName(system, stat.uid)}${told === 'both' ? `:${group(stat)}` : ''}`
  const what = told === 'group' ? 'group' : 'ownership'
  const [old, now] = [shown(before), shown(after)]
  if (old !== now) system.out(`changed ${what} of '${path}' from ${old} to ${now}\n`)
  else if (options.has('v')) system.out(`${what} of '${path}' retained as ${now}\n`)
}
