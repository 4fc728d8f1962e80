/**
 * The accounts of a system: `/etc/passwd`, `/etc/group` and `/etc/shadow`, read and written.
 *
 * @see https://man7.org/linux/man-pages/man5/passwd.5.html
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'

/** A line of `/etc/passwd`. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly comment: string
  readonly home: string
  readonly shell: string
}

/** A line of `/etc/group`. */
interface Group {
  readonly name: string
  readonly gid: number
  readonly members: readonly string[]
}

const USERS = '/etc/passwd'
const GROUPS = '/etc/group'
const PASSWORDS = '/etc/shadow'
const PRIVATE = 0o640
const DAY = 86_400_000

const linesOf = ({ files }: System, path: string): readonly (readonly string[])[] =>
  files.exists(path)
    ? files
        .read(path)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split(':'))
    : []

export const accounts = (system: System): readonly Account[] =>
  linesOf(system, USERS).map(
    ([name = '', , uid, gid, comment = '', home = '/', shell = '/bin/sh']) => ({
      name,
      uid: Number(uid),
      gid: Number(gid),
      comment,
      home,
      shell,
    }),
  )

export const groups = (system: System): readonly Group[] =>
  linesOf(system, GROUPS).map(([name = '', , gid, members = '']) => ({
    name,
    gid: Number(gid),
    members: members.split(',').filter((one) => one !== ''),
  }))

/** By name, or by number. */
export const accountOf = (system: System, name: string): Account | undefined =>
  accounts(system).find((one) => one.name === name || String(one.uid) === name)

/** By name, or by number. */
export const groupOf = (system: System, name: string): Group | undefined =>
  groups(system).find((one) => one.name === name || String(one.gid) === name)

const written = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

export const writeAccounts = (system: System, all: readonly Account[]): void =>
  system.files.write(
    USERS,
    written(
      all.map(({ name, uid, gid, comment, home, shell }) =>
        [name, 'x', uid, gid, comment, home, shell].join(':'),
      ),
    ),
  )

export const writeGroups = (system: System, all: readonly Group[]): void =>
  system.files.write(
    GROUPS,
    written(all.map(({ name, gid, members }) => `${name}:x:${gid}:${members.join(',')}`)),
  )

export function addAccount(system: System, account: Account): void {
  writeAccounts(system, [...accounts(system), account])
  setPassword(system, account.name, '!')
}

export const addGroup = (system: System, group: Group): void =>
  writeGroups(system, [...groups(system), group])

/** A user that is a member is left as it is. */
export const addMember = (system: System, user: string, group: string): void =>
  writeGroups(
    system,
    groups(system).map((one) =>
      one.name === group && !one.members.includes(user)
        ? { ...one, members: [...one.members, user] }
        : one,
    ),
  )

export const removeMember = (system: System, user: string, group: string): void =>
  writeGroups(
    system,
    groups(system).map((one) =>
      one.name === group ? { ...one, members: one.members.filter((name) => name !== user) } : one,
    ),
  )

/** Takes a user out of every table. */
export function removeAccount(system: System, name: string): void {
  writeAccounts(
    system,
    accounts(system).filter((one) => one.name !== name),
  )
  const rest = linesOf(system, PASSWORDS).filter(([one]) => one !== name)
  if (system.files.exists(PASSWORDS))
    system.files.write(PASSWORDS, written(rest.map((fields) => fields.join(':'))))
  writeGroups(
    system,
    groups(system).map((one) => ({ ...one, members: one.members.filter((user) => user !== name) })),
  )
}

/** What stands for a user's password: `!` where there is none, nothing where none is asked for. */
export function setPassword(system: System, name: string, password: string): void {
  const before = linesOf(system, PASSWORDS)
  const day = Math.floor(system.now / DAY)
  const fresh = [name, password, String(day), '0', '99999', '7', '', '', '']
  const lines = before.some(([one]) => one === name)
    ? before.map((fields) => (fields[0] === name ? [name, password, ...fields.slice(2)] : fields))
    : [...before, fresh]
  const options = system.files.exists(PASSWORDS) ? {} : { mode: PRIVATE }
  system.files.write(PASSWORDS, written(lines.map((fields) => fields.join(':'))), options)
}

/** The first number of a range that is not in use, from its beginning or from its end. */
export function freeId(
  used: readonly number[],
  [from, to]: readonly [from: number, to: number],
  step: 1 | -1 = 1,
): number | undefined {
  const taken = new Set(used)
  for (let id = step > 0 ? from : to; id >= from && id <= to; id += step)
    if (!taken.has(id)) return id
  return undefined
}

/** Whether accounts can be changed: whoever is not root cannot. */
export function canChange(system: System): boolean {
  return system.user.uid === 0
}

/** A home, with what `/etc/skel` has, that belongs to its user. False: it is there already. */
export function makeHome(system: System, { home, uid, gid }: Account, mode: number): boolean {
  const { files } = system
  if (files.exists(home)) return false
  files.mkdir(home, { parents: true })
  const copy = (from: string, to: string): void => {
    for (const name of files.list(from)) {
      const [source, target] = [`${from}/${name}`, `${to}/${name}`]
      if (files.stat(source).type === 'directory') {
        files.mkdir(target)
        copy(source, target)
      } else files.write(target, files.read(source), { mode: files.stat(source).mode })
      files.chown(target, uid, gid)
    }
  }
  try {
    if (files.exists('/etc/skel')) copy('/etc/skel', home)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
  }
  files.chown(home, uid, gid)
  files.chmod(home, mode)
  return true
}
