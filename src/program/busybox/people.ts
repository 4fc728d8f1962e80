/**
 * Who is here: `who`, `w`, `users`, `last`, `logname`, `mesg`. Nobody logs in to a container, so
 * there is nobody.
 *
 * @see https://busybox.net/downloads/BusyBox.html#who
 */
import { ERRNO } from '../../text/errno.js'
import { ToolError } from './options.js'
import { instant } from './tool.js'

export const who = instant('who', ({ system, args }) => {
  if (args.some((word) => word.includes('H'))) system.out('USER\t\tTTY\t\tIDLE\tTIME\t\t HOST\n')
  return 0
})

export const w = instant('w', ({ system }) => {
  system.out('USER\t\tTTY\t\tIDLE\tTIME\t\t HOST\n')
  return 0
})

export const users = instant('users', ({ system }) => {
  system.out('\n')
  return 0
})

export const last = instant('last', ({ system }) => {
  const path = '/var/log/wtmp'
  if (!system.files.exists(path)) throw new ToolError(`can't open '${path}': ${ERRNO.ENOENT}`)
  return 0
})

export const logname = instant('logname', () => {
  throw new ToolError(`getlogin: ${ERRNO.ENOENT}`)
})

export const mesg = instant('mesg', ({ system }) => {
  if (!system.isTerminal('stdin')) throw new ToolError('not a tty')
  system.out('is n\n')
  return 1
})

export const nologin = instant('nologin', ({ system }) => {
  system.out('This account is not available\n')
  return 1
})
