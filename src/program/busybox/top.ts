/**
 * `top`: the processes, again and again.
 *
 * @see https://busybox.net/downloads/BusyBox.html#top
 */
import { type Program, type System, awaitInput, exit } from '../program.js'
import { MEMORY as memory } from '../hardware.js'
import { countOf } from './count.js'
import { optionsOf } from './options.js'
import { failing } from './tool.js'

const TOP_USAGE =
  'top [-b] [-n COUNT] [-d SECONDS]\n\nShow a view of process activity in real time.'
const CLEAR = '\u001b[H\u001b[J'

export const top: Program = {
  name: 'top',
  step: (system, state) =>
    failing(system, 'top', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: 'bn:d:Hm',
        idle: 'H',
        unsimulated: 'm',
        usage: TOP_USAGE,
      })
      const [done, next] = (state as readonly [number, number] | undefined) ?? [0, system.now]
      const count = options.has('n') ? countOf(options.value('n') ?? '') : Number.POSITIVE_INFINITY
      const ends = count !== Number.POSITIVE_INFINITY
      const keys = options.has('b') ? '' : (system.console?.keys() ?? '')
      if (/[qQ\x03]/.test(keys)) {
        system.out('\n')
        return exit(0)
      }
      if (system.now < next) return awaitInput([done, next], next, { ends })
      const shown = picture(system)
      if (options.has('b')) system.out(shown)
      else system.out(CLEAR + (system.console ? shown.replace(/\n$/, '') : shown))
      const after = system.now + Math.max(1, countOf(options.value('d') ?? '5')) * 1_000
      return done + 1 >= count ? exit(0) : awaitInput([done + 1, after], after, { ends })
    }),
}

function picture(system: System): string {
  const all = system.processes()
  const unused = memory.total - memory.used - memory.cache
  const rows = all.map(
    ({ pid, ppid, user, command, state }) =>
      `${String(pid).padStart(5)} ${String(ppid).padStart(5)} ${user.padEnd(8)} ${state === 'zombie' ? 'Z' : pid === system.pid ? 'R' : 'S'}     ${memory.ofProcess}   0%   0% ${command}\n`,
  )
  return (
    `Mem: ${memory.used}K used, ${unused}K free, ${memory.shared}K shrd, 0K buff, ${memory.cache}K cached\n` +
    'CPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\n' +
    `Load average: 0.00 0.00 0.00 1/${all.length} ${system.pid}\n` +
    `  PID  PPID USER     STAT   VSZ %VSZ %CPU COMMAND\n${rows.join('')}`
  )
}
