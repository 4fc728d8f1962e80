/**
 * BusyBox's tools for accounts: `adduser`, `addgroup`, `deluser`, `delgroup`.
 *
 * @see https://busybox.net/downloads/BusyBox.html#adduser
 */
import type { Call } from '../busybox/tool.js'
import { NOT_ROOT, ToolError, UsageProblem, optionsOf } from '../busybox/options.js'
import {
  type Account,
  accountOf,
  accounts,
  addAccount,
  addGroup as addGroupRow,
  addMember,
  canChange,
  freeId,
  groupOf,
  groups,
  makeHome,
  removeAccount,
  removeMember,
  writeGroups,
} from './tables.js'

const ORDINARY = [1000, 59_999] as const
const SYSTEM = [100, 999] as const
const HOME_MODE = 0o2755
const NOBODYS = 65_533
const LARGEST = 65_535

/** @throws ToolError */
function idOf(text: string): number {
  if (!/^\d+$/.test(text)) throw new ToolError(`invalid number '${text}'`)
  if (Number(text) > LARGEST) throw new ToolError(`number ${text} is not in 0..${LARGEST} range`)
  return Number(text)
}

/** @throws ToolError */
function checkName(name: string): void {
  if (!/^[a-zA-Z_][\w.-]*\$?$/.test(name)) throw new ToolError('illegal name')
}

const ADDUSER =
  "adduser [OPTIONS] USER [GROUP]\n\nCreate new user, or add USER to GROUP\n\n\t-h DIR\t\tHome directory\n\t-g GECOS\tGECOS field\n\t-s SHELL\tLogin shell\n\t-G GRP\t\tGroup\n\t-S\t\tCreate a system user\n\t-D\t\tDon't assign a password\n\t-H\t\tDon't create home directory\n\t-u UID\t\tUser id\n\t-k SKEL\t\tSkeleton directory (/etc/skel)"

export function adduser({ system, args }: Call): number {
  const options = optionsOf(args, {
    letters: 'h:g:s:G:SDHu:k:',
    unsimulated: 'k',
    long: {
      home: 'h',
      gecos: 'g',
      shell: 's',
      ingroup: 'G',
      system: 'S',
      'disabled-password': 'D',
      'empty-password': 'D',
      'no-create-home': 'H',
      uid: 'u',
      skel: 'k',
    },
    usage: ADDUSER,
  })
  const [name, group] = options.operands
  if (name === undefined || options.operands.length > 2) throw new UsageProblem(ADDUSER)
  if (!canChange(system)) throw new ToolError(NOT_ROOT)
  if (group !== undefined) return member({ system, name: 'adduser', args }, name, group)
  checkName(name)
  if (accounts(system).some((one) => one.name === name))
    throw new ToolError(`user '${name}' in use`)
  const isSystem = options.has('S')
  const uids = accounts(system).map((one) => one.uid)
  const wanted = options.value('u')
  const uid = wanted === undefined ? freeId(uids, isSystem ? SYSTEM : ORDINARY) : idOf(wanted)
  if (uid === undefined) throw new ToolError('no uids left')
  if (wanted !== undefined && uids.includes(uid)) throw new ToolError(`uid '${uid}' in use`)
  const gid = groupFor(system, name, uid, options.value('G'), isSystem)
  const nologin = system.files.exists('/etc/alpine-release') ? '/sbin/nologin' : '/bin/false'
  const account: Account = {
    name,
    uid,
    gid,
    comment: options.value('g') ?? (isSystem ? name : 'Linux User,,,'),
    home: options.value('h') ?? `/home/${name}`,
    shell: options.value('s') ?? (isSystem ? nologin : '/bin/sh'),
  }
  addAccount(system, account)
  if (!options.has('H')) makeHome(system, account, HOME_MODE)
  if (options.has('D') || isSystem) return 0
  // Without a terminal nobody types a password.
  system.out(`Changing password for ${name}\nNew password: \nRetype password: `)
  system.err(`\npasswd: password for ${name} is unchanged\n`)
  return 1
}

