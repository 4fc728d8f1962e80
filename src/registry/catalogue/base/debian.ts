/**
 * Debian and Ubuntu: the tools of the packages that every installation has. `/bin`, `/sbin` and
 * `/lib` are links into `/usr`.
 *
 * @see https://www.debian.org/doc/debian-policy/ch-archive.html#priorities
 */
import type { LayerEntry } from '../../../oci/layer.js'
import type { VirtualTime } from '../../../sim/world.js'
import { type Accounts, accountFiles, debianAccounts } from '../accounts.js'
import type { Files } from '../official.js'
import { debianRelease, ubuntuRelease } from '../release.js'
import { ballast, directories, executable, file, symlink } from '../tools.js'

/** What is in `/usr/bin`. */
const TOOLS = (
  '[ addpart apt apt-cache apt-cdrom apt-config apt-get apt-mark arch b2sum base32 base64 ' +
  'basename basenc cat chage chattr chcon chfn chgrp chmod choom chown chrt chsh cksum clear cmp ' +
  'comm cp csplit cut date dd deb-systemd-helper deb-systemd-invoke debconf debconf-show ' +
  'delpart df diff diff3 dir dircolors dirname dmesg dnsdomainname domainname dpkg dpkg-deb ' +
  'dpkg-divert dpkg-query dpkg-split dpkg-statoverride dpkg-trigger du echo egrep env expand ' +
  'expiry expr factor faillog fallocate false fgrep find findmnt flock fmt fold getconf getent ' +
  'getopt gpasswd grep groups gunzip gzexe gzip hardlink head hostid hostname iconv id infocmp ' +
  'install ionice ipcmk ipcrm ipcs ischroot join last lastb lastlog ldd link ln locale localedef ' +
  'logger login logname ls lsattr lsblk lscpu lsipc lslocks lslogins lsmem lsns mawk mcookie ' +
  'md5sum mesg mkdir mkfifo mknod mktemp more mount mountpoint mv namei newgrp nice ' +
  'nisdomainname nl nohup nproc nsenter numfmt od partx passwd paste pathchk perl pinky pldd pr ' +
  'prlimit printenv printf ptx pwd readlink realpath renice reset resizepart rev rgrep rm rmdir ' +
  'run-parts runcon savelog script scriptlive scriptreplay sdiff sed seq setarch setpriv setsid ' +
  'setterm sg sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf sleep sort split stat ' +
  'stdbuf stty su sum sync tabs tac tail tar taskset tee tempfile test tic timeout toe touch ' +
  'tput tr true truncate tset tsort tty tzselect umount uname uncompress unexpand uniq unlink ' +
  'unshare update-alternatives users utmpdump vdir wall wc wdctl whereis which who whoami xargs ' +
  'yes ypdomainname zcat zcmp zdiff zdump zegrep zfgrep zforce zgrep zless zmore znew'
).split(' ')
/** What is in `/usr/sbin`. */
const ADMINISTRATION = (
  'addgroup adduser agetty badblocks blkdiscard blkid blockdev chcpu chgpasswd chmem chpasswd ' +
  'chroot cppw ctrlaltdel delgroup deluser fdformat findfs fsck fsfreeze fstrim getty groupadd ' +
  'groupdel groupmems groupmod grpck hwclock killall5 ldattach ldconfig losetup mke2fs mkfs ' +
  'mkswap newusers nologin pivot_root pwck pwconv readprofile rtcwake runuser service ' +
  'start-stop-daemon sulogin swapoff swapon switch_root update-passwd update-rc.d useradd userdel ' +
  'usermod vigr vipw wipefs zic'
).split(' ')

const DIRECTORIES =
  '/boot /dev /etc /etc/apt /home /media /mnt /opt /proc /root /run /run/lock /srv /sys /tmp /usr ' +
  '/usr/bin /usr/games /usr/include /usr/lib /usr/lib64 /usr/sbin /usr/share /usr/src /usr/local ' +
  '/usr/local/bin /usr/local/lib /usr/local/sbin /var /var/backups /var/cache /var/lib ' +
  '/var/lib/apt /var/lib/dpkg /var/local /var/log /var/mail /var/opt /var/spool /var/tmp'

function tools(mtime: VirtualTime): Record<string, LayerEntry> {
  const at = (place: string, names: readonly string[]): [string, LayerEntry][] =>
    names.map((name) => [`${place}/${name}`, executable(name, { mtime, size: 43_000 })])
  return {
    ...Object.fromEntries([...at('/usr/bin', TOOLS), ...at('/usr/sbin', ADMINISTRATION)]),
    '/usr/bin/bash': executable('bash', { mtime, size: 1_265_648 }),
    '/usr/bin/dash': executable('dash', { mtime, size: 125_640 }),
    '/usr/bin/sh': symlink('dash', { mtime }),
    '/usr/bin/rbash': symlink('bash', { mtime }),
    '/usr/bin/awk': symlink('mawk', { mtime }),
  }
}

/** A distribution of this kind: what it says of itself, whom it knows, and how much it weighs. */
interface Distribution {
  readonly release: string
  readonly accounts: Accounts
  /** In bytes. */
  readonly size: number
  readonly more?: Readonly<Record<string, string>>
}

const TOOLS_SIZE = 21_000_000

