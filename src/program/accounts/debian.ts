/**
 * Debian's `adduser` and `addgroup`, which say what they do.
 *
 * @see https://manpages.debian.org/trixie/adduser/adduser.8.en.html
 */
import { ToolError, optionsOf } from '../busybox/options.js'
import type { Call } from '../busybox/tool.js'
import type { System } from '../program.js'
import {
  type Account,
  accounts,
  addAccount,
  addGroup,
  addMember,
  canChange,
  freeId,
  groupOf,
  groups,
  makeHome,
} from './tables.js'

const ORDINARY = [1000, 59_999] as const
const SYSTEM = [100, 999] as const
const HOME_MODE = 0o700
const NOBODYS = 65_534
const CODE = { inUse: 11, noSuch: 11, root: 17, usage: 1 } as const

const OPTIONS = {
  letters: 'SGh:Hdg:u:i:s:qNI:',
  long: {
    system: 'S',
    group: 'G',
    home: 'h',
    'no-create-home': 'H',
    'disabled-password': 'd',
    'disabled-login': 'd',
    gecos: 'g',
    comment: 'g',
    uid: 'u',
    gid: 'i',
    ingroup: 'I',
    shell: 's',
    quiet: 'q',
    'allow-bad-names': 'N',
    'force-badname': 'N',
    'allow-all-names': 'N',
  },
  usage: 'adduser [options] user [group]',
}

type Given = ReturnType<typeof optionsOf>

/** What it says as it goes on. */
const info = (system: System, options: Given, text: string): void => {
  if (!options.has('q')) system.out(`info: ${text}\n`)
}

/** @throws ToolError */
function checked({ system, name: tool, args }: Call): readonly [Given, string] {
  const options = optionsOf(args, OPTIONS)
  const [name] = options.operands
  if (name === undefined)
    throw new ToolError(`fatal: Only one or two names allowed.`, CODE.usage, true)
  if (!canChange(system))
    throw new ToolError(`fatal: Only root may add a user or group to the system.`, CODE.root, true)
  if (!/^[a-z_][-a-z0-9_]*\$?$/.test(name) && !options.has('N'))
    throw new ToolError(
      `fatal: Please enter a username matching the regular expression\n            configured via the NAME_REGEX configuration variable.  Use the\n            \`--allow-bad-names' option to relax this check or reconfigure\n            NAME_REGEX in configuration.`,
      tool === 'adduser' ? 1 : CODE.usage,
      true,
    )
  return [options, name]
}

export function adduser(call: Call): number {
  const { system } = call
  const [options, name] = checked(call)
  const [, group] = options.operands
  if (group !== undefined) return join(system, options, name, group)
  const isSystem = options.has('S')
  if (accounts(system).some((one) => one.name === name)) {
    if (!isSystem)
      throw new ToolError(`fatal: The user \`${name}' already exists.`, CODE.inUse, true)
    info(system, options, `The system user \`${name}' already exists. Exiting.\n`)
    return 0
  }
  const used = accounts(system).map((one) => one.uid)
  const range = isSystem ? SYSTEM : ORDINARY
  const wanted = options.value('u')
  const uid = wanted === undefined ? freeId(used, range) : Number(wanted)
  if (uid === undefined || Number.isNaN(uid))
    throw new ToolError('fatal: No UID is available.', 1, true)
  if (wanted !== undefined && used.includes(uid))
    throw new ToolError(`fatal: The UID ${uid} is already in use.`, CODE.inUse, true)
  return isSystem
    ? addSystemUser(system, options, name, uid)
    : addOrdinaryUser(system, options, name, uid)
}

function addSystemUser(system: System, options: Given, name: string, uid: number): number {
  info(system, options, `Selecting UID from range ${SYSTEM.join(' to ')} ...\n`)
  info(system, options, `Adding system user \`${name}' (UID ${uid}) ...`)
  const named = options.value('I') ?? options.value('i')
  const group = groupFor(system, options, name, uid, named, options.has('G'))
  info(system, options, `Adding new user \`${name}' (UID ${uid}) with group \`${group.name}' ...`)
  const home = options.value('h') ?? '/nonexistent'
  const shell = options.value('s') ?? '/usr/sbin/nologin'
  const comment = options.value('g') ?? ''
  const account: Account = { name, uid, gid: group.gid, comment, home, shell }
  addAccount(system, account)
  if (home === '/nonexistent' || options.has('H'))
    info(system, options, `Not creating home directory \`${home}'.`)
  else makeHomeOf(system, options, account)
  return 0
}

