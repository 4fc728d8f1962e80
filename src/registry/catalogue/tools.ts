/**
 * The command-line tools that base systems have: directories, links and executables, each naming
 * the program that runs.
 *
 * @module
 */
import { type EntryOptions, directory, executable, file, symlink } from '../../oci/entry.js'
import type { LayerEntry } from '../../oci/layer.js'
import type { VirtualTime } from '../../sim/world.js'

type Entries = Record<string, LayerEntry>

/** BusyBox's applets. */
const APPLETS = (
  '[ arch ash awk base64 basename cat chgrp chmod chown clear cmp cp cut date dd df diff dirname du echo egrep env expr false fgrep find fold free ' +
  'grep groups head hexdump hostname id install ip ifconfig kill killall less ln ls md5sum mkdir mkfifo mktemp more mv nc netstat nl nohup nproc nslookup od ' +
  'paste pgrep pidof ping pkill printenv printf ps pwd readlink realpath rev rm rmdir sed seq sh sha1sum sha256sum shuf sleep sort split stat sync tac ' +
  'tail tar tee telnet test time timeout top touch tr traceroute true truncate tty uname uniq unlink uptime usleep vi watch wc wget which whoami xargs yes'
).split(' ')

/** Tools of a Debian system that a slim image does not have. */
const NOT_IN_DEBIAN = new Set([
  'ash',
  'ifconfig',
  'ip',
  'killall',
  'nc',
  'netstat',
  'nslookup',
  'ping',
  'telnet',
  'time',
  'traceroute',
  'usleep',
  'vi',
  'watch',
  'wget',
  'less',
  'ps',
  'top',
  'free',
  'uptime',
  'pgrep',
  'pkill',
  'pidof',
  'kill',
])

/** Applets as executables in a directory. `except` are left out. */
export function applets(
  directoryPath: string,
  mtime: VirtualTime,
  except: ReadonlySet<string> = new Set(),
): Entries {
  return Object.fromEntries(
    APPLETS.filter((name) => !except.has(name)).map((name) => [
      `${directoryPath}/${name}`,
      executable(name, { mtime }),
    ]),
  )
}

/** The usual tools of a Debian system, with bash. */
export const debianTools = (mtime: VirtualTime): Entries => ({
  ...applets('/usr/bin', mtime, NOT_IN_DEBIAN),
  '/usr/bin/bash': executable('bash', { mtime, size: 1_265_648 }),
  '/usr/bin/kill': executable('kill', { mtime, size: 31_000 }),
})

/** Directories, with those that everyone may write to. */
export function directories(paths: string, mtime: VirtualTime): Entries {
  return Object.fromEntries(
    paths.split(' ').map((path) => [
      path,
      directory({
        mtime,
        mode: path === '/tmp' || path === '/var/tmp' ? 0o1777 : path === '/root' ? 0o700 : 0o755,
      }),
    ]),
  )
}

/** Users and groups of a system, root first. */
export function accounts(
  mtime: VirtualTime,
  users: readonly (readonly [name: string, id: number, home: string, shell: string])[],
): Entries {
  return {
    '/etc/passwd': file(
      users
        .map(([name, id, home, shell]) => `${name}:x:${id}:${id}:${name}:${home}:${shell}\n`)
        .join(''),
      { mtime },
    ),
    '/etc/group': file(users.map(([name, id]) => `${name}:x:${id}:\n`).join(''), { mtime }),
  }
}

/** Data that only has a weight: libraries and the like. */
export const ballast = (size: number, options: EntryOptions = {}): LayerEntry =>
  file('', { ...options, size })

export { directory, executable, file, symlink }