/** The whole system. */
export const system =
  ({ release, accounts, size, more = {} }: Distribution): Files =>
  (mtime) => ({
    ...directories(DIRECTORIES, mtime),
    '/bin': symlink('usr/bin', { mtime }),
    '/sbin': symlink('usr/sbin', { mtime }),
    '/lib': symlink('usr/lib', { mtime }),
    '/lib64': symlink('usr/lib64', { mtime }),
    '/var/lock': symlink('/run/lock', { mtime }),
    '/var/run': symlink('/run', { mtime }),
    ...tools(mtime),
    '/usr/lib/x86_64-linux-gnu/libc.so.6': ballast(size - TOOLS_SIZE, { mtime, mode: 0o755 }),
    '/usr/lib/os-release': file(release, { mtime }),
    '/etc/os-release': symlink('../usr/lib/os-release', { mtime }),
    '/etc/shells': file(SHELLS, { mtime }),
    '/etc/nsswitch.conf': file(SWITCHES, { mtime }),
    '/root/.bashrc': file('# ~/.bashrc: executed by bash(1) for non-login shells.\n', { mtime }),
    '/root/.profile': file('if [ -f ~/.bashrc ]; then . ~/.bashrc; fi\n', { mtime }),
    ...Object.fromEntries(
      Object.entries(more).map(([path, text]) => [path, file(text, { mtime })]),
    ),
    ...accountFiles(accounts, mtime),
  })

const SHELLS =
  '# /etc/shells: valid login shells\n/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/rbash\n/usr/bin/rbash\n/usr/bin/dash\n'
const SWITCHES =
  'passwd:         files\ngroup:          files\nshadow:         files\ngshadow:        files\n\nhosts:          files dns\nnetworks:       files\n\nprotocols:      db files\nservices:       db files\nethers:         db files\nrpc:            db files\n\nnetgroup:       nis\n'

const debian = (version: string, point: string, codename: string, size: number): Files =>
  system({
    release: debianRelease(version, codename),
    accounts: debianAccounts(Number(version) >= 12 ? { apt: 42 } : { apt: 100, gnats: true }),
    size,
    more: {
      '/etc/debian_version': `${point}\n`,
      '/etc/issue': `Debian GNU/Linux ${version} \\n \\l\n\n`,
    },
  })

/** Major version, code name, and how many bytes the system and its slim variant have. */
const DEBIANS: Readonly<Record<string, readonly [codename: string, full: number, slim: number]>> = {
  '13': ['trixie', 119_600_000, 78_600_000],
  '12': ['bookworm', 116_600_000, 74_800_000],
  '11': ['bullseye', 124_000_000, 80_500_000],
  '10': ['buster', 114_000_000, 69_300_000],
  '9': ['stretch', 101_000_000, 55_300_000],
  '8': ['jessie', 129_000_000, 81_400_000],
  '7': ['wheezy', 88_300_000, 46_900_000],
}

const made = new Map<string, Files>()

/** One value for each system, so that images share its layer. */
function once(key: string, make: () => Files): Files {
  const files = made.get(key) ?? make()
  made.set(key, files)
  return files
}

/** Debian of a version such as `12.12`. */
export const debianBase = (version: string, isSlim = false): Files =>
  once(`debian ${version} ${isSlim}`, () => {
    const major = version.replace(/\..*/, '')
    const [codename, full, slim] = DEBIANS[major] ?? ['sid', 120_000_000, 79_000_000]
    return debian(major, version, codename, isSlim ? slim : full)
  })

const UBUNTUS: Readonly<Record<string, readonly [point: string, name: string, size: number]>> = {
  '25.10': ['25.10', 'Questing Quokka', 82_000_000],
  '25.04': ['25.04', 'Plucky Puffin', 80_000_000],
  '24.10': ['24.10', 'Oracular Oriole', 80_000_000],
  '24.04': ['24.04.3', 'Noble Numbat', 78_100_000],
  '22.04': ['22.04.5', 'Jammy Jellyfish', 77_900_000],
  '20.04': ['20.04.6', 'Focal Fossa', 72_800_000],
  '18.04': ['18.04.6', 'Bionic Beaver', 63_100_000],
  '16.04': ['16.04.7', 'Xenial Xerus', 135_000_000],
  '14.04': ['14.04.6', 'Trusty Tahr', 197_000_000],
}

/** Ubuntu of a version such as `24.04`. */
export const ubuntuBase = (version: string): Files =>
  once(`ubuntu ${version}`, () => {
    const [point, full, size] = UBUNTUS[version] ?? [version, 'Noble Numbat', 78_100_000]
    const codename = full.toLowerCase().split(' ')[0] ?? ''
    const isRecent = version >= '23'
    return system({
      release: ubuntuRelease(version, point, codename, full),
      accounts: debianAccounts(isRecent ? { apt: 42, user: 'ubuntu' } : { apt: 100, gnats: true }),
      size,
      more: {
        '/etc/debian_version': `${isRecent ? 'trixie' : 'bookworm'}/sid\n`,
        '/etc/issue': `Ubuntu ${point} LTS \\n \\l\n\n`,
        '/etc/lsb-release': `DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=${version}\nDISTRIB_CODENAME=${codename}\nDISTRIB_DESCRIPTION="Ubuntu ${point} LTS"\n`,
      },
    })
  })

export const bookworm = debianBase('12.12')
export const bookwormSlim = debianBase('12.12', true)
