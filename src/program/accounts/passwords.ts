/**
 * `passwd` and `chpasswd`: passwords of users. Nobody logs in with one, so what is kept is whether
 * there is one.
 *
 * @see https://man7.org/linux/man-pages/man1/passwd.1.html
 */
import { gathering } from '../busybox/gather.js'
import { ToolError, optionsOf } from '../busybox/options.js'
import { isGnu } from '../busybox/system-kind.js'
import { instant } from '../busybox/tool.js'
import { sha256Hex } from '../../oci/digest.js'
import { accounts, canChange, setPassword } from './tables.js'

const UNCHANGED = 10

export const passwd = instant('passwd', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'a:dlueS',
    idle: 'a',
    unsimulated: 'eS',
    long: { delete: 'd', lock: 'l', unlock: 'u', expire: 'e', status: 'S' },
    usage: "passwd [-a ALG] [-dlu] [USER]\n\nChange USER's password (default: current user)",
  })
  const name = options.operands[0] ?? system.user.name
  if (!accounts(system).some((one) => one.name === name))
    throw new ToolError(isGnu(system) ? `user '${name}' does not exist` : `unknown user ${name}`)
  if (!canChange(system)) throw new ToolError('Permission denied.')
  const change = (['d', 'l', 'u'] as const).find((letter) => options.has(letter))
  if (change === undefined) {
    system.out('New password: ')
    throw isGnu(system)
      ? new ToolError(
          'Authentication token manipulation error\npasswd: password unchanged',
          UNCHANGED,
        )
      : new ToolError(`password for ${name} is unchanged`)
  }
  setPassword(system, name, change === 'd' ? '' : change === 'l' ? '!' : '*')
  system.out(
    isGnu(system)
      ? 'passwd: password changed.\n'
      : `passwd: password for ${name} changed by ${system.user.name}\n`,
  )
  return 0
})

export const chpasswd = gathering('chpasswd', {
  options: {
    letters: 'emc:R:',
    idle: 'mc',
    unsimulated: 'R',
    long: { encrypted: 'e', md5: 'm', 'crypt-method': 'c' },
    usage:
      'chpasswd [--md5|--encrypted|--crypt-method]\n\nRead user:password from stdin and update /etc/passwd',
  },
  work: ({ system, options }, text) => {
    if (!canChange(system)) throw new ToolError('Permission denied.')
    for (const line of text.split('\n').filter((one) => one !== '')) {
      const [name = '', password] = line.split(/:(.*)/s)
      if (password === undefined) throw new ToolError('missing new password')
      if (!accounts(system).some((one) => one.name === name))
        throw new ToolError(
          isGnu(system) ? `(user ${name}) pam_chauthtok() failed` : `unknown user ${name}`,
        )
      setPassword(system, name, options.has('e') ? password : `$6$${sha256Hex(password)}`)
      if (!isGnu(system)) system.err(`chpasswd: password for '${name}' changed\n`)
    }
    return 0
  },
})
