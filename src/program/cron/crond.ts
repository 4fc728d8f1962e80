/**
 * `crond` and `crontab`: commands at their minutes.
 *
 * @see https://busybox.net/downloads/BusyBox.html#crond
 */
import { ERRNO } from '../../text/errno.js'
import { accounts, canChange } from '../accounts/tables.js'
import { fork } from '../fork.js'
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { ToolError, optionsOf } from '../busybox/options.js'
import { failing } from '../busybox/tool.js'
import { crontabOf, isDue } from './schedule.js'

const MINUTE = 60_000
const PLACE = '/var/spool/cron/crontabs'
const USAGE =
  'crond [-fbS] [-l N] [-L LOGFILE] [-c DIR]\n\n\t-f\tForeground\n\t-b\tBackground (default)\n\t-S\tLog to syslog (default)\n\t-l N\tSet log level. Most verbose 0, default 8\n\t-L FILE\tLog to FILE\n\t-c DIR\tCron dir. Default:/var/spool/cron/crontabs'
const VERSION = '1.37.0'
const DEFAULT_LEVEL = 8
const STARTING = 8
const RUNNING = 8

interface Progress {
  readonly [key: string]: Json
  /** The next minute that is looked at. */
  readonly next: number
  /** What it has started and what still runs. */
  readonly children: readonly number[]
}

const optionsOfCrond = (system: System) =>
  optionsOf(system.argv.slice(1), { letters: 'fbSl:L:c:d:n', idle: 'bS', usage: USAGE })

export const crond: Program = {
  name: 'crond',
  step: (system, state) =>
    failing(system, 'crond', () => {
      const options = optionsOfCrond(system)
      if (!canChange(system)) throw new ToolError(`can't set groups: ${ERRNO.EPERM}`)
      if (state === undefined && !options.has('f') && !options.has('n')) {
        fork(system.tx, system.process, begin(system), system.streams)
        return exit(0)
      }
      return awaitInput(...goOn(system, (state as Progress | undefined) ?? begin(system, true)))
    }),
}

/** The first minute that begins after now. */
function begin(system: System, says = false): Progress {
  const place = optionsOfCrond(system).value('c') ?? PLACE
  if (!system.files.exists(place))
    throw new ToolError(`can't change directory to '${place}': ${ERRNO.ENOENT}`)
  if (says)
    log(system, STARTING, `crond (busybox ${VERSION}) started, log level ${levelOf(system)}`)
  return { next: (Math.floor(system.now / MINUTE) + 1) * MINUTE, children: [] }
}

const levelOf = (system: System): number =>
  Number(optionsOfCrond(system).value('l') ?? optionsOfCrond(system).value('d') ?? DEFAULT_LEVEL)

/** Says something in its log, if that is as important as its level asks. */
function log(system: System, level: number, text: string): void {
  const options = optionsOfCrond(system)
  const file = options.value('L')
  if (level < levelOf(system)) return
  if (file !== undefined) system.files.write(file, `crond: ${text}\n`, { append: true })
  else if (options.has('d') || options.has('f')) system.err(`crond: ${text}\n`)
}

function goOn(system: System, { next, children }: Progress): readonly [Progress, number] {
  const left = children.filter((pid) => system.reap(pid) === undefined)
  let minute = next
  for (; minute <= system.now; minute += MINUTE)
    for (const [user, text] of tables(system)) {
      const { lines, env } = crontabOf(text)
      for (const line of lines)
        if (isDue(line, minute)) left.push(start(system, user, line.command, env))
    }
  return [{ next: minute, children: left }, minute]
}

/** Each user's table. */
function tables(system: System): readonly (readonly [user: string, text: string])[] {
  const { files } = system
  const place = optionsOfCrond(system).value('c') ?? PLACE
  const own = files.exists(place) ? files.list(place) : []
  return own
    .filter((name) => files.stat(`${place}/${name}`).type === 'file')
    .map((name) => [name, files.read(`${place}/${name}`)])
}

function start(
  system: System,
  user: string,
  command: string,
  env: Readonly<Record<string, string>>,
): number {
  const account = accounts(system).find((one) => one.name === user)
  const home = account?.home ?? '/'
  const shell = env['SHELL'] ?? '/bin/sh'
  const own = { ...system.env, ...env, USER: user, LOGNAME: user, HOME: home, SHELL: shell }
  const cwd = system.files.exists(home) ? home : '/'
  const words = [shell, '-c', command]
  const argv = user === 'root' ? words : ['su', user, '-s', shell, '-c', command]
  const pid = system.spawn(argv, { env: own, cwd, stdin: { kind: 'null' } })
  log(system, RUNNING, `USER ${user} pid ${pid.toString().padStart(3)} cmd ${command}`)
  return pid
}

export const crontab: Program = {
  name: 'crontab',
  step: (system, state) =>
    failing(system, 'crontab', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: 'c:u:ler',
        usage:
          "crontab [-c DIR] [-u USER] [-ler]|[FILE]\n\n\t-c\tCrontab directory\n\t-u\tUser\n\t-l\tList crontab\n\t-e\tEdit crontab\n\t-r\tDelete crontab\n\tFILE\tReplace crontab by FILE ('-': stdin)",
      })
      const user = options.value('u') ?? system.user.name
      if (options.has('u') && !canChange(system))
        throw new ToolError('must be suid to work properly')
      if (!accounts(system).some((one) => one.name === user))
        throw new ToolError(`unknown user ${user}`)
      const place = options.value('c') ?? PLACE
      const path = `${place}/${user}`
      const { files } = system
      if (options.has('e')) throw new ToolError('kubarium edits no crontab: give a FILE or `-`')
      if (options.has('l') || options.has('r')) {
        if (!files.exists(path)) throw new ToolError(`can't open '${user}': ${ERRNO.ENOENT}`)
        if (options.has('l')) system.out(files.read(path))
        else files.remove(path)
        return exit(0)
      }
      let text = typeof state === 'string' ? state : ''
      const [from = '-'] = options.operands
      if (from !== '-') text = files.read(from)
      else
        for (let more = system.read(); more !== undefined; more = system.read()) {
          if (more === '') return awaitInput(text)
          text += more
        }
      files.mkdir(place, { parents: true })
      files.write(path, text, { mode: 0o600 })
      return exit(0)
    }),
}
