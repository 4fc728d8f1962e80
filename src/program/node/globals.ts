/**
 * What a script finds without requiring it.
 *
 * @see https://nodejs.org/api/globals.html
 */
import type { EventLoop, Timer } from './event-loop.js'
import { Buffer } from './lib/buffer.js'
import { createConsole } from './lib/console.js'
import { type DateSource, createDate } from './lib/date.js'
import { fetchFor } from './lib/fetch.js'
import { createIntl } from './lib/intl.js'
import { localeOf } from './lib/locale.js'
import { seededMath } from './lib/math.js'
import { urlModule } from './lib/querystring.js'
import { createStructuredClone } from './lib/structured-clone.js'
import { PROMISIFIED } from './lib/util.js'
import type { OwnRegExp } from './regexp/own-regexp.js'
import type { Script } from './script.js'

/** As it is before a script may change what a spread does. */
const { apply } = Reflect

/** The first version with `fetch`. */
const FETCHES = 18

/** The globals of a script by name; undefined for what its version does not have. */
export function globalsOf(
  script: Script,
  builtins: (name: string) => unknown,
  regExp: OwnRegExp | undefined,
): ReadonlyMap<string, unknown> {
  const { URL, URLSearchParams } = urlModule()
  const source: DateSource = {
    now: () => script.host.now,
    locale: () => localeOf(script.process.env),
  }
  const ScriptDate = createDate(source)
  return new Map<string, unknown>([
    ['process', script.process],
    ['console', createConsole(script)],
    ['Buffer', Buffer],
    ['Promise', script.Promise],
    ['Date', ScriptDate],
    ['structuredClone', createStructuredClone(ScriptDate, regExp)],
    ['RegExp', regExp?.constructor],
    ['Intl', createIntl(source)],
    ['Math', seededMath(script.start.seed)],
    ...timerGlobals(script, builtins),
    ['queueMicrotask', script.loop.job],
    ['performance', { now: () => script.process.uptime() * 1000 }],
    ['URL', URL],
    ['URLSearchParams', URLSearchParams],
    ['fetch', Number(script.start.version.split('.')[0]) >= FETCHES ? fetchFor(script) : undefined],
    ['crypto', builtins('crypto')],
  ])
}

function timerGlobals(
  { loop }: Script,
  builtins: (name: string) => unknown,
): readonly (readonly [string, unknown])[] {
  const timer =
    (repeat: boolean) =>
    (run: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
      if (typeof run !== 'function')
        throw new TypeError('The "callback" argument must be of type function. Received undefined')
      return timerHandle(
        loop,
        loop.timer(() => apply(run, undefined, args), Number(delay ?? 1), repeat),
      )
    }
  const clear = (handle: unknown): void =>
    loop.clearTimer((handle as { timer?: unknown } | undefined)?.timer)
  return [
    [
      'setTimeout',
      Object.assign(timer(false), {
        [PROMISIFIED]: (builtins('timers/promises') as { setTimeout: unknown }).setTimeout,
      }),
    ],
    ['setInterval', timer(true)],
    [
      'setImmediate',
      (run: (...args: unknown[]) => void, ...args: unknown[]) =>
        loop.immediate(() => apply(run, undefined, args)),
    ],
    ['clearTimeout', clear],
    ['clearInterval', clear],
    ['clearImmediate', (handle: unknown) => loop.clearImmediate(handle)],
  ]
}

function timerHandle(loop: EventLoop, timer: Timer): Record<string, unknown> {
  const handle: Record<string, unknown> = {
    ref() {
      timer.isRef = true
      return handle
    },
    unref() {
      timer.isRef = false
      return handle
    },
    hasRef: () => timer.isRef,
    close: () => loop.clearTimer(timer),
  }
  return Object.defineProperty(handle, 'timer', { value: timer })
}
