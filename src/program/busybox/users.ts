/**
 * Users and groups of a system, as its `/etc/passwd` and `/etc/group` know them: `id`, `whoami`,
 * `groups`.
 *
 * @see https://man7.org/linux/man-pages/man5/passwd.5.html
 */
import type { System } from '../program.js'
import { wordProblem } from './gnu.js'
import { optionsOf } from './options.js'
import { ToolError } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const USERS = '/etc/passwd'
const GROUPS = '/etc/group'
type Table = typeof USERS | typeof GROUPS

/** The lines of a table of users or groups, as fields. */
const table = ({ files }: System, path: Table): readonly (readonly string[])[] =>
  files.exists(path)
    ? files
        .read(path)
        .split('\n')
        .map((line) => line.split(':'))
    : []

const nameOf = (system: System, path: Table, id: string): string | undefined =>
  table(system, path).find((fields) => fields[2] === id)?.[0]

/** The name of a user; the number where the system knows no name. */
export const userName = (system: System, uid: number | string): string =>
  nameOf(system, USERS, String(uid)) ?? String(uid)

/** The name of a group; the number where the system knows no name. */
export const groupName = (system: System, gid: number | string): string =>
  nameOf(system, GROUPS, String(gid)) ?? String(gid)

/** The number of a user or group that is named or numbered. */
export function idOf(system: System, path: Table, name: string): number | undefined {
  if (/^\d+$/.test(name)) return Number(name)
  const found = table(system, path).find((fields) => fields[0] === name)?.[2]
  return found === undefined ? undefined : Number(found)
}

export const whoami = instant('whoami', ({ system }) => {
  const name = nameOf(system, USERS, String(system.user.uid))
  if (name === undefined) throw new ToolError(`unknown uid ${system.user.uid}`)
  system.out(`${name}\n`)
  return 0
})

export const id = instant('id', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'ugnrG',
    idle: 'r',
    usage: 'id [-ugGnr] [USER]\n\nPrint information about USER or the current user',
  })
  const [named] = options.operands
  const uid = named === undefined ? system.user.uid : idOf(system, USERS, named)
  if (uid === undefined)
    throw new ToolError(isGnu(system) ? `'${named}': no such user` : `unknown user ${named ?? ''}`)
  const gid =
    named === undefined
      ? system.user.gid
      : Number(table(system, USERS).find((fields) => fields[2] === String(uid))?.[3] ?? uid)
  const memberOf = named === undefined ? (system.user.groups ?? []) : groupsOf(system, named)
  const all = [gid, ...memberOf.filter((one) => one !== gid)]
  const shown = (number: number, name: string): string => (options.has('n') ? name : String(number))
  const labelled = (number: number, path: Table): string => {
    const name = nameOf(system, path, String(number))
    return name === undefined ? String(number) : `${number}(${name})`
  }
  const list = all.map((one) => labelled(one, GROUPS)).join(',')
  if (options.has('u')) system.out(`${shown(uid, userName(system, uid))}\n`)
  else if (options.has('g')) system.out(`${shown(gid, groupName(system, gid))}\n`)
  else if (options.has('G'))
    system.out(`${all.map((one) => shown(one, groupName(system, one))).join(' ')}\n`)
  else system.out(`uid=${labelled(uid, USERS)} gid=${labelled(gid, GROUPS)} groups=${list}\n`)
  return 0
})

/** The groups that list a user by name. */
function groupsOf(system: System, user: string): readonly number[] {
  const name = /^\d+$/.test(user) ? nameOf(system, USERS, user) : user
  return table(system, GROUPS)
    .filter((fields) => name !== undefined && fields[3]?.split(',').includes(name))
    .map((fields) => Number(fields[2]))
}

export const groups = instant('groups', ({ system, args: [named] }) => {
  const { gid, groups: others = [] } = system.user
  if (named !== undefined && idOf(system, USERS, named) === undefined)
    throw wordProblem(system, `'${named}': no such user`, `unknown user ${named}`)
  const own = table(system, USERS).find(([name]) => name === named)?.[3]
  const all = named === undefined ? [gid, ...others] : [Number(own), ...groupsOf(system, named)]
  system.out(`${[...new Set(all)].map((one) => groupName(system, one)).join(' ')}\n`)
  return 0
})
