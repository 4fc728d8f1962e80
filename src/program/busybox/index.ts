/**
 * BusyBox: the usual tools of a small system.
 *
 * @see https://busybox.net/downloads/BusyBox.html
 */
import type { Program } from '../program.js'
import { shellPrograms } from '../sh/index.js'
import { accountApplets } from '../accounts/index.js'
import { crond, crontab } from '../cron/crond.js'
import { bc } from './bc/bc.js'
import { dc } from './bc/dc.js'
import { cal } from './calendar.js'
import { sha3sum, sha512sum } from './checksum.js'
import { hd, hexdump, od, strings } from './dump.js'
import { base32, uudecode, uuencode } from './encode.js'
import { getopt } from './getopt.js'
import { compressors } from './gzip.js'
import { httpd } from './httpd.js'
import {
  dmesg,
  dnsdomainname,
  hostid,
  kernelTools,
  mountpoint,
  powerTools,
  sysctl,
  umount,
} from './machine.js'
import { ascii, factor } from './numbers.js'
import { patch } from './patch.js'
import { last, logname, mesg, nologin, users, w, who } from './people.js'
import { fuser, killall5, lsof, pstree, pwdx } from './process-tools.js'
import { arp, ipcalc, route, shortForms } from './routes.js'
import { comm, dos2unix, expand, splitTool, tsort, unexpand, unix2dos } from './sets.js'
import {
  fallocate,
  flock,
  fsync,
  link,
  logger,
  reset,
  resize,
  runParts,
  shred,
  stty,
  ttysize,
} from './small-tools.js'
import { cksum, crc32, sum } from './sums.js'
import { telnet } from './telnet.js'
import { traceroute } from './traceroute.js'
import { wrappers } from './wrappers.js'
import { awk } from './awk/awk.js'
import { df, free, mount, uptime } from './capacity.js'
import { cat } from './cat.js'
import { md5sum, sha1sum, sha256sum } from './checksum.js'
import { fold, paste, shuf } from './columns.js'
import { cp } from './cp.js'
import { cut } from './cut.js'
import { date } from './date.js'
import { dd } from './dd.js'
import { diff } from './diff.js'
import { echo } from './echo.js'
import { env, printenv } from './env.js'
import { expr } from './expr.js'
import { chmod } from './chmod.js'
import { chgrp, chown } from './chown.js'
import { cmp } from './cmp.js'
import { install } from './install.js'
import { ln } from './ln.js'
import { mkdir } from './mkdir.js'
import { mv } from './mv.js'
import { rm, rmdir } from './rm.js'
import { touch } from './touch.js'
import { du } from './du.js'
import { find } from './find/find.js'
import { egrep, fgrep, grep } from './grep.js'
import { head } from './head.js'
import { hostname, nproc, tty, uname } from './hostname.js'
import { ifconfig, ip } from './ip.js'
import { kill, killall, pgrep, pidof, pkill } from './kill.js'
import { ls } from './ls.js'
import { mktemp } from './mktemp.js'
import { multicall } from './multicall.js'
import { nc } from './nc.js'
import { netstat } from './netstat.js'
import { nslookup } from './nslookup.js'
import { basename, dirname, pwd, readlink, realpath, which } from './paths.js'
import { vi } from '../editor/vi/vi.js'
import { clear } from './clear.js'
import { less, more } from './less.js'
import { ping } from './ping.js'
import { printf } from './printf.js'
import { ps } from './ps.js'
import { sed } from './sed/sed.js'
import { seq } from './seq.js'
import { sleep } from './sleep.js'
import { nohup, sync, truncate, unlink, usleep } from './small-files.js'
import { sort } from './sort.js'
import { stat } from './stat.js'
import { tail } from './tail.js'
import { tar } from './tar.js'
import { tee } from './tee.js'
import { bracket, test } from './test.js'
import { base64, nl, rev, tac, yes } from './text-tools.js'
import { time, timeout } from './timeout.js'
import { top } from './top.js'
import { tr } from './tr.js'
import { falseTool, trueTool } from './true.js'
import { uniq } from './uniq.js'
import { groups, id, whoami } from './users.js'
import { watch } from './watch.js'
import { wc } from './wc.js'
import { wget } from './wget.js'
import { xargs } from './xargs.js'

