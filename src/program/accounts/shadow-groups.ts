/**
 * The shadow tools for groups: `groupadd`, `groupmod`, `groupdel`, `gpasswd`.
 *
 * @see https://man7.org/linux/man-pages/man8/groupadd.8.html
 */
import { ToolError } from '../busybox/options.js'
import type { System } from '../program.js'
import { CODE, ORDINARY, SYSTEM, idOf, tool } from './shadow-tool.js'
import {
  accounts,
  addGroup,
  addMember,
  freeId,
  groups,
  removeMember,
  writeAccounts,
  writeGroups,
} from './tables.js'

export const groupadd = tool('groupadd', 'fg:orp:K:', 'group', ({ system }, options, name) => {
  if (!/^[a-z_A-Z][\w.-]*\$?$/.test(name))
    throw new ToolError(`'${name}' is not a valid group name`, CODE.value)
  const all = groups(system)
  if (all.some((one) => one.name === name)) {
    if (options.has('f')) return 0
    throw new ToolError(`group '${name}' already exists`, CODE.nameInUse)
  }
  const used = all.map((one) => one.gid)
  const wanted = options.value('g')
  const asked = wanted === undefined ? undefined : idOf(wanted, 'group ID')
  if (asked !== undefined && used.includes(asked) && !options.has('o') && !options.has('f'))
    throw new ToolError(`GID '${asked}' already exists`, CODE.inUse)
  const free = options.has('r') ? freeId(used, SYSTEM, -1) : freeId(used, ORDINARY)
  const gid = asked !== undefined && !(options.has('f') && used.includes(asked)) ? asked : free
  if (gid === undefined) throw new ToolError("can't create group", CODE.inUse)
  addGroup(system, { name, gid, members: [] })
  return 0
})

/** @throws ToolError */
function groupNamed(system: System, name: string) {
  const group = groups(system).find((one) => one.name === name)
  if (!group) throw new ToolError(`group '${name}' does not exist`, CODE.noSuch)
  return group
}

export const groupmod = tool('groupmod', 'g:n:o', 'group', ({ system }, options, name) => {
  const before = groupNamed(system, name)
  const wanted = options.value('g')
  const gid = wanted === undefined ? before.gid : idOf(wanted, 'group ID')
  const isTaken = groups(system).some((one) => one.gid === gid && one.name !== name)
  if (isTaken && !options.has('o')) throw new ToolError(`GID '${gid}' already exists`, CODE.inUse)
  writeGroups(
    system,
    groups(system).map((one) =>
      one.name === name ? { ...one, gid, name: options.value('n') ?? name } : one,
    ),
  )
  writeAccounts(
    system,
    accounts(system).map((one) => (one.gid === before.gid ? { ...one, gid } : one)),
  )
  return 0
})

export const groupdel = tool('groupdel', 'f', 'group', ({ system }, _options, name) => {
  const { gid } = groupNamed(system, name)
  const holder = accounts(system).find((one) => one.gid === gid)
  if (holder) {
    system.err(`groupdel: cannot remove the primary group of user '${holder.name}'\n`)
    return 8
  }
  writeGroups(
    system,
    groups(system).filter((one) => one.name !== name),
  )
  return 0
})

export const gpasswd = tool('gpasswd', 'a:d:', 'group', ({ system }, options, name) => {
  const group = groups(system).find((one) => one.name === name)
  if (!group) throw new ToolError(`group '${name}' does not exist in /etc/group`, CODE.value)
  const [added, removed] = [options.value('a'), options.value('d')]
  const user = added ?? removed
  if (user === undefined) throw new ToolError('kubarium does not ask for passwords of groups')
  if (!accounts(system).some((one) => one.name === user))
    throw new ToolError(`user '${user}' does not exist`, CODE.value)
  system.out(
    `${added === undefined ? 'Removing' : 'Adding'} user ${user} ${added === undefined ? 'from' : 'to'} group ${name}\n`,
  )
  if (added === undefined) removeMember(system, user, name)
  else addMember(system, user, name)
  return 0
})
