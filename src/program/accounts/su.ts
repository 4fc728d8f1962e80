/**
 * `su` and `runuser`: a program in the name of another user.
 *
 * @see https://man7.org/linux/man-pages/man1/su.1.html
 */
import { processes } from '../process.js'
import { ERRNO } from '../../text/errno.js'
import { ExecError, type Next, type Program, type System, awaitInput } from '../program.js'
import { ToolError, optionsOf } from '../busybox/options.js'
import { isGnu } from '../busybox/system-kind.js'
import { failing } from '../busybox/tool.js'
import { type Account, accountOf, accounts, groups } from './tables.js'

const LONG = {
  command: 'c',
  login: 'l',
  shell: 's',
  'preserve-environment': 'm',
  user: 'u',
  group: 'g',
}
/** What a login shell finds in PATH. */
const PATH = '/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games'
const ROOT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Becomes another user, and runs a command. @throws ToolError */
export function becomeUser(
  system: System,
  { name, uid, gid }: Pick<Account, 'name' | 'uid' | 'gid'>,
  command: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd?: string,
): Next {
  const row = system.tx.get(processes, system.process)
  if (!row) return awaitInput(null)
  const others = groups(system).flatMap((one) => (one.members.includes(name) ? [one.gid] : []))
  const user = { uid, gid, name, ...(others.length > 0 ? { groups: others } : {}) }
  system.tx.put(processes, system.process, { ...row, user })
  try {
    if (cwd !== undefined && system.files.exists(cwd)) system.setCwd(cwd)
    system.exec(command, env)
    return awaitInput(null)
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    const why = error.exitCode === 127 ? ERRNO.ENOENT : ERRNO.EACCES
    throw new ToolError(
      isGnu(system)
        ? `failed to execute ${command[0]}: ${why}`
        : `can't execute '${command[0]}': ${why}`,
      error.exitCode,
    )
  }
}

/** @throws ToolError */
function allowed(system: System): void {
  if (system.user.uid === 0) return
  system.out('Password: ')
  throw new ToolError(isGnu(system) ? 'Authentication failure' : 'incorrect password')
}

/** @throws ToolError */
export function accountFor(system: System, name: string): Account {
  const account = accounts(system).find((one) => one.name === name)
  if (account) return account
  throw new ToolError(
    isGnu(system)
      ? `user ${name} does not exist or the user entry does not contain all the required fields`
      : `unknown user ${name}`,
  )
}

export const su: Program = {
  name: 'su',
  step: (system) =>
    failing(system, 'su', () => {
      const words = system.argv.slice(1)
      const options = optionsOf(
        words.filter((word) => word !== '-'),
        {
          letters: '+lmpc:s:fh',
          idle: 'f',
          unsimulated: 'h',
          long: LONG,
          usage:
            'su [-lmp] [-s SH] [-] [USER [FILE ARGS]]\n\nRun shell under USER (by default, root)',
        },
      )
      const rest = options.operands
      const [name = 'root'] = rest
      // Options may also stand after the user.
      const after = optionsOf(rest.slice(1), { letters: '+lmpc:s:', long: LONG, usage: 'su' })
      const account = accountFor(system, name)
      allowed(system)
      const isLogin = words.includes('-') || options.has('l') || after.has('l')
      const command = after.value('c') ?? options.value('c')
      const shell = after.value('s') ?? options.value('s') ?? account.shell
      const { name: own, home } = account
      const path = account.uid === 0 ? ROOT_PATH : PATH
      const names = {
        HOME: home,
        SHELL: shell,
        ...(own === 'root' ? {} : { USER: own, LOGNAME: own }),
      }
      const env = isLogin
        ? {
            ...(system.env['TERM'] ? { TERM: system.env['TERM'] } : {}),
            ...names,
            USER: own,
            LOGNAME: own,
            PATH: path,
          }
        : options.has('m') || options.has('p')
          ? system.env
          : { ...system.env, ...names }
      const argv = [shell, ...(command === undefined ? [] : ['-c', command]), ...after.operands]
      return becomeUser(system, account, argv, env, isLogin ? home : undefined)
    }),
}

export const runuser: Program = {
  name: 'runuser',
  step: (system) =>
    failing(system, 'runuser', () => {
      const options = optionsOf(
        system.argv.slice(1).filter((word) => word !== '-'),
        {
          letters: '+u:g:lmpc:s:',
          unsimulated: 'g',
          long: LONG,
          usage: 'runuser [options] -u <user> [--] <command>',
        },
      )
      if (system.user.uid !== 0) throw new ToolError('may not be used by non-root users')
      const named = options.value('u')
      const account = accountFor(system, named ?? options.operands[0] ?? 'root')
      const command = options.value('c')
      const argv =
        named === undefined
          ? [options.value('s') ?? account.shell, ...(command === undefined ? [] : ['-c', command])]
          : options.operands
      if (argv.length === 0) throw new ToolError('no command was specified')
      return becomeUser(system, account, argv, { ...system.env, HOME: account.home })
    }),
}

/** `setuidgid`, `chpst -u`, `gosu` and `su-exec`: a user, then a command. */
export const userThenCommand = (name: string): Program => ({
  name,
  step: (system) =>
    failing(system, name, () => {
      const [who, ...command] = system.argv.slice(1)
      if (who === undefined || command.length === 0)
        throw new ToolError(`Usage: ${name} user-spec command [args]`, 1, true)
      const [user = '', group] = who.split(':')
      const account = accountOf(system, user)
      const numeric = /^\d+$/.test(user)
        ? { name: user, uid: Number(user), gid: Number(user), home: '/' }
        : undefined
      const found = account ?? numeric
      if (!found) throw new ToolError(`unknown user ${user}`)
      const named =
        group === undefined ? undefined : groups(system).find((one) => one.name === group)
      const gid = group === undefined ? found.gid : (named?.gid ?? Number(group))
      if (Number.isNaN(gid)) throw new ToolError(`unknown group ${group ?? ''}`)
      if (system.user.uid !== 0 && found.uid !== system.user.uid)
        throw new ToolError(`failed switching to "${who}": operation not permitted`)
      return becomeUser(system, { ...found, gid }, command, { ...system.env, HOME: found.home })
    }),
})
