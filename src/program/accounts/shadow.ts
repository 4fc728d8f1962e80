/**
 * The shadow tools for users: `useradd`, `usermod`, `userdel`.
 *
 * @see https://man7.org/linux/man-pages/man8/useradd.8.html
 */
import { type Options, ToolError } from '../busybox/options.js'
import type { System } from '../program.js'
import { CODE, ORDINARY, SYSTEM, idOf, tool } from './shadow-tool.js'
import {
  type Account,
  accounts,
  addAccount,
  addGroup,
  addMember,
  freeId,
  groupOf,
  groups,
  makeHome,
  removeAccount,
  removeMember,
  setPassword,
  writeAccounts,
  writeGroups,
} from './tables.js'

const HOME_MODE = 0o700

/** @throws ToolError */
const existing = (system: System, name: string) => {
  const group = groupOf(system, name)
  if (!group) throw new ToolError(`group '${name}' does not exist`, CODE.noSuch)
  return group
}

const listOf = (text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : text.split(',')

const isDebian = ({ files }: System): boolean => files.exists('/etc/debian_version')

export const useradd = tool(
  'useradd',
  'mMru:g:G:d:s:c:NUlop:b:k:e:f:K:',
  'passwd',
  ({ system }, options, name) => {
    if (!/^[a-z_A-Z][\w.-]*\$?$/.test(name))
      throw new ToolError(`invalid user name '${name}': use --badname to ignore`, CODE.value)
    if (accounts(system).some((one) => one.name === name))
      throw new ToolError(`user '${name}' already exists`, CODE.nameInUse)
    const isSystem = options.has('r')
    const named = options.value('g')
    const ownGroup = named === undefined && !options.has('N')
    if (ownGroup && groups(system).some((one) => one.name === name))
      throw new ToolError(
        `group ${name} exists - if you want to add this user to that group, use -g.`,
        CODE.nameInUse,
      )
    const others = listOf(options.value('G')).map((one) => existing(system, one).name)
    const uid = uidFor(system, options, isSystem)
    const gid = ownGroup
      ? newGroup(system, name, uid, isSystem)
      : existing(system, named ?? 'users').gid
    const account: Account = {
      name,
      uid,
      gid,
      comment: options.value('c') ?? '',
      home: options.value('d') ?? `${options.value('b') ?? '/home'}/${name}`,
      shell: options.value('s') ?? (isDebian(system) ? '/bin/sh' : '/bin/bash'),
    }
    addAccount(system, account)
    if (options.has('p')) setPassword(system, name, options.value('p') ?? '!')
    for (const group of others) addMember(system, name, group)
    const makes = options.has('m') || (!isDebian(system) && !isSystem)
    if (makes && !options.has('M') && !makeHome(system, account, HOME_MODE))
      system.err(
        `useradd: warning: the home directory ${account.home} already exists.\nuseradd: Not copying any file from skel directory into it.\n`,
      )
    return 0
  },
)

/** @throws ToolError */
function uidFor(system: System, options: Options, isSystem: boolean): number {
  const used = accounts(system).map((one) => one.uid)
  const wanted = options.value('u')
  if (wanted === undefined) {
    const id = isSystem ? freeId(used, SYSTEM, -1) : freeId(used, ORDINARY)
    if (id === undefined) throw new ToolError("can't create user", CODE.inUse)
    return id
  }
  const uid = idOf(wanted, 'user ID')
  if (used.includes(uid) && !options.has('o'))
    throw new ToolError(`UID ${uid} is not unique`, CODE.inUse)
  return uid
}

/** A group of the user's own, with the user's number where that is free. */
function newGroup(system: System, name: string, uid: number, isSystem: boolean): number {
  const used = groups(system).map((one) => one.gid)
  const free = isSystem ? freeId(used, SYSTEM, -1) : freeId(used, ORDINARY)
  const gid = used.includes(uid) ? (free ?? uid) : uid
  addGroup(system, { name, gid, members: [] })
  return gid
}

/** @throws ToolError */
function accountNamed(system: System, name: string): Account {
  const account = accounts(system).find((one) => one.name === name)
  if (!account) throw new ToolError(`user '${name}' does not exist`, CODE.noSuch)
  return account
}

export const usermod = tool(
  'usermod',
  'aG:g:u:d:s:l:c:mLUop:e:f:',
  'passwd',
  ({ system }, options, name) => {
    const before = accountNamed(system, name)
    const given = options.value('G')
    const others = listOf(given).map((one) => existing(system, one).name)
    const { value } = options
    const uid = value('u')
    const after: Account = {
      name: value('l') ?? name,
      uid: uid === undefined ? before.uid : idOf(uid, 'user ID'),
      gid: value('g') === undefined ? before.gid : existing(system, value('g') ?? '').gid,
      comment: value('c') ?? before.comment,
      home: value('d') ?? before.home,
      shell: value('s') ?? before.shell,
    }
    const isTaken = accounts(system).some((one) => one.uid === after.uid && one.name !== name)
    if (isTaken && !options.has('o'))
      throw new ToolError(`UID '${after.uid}' already exists`, CODE.inUse)
    if (given !== undefined && !options.has('a'))
      for (const one of groups(system)) removeMember(system, name, one.name)
    for (const group of others) addMember(system, name, group)
    writeAccounts(
      system,
      accounts(system).map((one) => (one.name === name ? after : one)),
    )
    if (options.has('L')) setPassword(system, after.name, '!')
    if (options.has('p')) setPassword(system, after.name, value('p') ?? '!')
    if (options.has('m') && system.files.exists(before.home) && after.home !== before.home)
      system.files.rename(before.home, after.home)
    if (after.uid !== before.uid && system.files.exists(after.home))
      system.files.chown(after.home, after.uid, after.gid)
    return 0
  },
)

export const userdel = tool('userdel', 'frZ', 'passwd', ({ system }, options, name) => {
  const { home, gid } = accountNamed(system, name)
  removeAccount(system, name)
  const isShared = accounts(system).some((one) => one.gid === gid)
  writeGroups(
    system,
    groups(system).filter((one) => one.name !== name || isShared || one.members.length > 0),
  )
  if (!options.has('r')) return 0
  system.err(`userdel: ${name} mail spool (/var/mail/${name}) not found\n`)
  if (system.files.exists(home)) system.files.remove(home, { recursive: true })
  return 0
})
