/**
 * `watch`: what a command prints, again and again.
 *
 * BusyBox's draws at the top of the screen; that of a Debian machine has a screen of its own, which
 * goes away with it, and says the machine's name.
 *
 * @see https://busybox.net/downloads/BusyBox.html#watch
 * @see https://man7.org/linux/man-pages/man1/watch.1.html
 */
import { type Json, type Program, type System, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { strftime } from './date.js'
import { UsageProblem, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { failing } from './tool.js'

const USAGE = 'watch [-n SEC] [-t] PROG ARGS\n\nRun PROG periodically'
const CLEAR = '\u001b[H\u001b[J'
const [OWN_SCREEN, BACK] = ['\u001b[?1049h', '\u001b[?1049l']
const WIDTH = 80

interface Watching {
  readonly [key: string]: Json | undefined
  readonly next: number
  readonly pid?: number
}

export const watch: Program = {
  name: 'watch',
  step: (system, state) =>
    failing(system, 'watch', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: '+n:td',
        idle: 'd',
        usage: USAGE,
      })
      if (options.operands.length === 0) throw new UsageProblem(USAGE)
      const command = options.operands.join(' ')
      const interval =
        Math.max(1, countOf((options.value('n') ?? '2').replace(/\..*/, '') || '1')) * 1_000
      const hasScreen = isGnu(system) && system.console !== undefined
      if (hasScreen && state === undefined) {
        system.trap(['INT', 'TERM'])
        system.out(OWN_SCREEN)
      }
      if (hasScreen && system.signals().length > 0) {
        system.out(BACK)
        return exit(0)
      }
      const { next, pid } = (state as Watching | undefined) ?? { next: system.now }
      if (pid !== undefined && system.reap(pid) === undefined)
        return awaitInput({ next, pid }, undefined, { ends: false })
      if (system.now < next) return awaitInput({ next }, next, { ends: false })
      system.out(CLEAR + (options.has('t') ? '' : `${header(system, interval, command)}\n\n`))
      return awaitInput(
        { next: system.now + interval, pid: system.spawn(['sh', '-c', command]) },
        system.now + interval,
        { ends: false },
      )
    }),
}

/** What is watched on the left, when on the right. */
function header(system: System, interval: number, command: string): string {
  const left = `Every ${(interval / 1_000).toFixed(1)}s: ${command}`
  const width = system.console?.columns ?? WIDTH
  const right = isGnu(system)
    ? `${system.hostname}: ${strftime(system.now, '%c')}`
    : strftime(system.now, '%Y-%m-%d %H:%M:%S')
  return left.slice(0, Math.max(0, width - right.length - 1)).padEnd(width - right.length) + right
}