const text = [
  awk,
  cat,
  echo,
  printf,
  head,
  tail,
  sort,
  uniq,
  wc,
  cut,
  grep,
  egrep,
  fgrep,
  sed,
  tr,
  seq,
  tee,
  tac,
  rev,
  nl,
  base64,
  yes,
]
const files = [
  ls,
  touch,
  rm,
  rmdir,
  mkdir,
  ln,
  chmod,
  chown,
  cp,
  mv,
  find,
  du,
  pwd,
  basename,
  dirname,
  realpath,
  readlink,
  which,
]
const system = [
  ps,
  kill,
  killall,
  pkill,
  pgrep,
  pidof,
  hostname,
  uname,
  nproc,
  tty,
  env,
  printenv,
  id,
  whoami,
  groups,
  date,
]
const control = [sleep, bracket, test, falseTool, trueTool, xargs, timeout, time, wget, nslookup]

const comparison = [cmp, diff, paste, fold, shuf, md5sum, sha1sum, sha256sum, expr]
const places = [dd, stat, mktemp, unlink, truncate, chgrp, sync, install, df, mount]
const watching = [
  free,
  uptime,
  top,
  watch,
  netstat,
  ping,
  nc,
  clear,
  more,
  less,
  vi,
  usleep,
  nohup,
  ip,
  ifconfig,
  tar,
]

/** What BusyBox has beside the tools that a workstation of ours has, too. */
const further: readonly Program[] = [
  ...[od, hexdump, hd, strings, base32, uuencode, uudecode, bc, dc, factor, ascii, cal],
  ...[comm, tsort, splitTool, expand, unexpand, dos2unix, unix2dos, patch],
  ...[cksum, crc32, sum, sha512sum, sha3sum, ...compressors],
  ...[who, w, users, last, logname, mesg, nologin, pstree, pwdx, lsof, fuser, killall5],
  ...[route, arp, ipcalc, ...shortForms, telnet, traceroute],
  ...[dmesg, dnsdomainname, hostid, mountpoint, sysctl, umount, ...kernelTools, ...powerTools],
  ...[getopt, flock, runParts, logger, link, fallocate, fsync, shred],
  ...[reset, resize, stty, ttysize, crond, crontab],
  ...[...wrappers, ...accountApplets],
]

const applets: readonly Program[] = [
  ...text,
  ...files,
  ...system,
  ...control,
  ...comparison,
  ...places,
  ...watching,
]

/** What BusyBox's executable does beside the tools that are programs of their own. */
const shells = shellPrograms.filter(({ name }) => name === 'sh' || name === 'ash')

/** Every tool as a program, and `busybox`, which is all of them and a web server. */
export const busyboxPrograms: readonly Program[] = [
  ...applets,
  ...further,
  multicall([...applets, ...further, httpd, ...shells]),
]

/** The names of the tools that a workstation has. */
export const toolNames: readonly string[] = [
  ...applets.map(({ name }) => name),
  ...['gzip', 'gunzip', 'zcat', 'bzip2', 'bunzip2', 'bzcat', 'xz', 'unxz', 'xzcat'],
  ...['od', 'hexdump', 'hd', 'strings', 'base32', 'bc', 'dc', 'factor', 'cal', 'comm', 'tsort'],
  ...['split', 'expand', 'unexpand', 'patch', 'cksum', 'sum', 'sha512sum', 'who', 'w', 'users'],
  ...['logname', 'pstree', 'lsof', 'fuser', 'route', 'arp', 'telnet', 'traceroute', 'getopt'],
  ...['fallocate', 'link', 'shred', 'logger', 'run-parts', 'dmesg', 'sysctl', 'umount'],
  ...['flock', 'nice', 'ionice', 'setsid', 'taskset', 'stty', 'reset', 'mountpoint', 'hostid'],
]
