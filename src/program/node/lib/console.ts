/**
 * The `console` object.
 *
 * @see https://nodejs.org/api/console.html
 */
import type { Script } from '../script.js'
import { format } from './format.js'
import { depthOf, inspect } from './inspect.js'
import { outside } from './outside.js'
import { table } from './table.js'

export function createConsole(script: Pick<Script, 'host' | 'outside'>): Record<string, unknown> {
  const { host } = script
  let margin = ''
  const counts = new Map<string, number>()
  const timers = new Map<string, number>()
  const write = (to: 'out' | 'err', text: string): void =>
    host.tell({ do: to, text: `${margin}${text.replaceAll('\n', `\n${margin}`)}\n` })
  const printTo =
    (to: 'out' | 'err') =>
    (...args: unknown[]) =>
      write(to, format(...args))
  const [log, error] = [printTo('out'), printTo('err')]
  const elapsed = (label: string): string =>
    `${label}: ${host.now - (timers.get(label) ?? host.now)}ms`
  return outside(script, {
    log,
    info: log,
    debug: log,
    error,
    warn: error,
    trace: (...args: unknown[]) => write('err', `Trace: ${format(...args)}`),
    dir: (value: unknown, options?: { depth?: number | null }) =>
      write('out', inspect(value, depthOf(options))),
    assert: (holds: unknown, ...args: unknown[]) =>
      holds ||
      write('err', args.length > 0 ? `Assertion failed: ${format(...args)}` : 'Assertion failed'),
    group(...args: unknown[]) {
      if (args.length > 0) log(...args)
      margin += '  '
    },
    groupEnd() {
      margin = margin.slice(2)
    },
    count(label = 'default') {
      counts.set(label, (counts.get(label) ?? 0) + 1)
      write('out', `${label}: ${counts.get(label)}`)
    },
    time: (label = 'default') => void timers.set(label, host.now),
    timeLog: (label = 'default') => write('out', elapsed(label)),
    timeEnd(label = 'default') {
      write('out', elapsed(label))
      timers.delete(label)
    },
    table: (value: unknown, columns?: readonly string[]) =>
      typeof value === 'object' && value !== null
        ? write('out', table(value, columns))
        : log(value),
  })
}
