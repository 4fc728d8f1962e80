/**
 * `id`, `whoami` and `groups`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/id.html
 */
import { groupName, userId, userName } from './accounts.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

export const id = instant('id', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'ugGnr', usage: 'id [-ugGnr] [USER]\n\nPrint information about USER or the current user' })
  const [name] = options.operands
  const uid = name === undefined ? system.user.uid : userId(system, name)
  if (uid === undefined) throw new ToolError(`unknown user ${name}`)
  const gid = name === undefined ? system.user.gid : uid
  const [user, group] = [userName(system, uid), groupName(system, gid)]
  const label = (number: number, text: string): string => (text === String(number) ? String(number) : `${number}(${text})`)
  if (options.has('u')) system.out(`${options.has('n') ? user : uid}\n`)
  else if (options.has('g') || options.has('G')) system.out(`${options.has('n') ? group : gid}\n`)
  else system.out(`uid=${label(uid, user)} gid=${label(gid, group)} groups=${label(gid, group)}\n`)
  return 0
})

export const whoami = instant('whoami', ({ system }) => {
  const name = userName(system, system.user.uid)
  if (name === String(system.user.uid) && system.user.uid !== 0) throw new ToolError(`unknown uid ${name}`)
  system.out(`${name === '0' ? 'root' : name}\n`)
  return 0
})

export const groups = instant('groups', ({ system }) => {
  system.out(`${groupName(system, system.user.gid)}\n`)
  return 0
})
