/**
 * BusyBox as Docker Hub has it: one executable under the names of all its applets, users and
 * groups, the C library, and no package manager.
 *
 * @see https://github.com/docker-library/busybox
 */
import type { LayerEntry } from '../../../oci/layer.js'
import type { VirtualTime } from '../../../sim/world.js'
import { accountFiles, busyboxAccounts } from '../accounts.js'
import { busyboxApplets } from '../busybox-applets.js'
import type { Files } from '../official.js'
import { ballast, directories, directory, executable, file, symlink } from '../tools.js'

const NAME = 'busybox'
const EXECUTABLE = 1_165_112
const NOBODY = 65_534
const SWITCHES = 'passwd group shadow'

/** What stands in `/lib`: the C library and what it loads. */
const LIBRARIES: Readonly<Record<string, number>> = {
  'ld-linux-x86-64.so.2': 210_792,
  'libc.so.6': 1_926_232,
  'libm.so.6': 907_784,
  'libnss_hesiod.so.2': 113_240,
  'libnss_dns.so.2': 14_352,
  'libnss_files.so.2': 14_352,
  'libpthread.so.0': 14_408,
  'libresolv.so.2': 60_328,
}

/** BusyBox's executable in `/bin`, under all its names. */
export function busyboxExecutable(mtime: VirtualTime): Record<string, LayerEntry> {
  const names = [NAME, ...busyboxApplets]
  const entry = executable(NAME, { mtime, size: EXECUTABLE, links: names.length })
  return Object.fromEntries(names.map((name) => [`/bin/${name}`, entry]))
}

/** The whole system. */
export const busyboxBase: Files = (mtime) => ({
  ...directories(
    '/bin /dev /etc /etc/network /etc/network/if-down.d /etc/network/if-post-down.d ' +
      '/etc/network/if-pre-up.d /etc/network/if-up.d /lib /proc /root /sys /tmp /usr /usr/bin ' +
      '/usr/sbin /var /var/spool /var/spool/mail /var/www',
    mtime,
  ),
  '/home': directory({ mtime, uid: NOBODY, gid: NOBODY }),
  ...busyboxExecutable(mtime),
  '/usr/bin/env': symlink('/bin/env', { mtime }),
  '/lib64': symlink('lib', { mtime }),
  ...Object.fromEntries(
    Object.entries(LIBRARIES).map(([name, size]) => [
      `/lib/${name}`,
      ballast(size, { mtime, mode: 0o755 }),
    ]),
  ),
  ...accountFiles(busyboxAccounts, mtime),
  '/etc/localtime': ballast(114, { mtime }),
  '/etc/nsswitch.conf': file(
    SWITCHES.split(' ')
      .map((name) => `${`${name}:`.padEnd(16)}files\n`)
      .join(''),
    { mtime },
  ),
})
