/**
 * `chmod`, `chown` and `chgrp`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/chown.html
 */
import type { Files } from '../files.js'
import { groupId, userId } from './accounts.js'
import { forEachFile } from './each.js'
import { changedMode } from './mode.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { instant } from './tool.js'

const CHMOD_USAGE = 'chmod [-Rcvf] MODE[,MODE]... FILE...\n\nMODE is octal number (bit pattern sstrwxrwxrwx) or [ugoa]{+|-|=}[rwxXst]'
const CHOWN_USAGE = 'chown [-Rhc] USER[:[GRP]] FILE...\n\nChange the owner and/or group of FILEs to USER and/or GRP'
const CHGRP_USAGE = 'chgrp [-Rhc] GROUP FILE...\n\nChange the group membership of FILEs to GROUP'

/** A path and, with `recursive`, everything under it. */
function tree(files: Files, path: string, recursive: boolean): readonly string[] {
  if (!recursive || files.lstat(path).type !== 'directory') return [path]
  return [path, ...files.list(path).flatMap((name) => tree(files, `${path}/${name}`, true))]
}

export const chmod = instant('chmod', (call) => {
  const { files } = call.system
  const isMinus = /^-[rwxXst]+$/.test(call.args[0] ?? '')
  const options = optionsOf(isMinus ? ['--', ...call.args] : call.args, { letters: 'Rcvf', usage: CHMOD_USAGE })
  const [change, ...paths] = options.operands
  if (change === undefined || paths.length === 0) throw new ToolError(usageOf(CHMOD_USAGE), 1, true)
  if (changedMode(0, change) === undefined) throw new ToolError(`invalid mode '${change}'`)
  const set = (path: string): void => {
    for (const one of tree(files, path, options.has('R'))) {
      const { mode, type } = files.stat(one)
      files.chmod(one, changedMode(mode, change, type === 'directory') ?? mode)
    }
  }
  return forEachFile(call, paths, set, (path, { message }) => `${path}: ${message}`)
})

export const chown = instant('chown', (call) => {
  const { system } = call
  const options = optionsOf(call.args, { letters: 'Rhcvf', usage: CHOWN_USAGE })
  const [owner, ...paths] = options.operands
  if (owner === undefined || paths.length === 0) throw new ToolError(usageOf(CHOWN_USAGE), 1, true)
  const [user = '', group] = owner.split(/[:.]/)
  const uid = user === '' ? undefined : userId(system, user)
  const gid = group === undefined || group === '' ? undefined : groupId(system, group)
  if (user !== '' && uid === undefined) throw new ToolError(`unknown user ${user}`)
  if (group !== undefined && group !== '' && gid === undefined) throw new ToolError(`unknown group ${group}`)
  const set = (path: string): void => {
    for (const one of tree(system.files, path, options.has('R'))) {
      const stat = system.files.stat(one)
      system.files.chown(one, uid ?? stat.uid, gid ?? stat.gid)
    }
  }
  return forEachFile(call, paths, set, (path, { message }) => `${path}: ${message}`)
})

export const chgrp = instant('chgrp', (call) => {
  const { system } = call
  const options = optionsOf(call.args, { letters: 'Rhcvf', usage: CHGRP_USAGE })
  const [group, ...paths] = options.operands
  if (group === undefined || paths.length === 0) throw new ToolError(usageOf(CHGRP_USAGE), 1, true)
  const gid = groupId(system, group)
  if (gid === undefined) throw new ToolError(`unknown group ${group}`)
  const set = (path: string): void => {
    for (const one of tree(system.files, path, options.has('R'))) system.files.chown(one, system.files.stat(one).uid, gid)
  }
  return forEachFile(call, paths, set, (path, { message }) => `${path}: ${message}`)
})
