/**
 * BusyBox: the usual tools of a small system.
 *
 * @see https://busybox.net/downloads/BusyBox.html
 */
import type { Program } from '../program.js'
import { busyboxApplets } from './applets.js'
import { awk } from './awk/awk.js'
import { cat } from './cat.js'
import { cp, mv } from './cp.js'
import { cut } from './cut.js'
import { date } from './date.js'
import { echo } from './echo.js'
import { env, printenv } from './env.js'
import { chmod, chown, ln, mkdir, rm, rmdir, touch } from './file-changes.js'
import { du, find } from './find.js'
import { egrep, fgrep, grep } from './grep.js'
import { head } from './head.js'
import { hostname, nproc, tty, uname } from './hostname.js'
import { kill, killall, pgrep, pidof, pkill } from './kill.js'
import { ls } from './ls.js'
import { multicall } from './multicall.js'
import { nslookup } from './nslookup.js'
import { basename, dirname, pwd, readlink, realpath, which } from './paths.js'
import { printf } from './printf.js'
import { ps } from './ps.js'
import { sed } from './sed.js'
import { seq } from './seq.js'
import { sleep } from './sleep.js'
import { sort } from './sort.js'
import { tail } from './tail.js'
import { tee } from './tee.js'
import { bracket, test } from './test.js'
import { base64, nl, rev, tac, yes } from './text-tools.js'
import { time, timeout } from './timeout.js'
import { tr } from './tr.js'
import { falseTool, trueTool } from './true.js'
import { uniq } from './uniq.js'
import { groups, id, whoami } from './users.js'
import { wc } from './wc.js'
import { wget } from './wget.js'
import { xargs } from './xargs.js'

const text = [awk, cat, echo, printf, head, tail, sort, uniq, wc, cut, grep, egrep, fgrep, sed, tr, seq, tee, tac, rev, nl, base64, yes]
const files = [ls, touch, rm, rmdir, mkdir, ln, chmod, chown, cp, mv, find, du, pwd, basename, dirname, realpath, readlink, which]
const system = [ps, kill, killall, pkill, pgrep, pidof, hostname, uname, nproc, tty, env, printenv, id, whoami, groups, date]
const control = [sleep, bracket, test, falseTool, trueTool, xargs, timeout, time, wget, nslookup]

const applets: readonly Program[] = [...text, ...files, ...system, ...control]

/** Every tool as a program, and `busybox`, which is all of them. */
export const busyboxPrograms: readonly Program[] = [...applets, multicall(applets)]

export { busyboxApplets }
