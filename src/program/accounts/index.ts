/**
 * The programs that know and change accounts.
 *
 * @module
 */
import { type Call, instant } from '../busybox/tool.js'
import { isGnu } from '../busybox/system-kind.js'
import type { Program } from '../program.js'
import * as busybox from './busybox.js'
import * as debian from './debian.js'
import { chpasswd, passwd } from './passwords.js'
import * as shadow from './shadow.js'
import * as shadowGroups from './shadow-groups.js'
import { runuser, su, userThenCommand } from './su.js'

/** Two tools of one name, each for its kind of system. */
const either = (
  name: string,
  onBusybox: (call: Call) => number,
  onDebian: (call: Call) => number,
): Program => instant(name, (call) => (isGnu(call.system) ? onDebian(call) : onBusybox(call)))

/** What BusyBox has. */
export const accountApplets: readonly Program[] = [
  either('adduser', busybox.adduser, debian.adduser),
  either('addgroup', busybox.addgroup, debian.addgroup),
  instant('deluser', busybox.deluser),
  instant('delgroup', busybox.delgroup),
  passwd,
  chpasswd,
  su,
  userThenCommand('setuidgid'),
]

/** What other systems have. */
export const accountPrograms: readonly Program[] = [
  shadow.useradd,
  shadow.usermod,
  shadow.userdel,
  shadowGroups.groupadd,
  shadowGroups.groupmod,
  shadowGroups.groupdel,
  shadowGroups.gpasswd,
  runuser,
  userThenCommand('gosu'),
  userThenCommand('su-exec'),
]