function addOrdinaryUser(system: System, options: Given, name: string, uid: number): number {
  info(system, options, `Adding user \`${name}' ...`)
  info(system, options, `Selecting UID/GID from range ${ORDINARY.join(' to ')} ...`)
  const named = options.value('I') ?? options.value('i')
  const group = groupFor(system, options, name, uid, named, true)
  info(
    system,
    options,
    `Adding new user \`${name}' (${uid}) with group \`${group.name} (${group.gid})' ...`,
  )
  const account: Account = {
    name,
    uid,
    gid: group.gid,
    comment: options.value('g') ?? '',
    home: options.value('h') ?? `/home/${name}`,
    shell: options.value('s') ?? '/bin/bash',
  }
  addAccount(system, account)
  if (options.has('H')) info(system, options, `Not creating home directory \`${account.home}'.`)
  else makeHomeOf(system, options, account)
  const isAsked = !options.has('d')
  if (isAsked) {
    // Without a terminal nobody types a password.
    system.out('New password: ')
    system.err(
      "passwd: Authentication token manipulation error\npasswd: password unchanged\nwarn: `/usr/bin/passwd' failed with status 10. Continuing.\n",
    )
    return 1
  }
  if (groupOf(system, 'users')) {
    info(system, options, `Adding new user \`${name}' to supplemental / extra groups \`users' ...`)
    join(system, options, name, 'users')
  }
  return 0
}

function makeHomeOf(system: System, options: Given, account: Account): void {
  info(system, options, `Creating home directory \`${account.home}' ...`)
  if (makeHome(system, account, HOME_MODE))
    info(system, options, "Copying files from `/etc/skel' ...")
}

/** The named group, a new one of the user's name, or nobody's. */
function groupFor(
  system: System,
  options: Given,
  name: string,
  uid: number,
  named: string | undefined,
  isOwn: boolean,
): { readonly name: string; readonly gid: number } {
  if (named !== undefined) {
    const group = groupOf(system, named)
    if (!group)
      throw new ToolError(`fatal: The group \`${named}' does not exist.`, CODE.noSuch, true)
    return group
  }
  if (!isOwn) return groupOf(system, 'nogroup') ?? { name: 'nogroup', gid: NOBODYS }
  if (groups(system).some((one) => one.name === name))
    throw new ToolError(`fatal: The group \`${name}' already exists.`, CODE.inUse, true)
  const used = groups(system).map((one) => one.gid)
  const gid = used.includes(uid) ? (freeId(used, options.has('S') ? SYSTEM : ORDINARY) ?? uid) : uid
  info(system, options, `Adding new group \`${name}' (${options.has('S') ? 'GID ' : ''}${gid}) ...`)
  addGroup(system, { name, gid, members: [] })
  return { name, gid }
}

/** @throws ToolError */
function join(system: System, options: Given, name: string, group: string): number {
  if (!accounts(system).some((one) => one.name === name))
    throw new ToolError(`fatal: The user \`${name}' does not exist.`, CODE.noSuch, true)
  const found = groupOf(system, group)
  if (!found) throw new ToolError(`fatal: The group \`${group}' does not exist.`, CODE.noSuch, true)
  if (found.members.includes(name)) {
    info(system, options, `The user \`${name}' is already a member of \`${group}'.`)
    return 0
  }
  info(system, options, `Adding user \`${name}' to group \`${group}' ...`)
  addMember(system, name, group)
  return 0
}

export function addgroup(call: Call): number {
  const { system } = call
  const [options, name] = checked(call)
  const [, group] = options.operands
  if (group !== undefined) return join(system, options, name, group)
  const isSystem = options.has('S')
  if (groups(system).some((one) => one.name === name)) {
    if (!isSystem)
      throw new ToolError(`fatal: The group \`${name}' already exists.`, CODE.inUse, true)
    info(system, options, `The group \`${name}' already exists as a system group. Exiting.`)
    return 0
  }
  const used = groups(system).map((one) => one.gid)
  const range = isSystem ? SYSTEM : ORDINARY
  const wanted = options.value('i')
  const gid = wanted === undefined ? freeId(used, range) : Number(wanted)
  if (gid === undefined || Number.isNaN(gid))
    throw new ToolError('fatal: No GID is available.', 1, true)
  if (wanted !== undefined && used.includes(gid))
    throw new ToolError(`fatal: The GID \`${gid}' is already in use.`, CODE.inUse, true)
  if (wanted === undefined)
    info(system, options, `Selecting GID from range ${range.join(' to ')} ...`)
  info(system, options, `Adding ${isSystem ? '' : 'new '}group \`${name}' (GID ${gid}) ...`)
  addGroup(system, { name, gid, members: [] })
  return 0
}