/** The named group; nobody's for a system's user; else a new one of the user's name. */
function groupFor(
  system: Call['system'],
  name: string,
  uid: number,
  named: string | undefined,
  isSystem: boolean,
): number {
  if (named !== undefined) {
    const group = groupOf(system, named)
    if (!group) throw new ToolError(`unknown group ${named}`)
    if (!isSystem || group.gid !== uid) addMember(system, name, group.name)
    return group.gid
  }
  if (isSystem) return groupOf(system, 'nogroup')?.gid ?? NOBODYS
  const all = groups(system)
  if (all.some((one) => one.name === name)) throw new ToolError(`group name '${name}' is in use`)
  const gid = freeId(
    all.map((one) => one.gid),
    [uid, LARGEST],
  ) as number
  addGroupRow(system, { name, gid, members: [] })
  return gid
}

/** @throws ToolError */
function member({ system }: Call, user: string, group: string): number {
  if (!accountOf(system, user)) throw new ToolError(`unknown user ${user}`)
  if (!groupOf(system, group)) throw new ToolError(`unknown group ${group}`)
  addMember(system, user, group)
  return 0
}

const ADDGROUP =
  'addgroup [-g GID] [-S] [USER] GROUP\n\nAdd a group or add a user to a group\n\n\t-g GID\tGroup id\n\t-S\tCreate a system group'

export function addgroup({ system, args }: Call): number {
  const options = optionsOf(args, {
    letters: 'g:S',
    long: { gid: 'g', system: 'S' },
    usage: ADDGROUP,
  })
  const [first, second] = options.operands
  if (first === undefined || options.operands.length > 2) throw new UsageProblem(ADDGROUP)
  if (!canChange(system)) throw new ToolError(NOT_ROOT)
  if (second !== undefined) return member({ system, name: 'addgroup', args }, first, second)
  checkName(first)
  if (groups(system).some((one) => one.name === first))
    throw new ToolError(`group '${first}' in use`)
  const used = groups(system).map((one) => one.gid)
  const wanted = options.value('g')
  const range = options.has('S') ? SYSTEM : ORDINARY
  const gid = wanted === undefined ? freeId(used, range) : idOf(wanted)
  if (gid === undefined) throw new ToolError('no gids left')
  if (wanted !== undefined && used.includes(gid)) throw new ToolError(`gid '${gid}' in use`)
  addGroupRow(system, { name: first, gid, members: [] })
  return 0
}

const DELUSER =
  'deluser [--remove-home] USER\n\nDelete USER from the system\n\n\t--remove-home\tRemove home directory and mail spool'

export function deluser({ system, args }: Call): number {
  const options = optionsOf(args, { letters: 'r', long: { 'remove-home': 'r' }, usage: DELUSER })
  const [name, group] = options.operands
  if (name === undefined) throw new UsageProblem(DELUSER)
  if (!canChange(system)) throw new ToolError(NOT_ROOT)
  const account = accounts(system).find((one) => one.name === name)
  if (!account) throw new ToolError(`unknown user ${name}`)
  if (group !== undefined) {
    if (!groupOf(system, group)) throw new ToolError(`unknown group ${group}`)
    removeMember(system, name, group)
    return 0
  }
  removeAccount(system, name)
  const own = groups(system).find((one) => one.name === name)
  if (own && own.members.length === 0 && !accounts(system).some(({ gid }) => gid === own.gid))
    writeGroups(
      system,
      groups(system).filter((one) => one.name !== name),
    )
  if (options.has('r') && system.files.exists(account.home))
    system.files.remove(account.home, { recursive: true })
  return 0
}

const DELGROUP =
  'delgroup [USER] GROUP\n\nDelete group GROUP from the system or user USER from group GROUP'

export function delgroup({ system, args }: Call): number {
  const { operands } = optionsOf(args, { letters: '', usage: DELGROUP })
  const [first, second] = operands
  if (first === undefined) throw new UsageProblem(DELGROUP)
  if (!canChange(system)) throw new ToolError(NOT_ROOT)
  if (second !== undefined) return deluser({ system, name: 'delgroup', args: [first, second] })
  const group = groups(system).find((one) => one.name === first)
  if (!group) throw new ToolError(`unknown group ${first}`)
  const holder = accounts(system).find(({ gid }) => gid === group.gid)
  if (holder) throw new ToolError(`'${holder.name}' still has '${first}' as their primary group!`)
  writeGroups(
    system,
    groups(system).filter((one) => one.name !== first),
  )
  return 0
}
