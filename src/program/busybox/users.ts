/**
 * Users and groups of a system, as its `/etc/passwd` and `/etc/group` know them: `id`, `whoami`,
 * `groups`.
 *
 * @see https://man7.org/linux/man-pages/man5/passwd.5.html
 */
import type { System } from '../program.js'
import { optionsOf } from './options.js'
import { ToolError } from './options.js'
import { instant } from './tool.js'

/** The lines of a table of users or groups, as fields. */
const table = ({ files }: System, path: string): readonly (readonly string[])[] =>
  files.exists(path)
    ? files
        .read(path)
        .split('\n')
        .map((line) => line.split(':'))
    : []

const nameOf = (system: System, path: string, id: string): string | undefined =>
  table(system, path).find((fields) => fields[2] === id)?.[0]

/** The name of a user; the number where the system knows no name. */
export const userName = (system: System, uid: number | string): string =>
  nameOf(system, '/etc/passwd', String(uid)) ?? String(uid)

/** The name of a group; the number where the system knows no name. */
export const groupName = (system: System, gid: number | string): string =>
  nameOf(system, '/etc/group', String(gid)) ?? String(gid)

/** The number of a user or group that is named or numbered. */
export function idOf(
  system: System,
  path: '/etc/passwd' | '/etc/group',
  name: string,
): number | undefined {
  if (/^\d+$/.test(name)) return Number(name)
  const found = table(system, path).find((fields) => fields[0] === name)?.[2]
  return found === undefined ? undefined : Number(found)
}

export const whoami = instant('whoami', ({ system }) => {
  const name = nameOf(system, '/etc/passwd', String(system.user.uid))
  if (name === undefined) throw new ToolError(`unknown uid ${system.user.uid}`)
  system.out(`${name}\n`)
  return 0
})

export const id = instant('id', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'ugnrG',
    usage: 'id [-ugGnr] [USER]\n\nPrint information about USER or the current user',
  })
  const [named] = options.operands
  const uid = named === undefined ? system.user.uid : idOf(system, '/etc/passwd', named)
  if (uid === undefined) throw new ToolError(`unknown user ${named ?? ''}`)
  const gid =
    named === undefined
      ? system.user.gid
      : Number(table(system, '/etc/passwd').find((fields) => fields[2] === String(uid))?.[3] ?? uid)
  const shown = (number: number, name: string): string => (options.has('n') ? name : String(number))
  const labelled = (number: number, name: string | undefined): string =>
    name === undefined ? String(number) : `${number}(${name})`
  const group = labelled(gid, nameOf(system, '/etc/group', String(gid)))
  if (options.has('u')) system.out(`${shown(uid, userName(system, uid))}\n`)
  else if (options.has('g') || options.has('G'))
    system.out(`${shown(gid, groupName(system, gid))}\n`)
  else
    system.out(
      `uid=${labelled(uid, nameOf(system, '/etc/passwd', String(uid)))} gid=${group} groups=${group}\n`,
    )
  return 0
})

export const groups = instant('groups', ({ system }) => {
  system.out(`${groupName(system, system.user.gid)}\n`)
  return 0
})
