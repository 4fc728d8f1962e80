/**
 * Base systems: the lowest layers, which many images share.
 *
 * @module
 */
import type { Files } from './official.js'
import {
  accounts,
  applets,
  ballast,
  debianTools,
  directories,
  executable,
  file,
  symlink,
} from './tools.js'

/** What `/etc/os-release` says. */
const release = (name: string, id: string, version: string, codename: string): string =>
  `PRETTY_NAME="${name}"\nNAME="${name.split(' ')[0]}"\nVERSION_ID="${version}"\n${codename === '' ? '' : `VERSION_CODENAME=${codename}\n`}ID=${id}\n`

/**
 * Links that this build of BusyBox does without: its shell runs every applet by itself, so they are
 * there in a shell, but cannot be executed from outside.
 */
const SHELL_ONLY = new Set(['pwd', 'rm', 'touch'])

/** BusyBox alone: no users, no package manager. */
export const busyboxBase: Files = (mtime) => ({
  ...directories(
    '/bin /dev /etc /home /lib /lib64 /proc /root /sys /tmp /usr /usr/bin /var',
    mtime,
  ),
  '/bin/busybox': executable('busybox', { mtime, size: 1_982_640 }),
  ...applets('/bin', mtime, SHELL_ONLY),
  '/usr/bin/env': symlink('/bin/env', { mtime }),
})

/** What node:7 stands on: BusyBox's tools and bash. */
export const leanBase: Files = (mtime) => ({
  ...directories('/bin /dev /etc /lib /lib64 /proc /sys /tmp /usr /usr/bin /usr/local/bin', mtime),
  '/bin/busybox': executable('busybox', { mtime, size: 1_982_640 }),
  ...applets('/bin', mtime, SHELL_ONLY),
  '/bin/bash': executable('bash', { mtime, size: 1_265_648 }),
  '/usr/bin/env': symlink('/bin/env', { mtime }),
})

/** Alpine Linux. */
const alpine =
  (version: string): Files =>
  (mtime) => ({
    ...directories(
      '/bin /dev /etc /etc/apk /home /lib /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/local/bin /var /var/log /var/tmp',
      mtime,
    ),
    ...applets('/bin', mtime),
    '/bin/busybox': executable('busybox', { mtime, size: 808_712 }),
    '/lib/libc.musl-x86_64.so.1': ballast(662_000, { mtime }),
    '/lib/apk/db/installed': ballast(6_300_000, { mtime }),
    '/etc/alpine-release': file(`${version}.0\n`, { mtime }),
    '/etc/os-release': file(release(`Alpine Linux v${version}`, 'alpine', `${version}.0`, ''), {
      mtime,
    }),
    ...accounts(mtime, [
      ['root', 0, '/root', '/bin/sh'],
      ['nobody', 65534, '/', '/sbin/nologin'],
    ]),
  })

const DEBIAN_DIRECTORIES =
  '/boot /dev /etc /home /media /mnt /opt /proc /root /run /srv /sys /tmp /usr /usr/bin /usr/lib /usr/sbin /usr/local/bin /usr/share /var /var/log /var/tmp /var/lib'

/** Debian and its kin: `/bin` and `/lib` are links into `/usr`. */
const debianLike =
  (osRelease: string, size: number): Files =>
  (mtime) => ({
    ...directories(DEBIAN_DIRECTORIES, mtime),
    '/bin': symlink('usr/bin', { mtime }),
    '/sbin': symlink('usr/sbin', { mtime }),
    '/lib': symlink('usr/lib', { mtime }),
    '/lib64': symlink('usr/lib64', { mtime }),
    ...debianTools(mtime),
    '/usr/lib/libc.so.6': ballast(size - 1_300_000, { mtime }),
    '/etc/os-release': file(osRelease, { mtime }),
    ...accounts(mtime, [
      ['root', 0, '/root', '/bin/bash'],
      ['daemon', 1, '/usr/sbin', '/usr/sbin/nologin'],
      ['www-data', 33, '/var/www', '/usr/sbin/nologin'],
      ['nobody', 65534, '/nonexistent', '/usr/sbin/nologin'],
    ]),
  })

const debianRelease = (version: string, codename: string): string =>
  release(`Debian GNU/Linux ${version} (${codename})`, 'debian', version, codename)

export const alpine320 = alpine('3.20')
export const alpine321 = alpine('3.21')
export const alpine322 = alpine('3.22')
export const bookworm = debianLike(debianRelease('12', 'bookworm'), 116_600_000)
export const bookwormSlim = debianLike(debianRelease('12', 'bookworm'), 74_800_000)
export const bullseye = debianLike(debianRelease('11', 'bullseye'), 124_000_000)
export const jammy = debianLike(release('Ubuntu 22.04', 'ubuntu', '22.04', 'jammy'), 77_900_000)
export const noble = debianLike(release('Ubuntu 24.04', 'ubuntu', '24.04', 'noble'), 78_100_000)
