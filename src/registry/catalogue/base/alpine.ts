/**
 * Alpine Linux: musl, BusyBox by symbolic links, and apk.
 *
 * @see https://github.com/alpinelinux/docker-alpine
 */
import type { LayerEntry } from '../../../oci/layer.js'
import type { VirtualTime } from '../../../sim/world.js'
import { accountFiles, alpineAccounts } from '../accounts.js'
import type { Files } from '../official.js'
import { alpineRelease } from '../release.js'
import { ballast, directories, executable, file, symlink } from '../tools.js'

/** Where Alpine links which applets. */
const APPLETS: Readonly<Record<string, string>> = {
  '/bin':
    'arch ash base64 bbconfig cat chattr chgrp chmod chown cp date dd df dmesg dnsdomainname ' +
    'dumpkmap echo egrep false fatattr fdflush fgrep fsync getopt grep gunzip gzip hostname ' +
    'ionice iostat ipcalc kbd_mode kill link linux32 linux64 ln login ls lsattr lzop makemime ' +
    'mkdir mknod mktemp more mount mountpoint mpstat mv netstat nice pidof ping ping6 ' +
    'pipe_progress printenv ps pwd reformime rev rm rmdir run-parts sed setpriv setserial sh ' +
    'sleep stat stty su sync tar touch true umount uname usleep watch zcat',
  '/sbin':
    'acpid adjtimex arp blkid blockdev depmod fbsplash fdisk findfs fsck fstrim getty halt ' +
    'hwclock ifconfig ifdown ifenslave ifup init inotifyd insmod ip ipaddr iplink ipneigh iproute ' +
    'iprule iptunnel klogd loadkmap logread losetup lsmod mdev mkdosfs mkfs.vfat mkswap modinfo ' +
    'modprobe nameif nologin pivot_root poweroff raidautorun reboot rmmod route setconsole ' +
    'slattach swapoff swapon switch_root sysctl syslogd tunctl udhcpc vconfig watchdog zcip',
  '/usr/bin':
    '[ [[ awk basename bc beep blkdiscard bunzip2 bzcat bzip2 cal chvt cksum clear cmp comm cpio ' +
    'crontab cryptpw cut dc deallocvt diff dirname dos2unix du eject env expand expr factor ' +
    'fallocate find flock fold free fuser groups hd head hexdump hostid id install ipcrm ipcs ' +
    'killall last less logger lsof lsusb lzcat lzma lzopcat md5sum mesg microcom mkfifo mkpasswd ' +
    'nc nl nmeter nohup nproc nsenter nslookup od openvt passwd paste pgrep pkill pmap printf ' +
    'pscan pstree pwdx readlink realpath renice reset resize seq setkeycodes setsid sha1sum ' +
    'sha256sum sha3sum sha512sum showkey shred shuf sort split strings sum tac tail tee test time ' +
    'timeout top tr traceroute traceroute6 tree truncate tty ttysize udhcpc6 unexpand uniq ' +
    'unix2dos unlink unlzma unlzop unshare unxz unzip uptime uudecode uuencode vi vlock volname ' +
    'wc wget which who whoami whois xargs xxd xzcat yes',
  '/usr/sbin':
    'add-shell addgroup adduser arping brctl chpasswd chroot crond delgroup deluser ether-wake ' +
    'fbset killall5 loadfont nanddump nandwrite nbd-client ntpd partprobe rdate rdev readahead ' +
    'readprofile remove-shell rfkill sendmail setfont setlogcons',
}
/** Programs of their own. */
const PROGRAMS = 'apk getconf getent iconv ldconfig ldd scanelf ssl_client'.split(' ')
const PLACES: Readonly<Record<string, string>> = { apk: '/sbin', ldconfig: '/sbin' }

function links(mtime: VirtualTime): Record<string, LayerEntry> {
  const link = symlink('/bin/busybox', { mtime })
  return Object.fromEntries(
    Object.entries(APPLETS).flatMap(([place, names]) =>
      names.split(' ').map((name) => [`${place}/${name}`, link]),
    ),
  )
}

/** The system of a point release such as `3.22.1`. */
const alpine =
  (version: string): Files =>
  (mtime) => ({
    ...directories(
      '/bin /dev /etc /etc/apk /home /lib /media /media/cdrom /media/floppy /media/usb /mnt /opt ' +
        '/proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/lib /usr/local /usr/local/bin ' +
        '/usr/sbin /usr/share /var /var/cache /var/empty /var/lib /var/log /var/spool /var/tmp',
      mtime,
    ),
    '/bin/busybox': executable('busybox', { mtime, size: 808_712 }),
    ...links(mtime),
    ...Object.fromEntries(
      PROGRAMS.map((name) => [
        `${PLACES[name] ?? '/usr/bin'}/${name}`,
        executable(name, { mtime, size: 14_000 }),
      ]),
    ),
    '/lib/ld-musl-x86_64.so.1': ballast(662_000, { mtime, mode: 0o755 }),
    '/lib/libc.musl-x86_64.so.1': symlink('ld-musl-x86_64.so.1', { mtime }),
    '/lib/apk/db/installed': ballast(20_000, { mtime }),
    '/lib/libcrypto.so.3': ballast(6_280_000, { mtime, mode: 0o755 }),
    '/etc/alpine-release': file(`${version}\n`, { mtime }),
    '/etc/apk/world': file('alpine-baselayout\nalpine-keys\napk-tools\nbusybox\n', { mtime }),
    '/etc/apk/repositories': file(repositories(version), { mtime }),
    '/etc/os-release': file(alpineRelease(version), { mtime }),
    '/etc/issue': file(
      `Welcome to Alpine Linux ${version.replace(/\.\d+$/, '')}\nKernel \\r on \\m (\\l)\n\n`,
      { mtime },
    ),
    '/etc/shells': file('# valid login shells\n/bin/sh\n/bin/ash\n', { mtime }),
    ...accountFiles(alpineAccounts, mtime),
  })

const repositories = (version: string): string =>
  ['main', 'community']
    .map(
      (name) => `https://dl-cdn.alpinelinux.org/alpine/v${version.replace(/\.\d+$/, '')}/${name}\n`,
    )
    .join('')

const made = new Map<string, Files>()

/** Alpine of a point release such as `3.22.1`; one value for each. */
export function alpineBase(version: string): Files {
  const files = made.get(version) ?? alpine(version)
  made.set(version, files)
  return files
}

export const alpine320 = alpineBase('3.20.7')
export const alpine322 = alpineBase('3.22.1')
