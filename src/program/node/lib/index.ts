/**
 * Node's own modules, by name. Adding one is a file beside this one and a line in the table.
 *
 * @module
 */
import { REASON_PHRASES } from '../../../net/reason-phrases.js'
import type { Script } from '../script.js'
import { bufferModule } from './buffer.js'
import { assertModule } from './assert.js'
import { createConsole } from './console.js'
import { cryptoModule } from './crypto.js'
import { eventsModule } from './events.js'
import { fsModule } from './fs.js'
import { notResolved, request } from './http-client.js'
import { HttpServer } from './http-server.js'
import type { Listener } from './events.js'
import { netModule } from './net.js'
import { osModule } from './os.js'
import { outside } from './outside.js'
import { pathModule } from './path.js'
import { querystringModule, urlModule } from './querystring.js'
import { utilModule } from './util.js'

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/** A script's modules: made when first required, undefined for names that are not Node's. */
export function builtinModules(script: Script): (name: string) => unknown {
  const makers: Readonly<Record<string, () => unknown>> = {
    assert: () => assertModule(script),
    buffer: bufferModule,
    console: () => createConsole(script),
    crypto: () => cryptoModule(script.start.seed),
    dns: () => dnsModule(script),
    events: eventsModule,
    fs: () => fsModule(script),
    'fs/promises': () => fsModule(script).promises,
    http: () => httpModule(script),
    net: () => netModule(script),
    os: () => outside(script, osModule(script)),
    path: () =>
      outside(
        script,
        pathModule(() => script.cwd),
      ),
    process: () => script.process,
    querystring: () => outside(script, querystringModule()),
    timers: () => ({
      setTimeout: (run: () => void, delay: number) => script.loop.timer(run, delay, false),
      setInterval: (run: () => void, delay: number) => script.loop.timer(run, delay, true),
      setImmediate: (run: () => void) => script.loop.immediate(run),
    }),
    'timers/promises': () => timersPromises(script),
    url: urlModule,
    util: () =>
      outside(script, utilModule(script.Promise), ['promisify', 'callbackify', 'deprecate']),
  }
  const made = new Map<string, unknown>()
  return (name) => {
    if (!made.has(name) && Object.hasOwn(makers, name))
      made.set(name, (makers[name] as () => unknown)())
    return made.get(name)
  }
}

/** @see https://nodejs.org/api/http.html */
function httpModule(script: Script): Record<string, unknown> {
  return {
    METHODS: [...METHODS],
    STATUS_CODES: { ...REASON_PHRASES },
    ...script.classes,
    Server: HttpServer,
    Agent: class {},
    globalAgent: {},
    createServer(...args: readonly unknown[]) {
      const server = new HttpServer(script)
      const listener = args.find((argument) => typeof argument === 'function')
      if (listener) server.on('request', listener as Listener)
      return server
    },
    request: (...args: readonly unknown[]) => request(script, args),
    get: (...args: readonly unknown[]) => request(script, args).end(),
  }
}

/** @see https://nodejs.org/api/dns.html */
function dnsModule(script: Script): Record<string, unknown> {
  const addresses = (name: string): string[] =>
    (script.host.ask({ ask: 'resolve', name }) as readonly string[]).map(String)
  return {
    lookup(name: string, ...rest: readonly unknown[]) {
      const done = rest.at(-1) as (error: unknown, address?: unknown, family?: number) => void
      const all = (rest[0] as { all?: boolean } | undefined)?.all === true
      script.loop.immediate(() => {
        const found = addresses(name)
        if (found.length === 0) done(notResolved(name))
        else if (all)
          done(
            null,
            found.map((address) => ({ address, family: 4 })),
          )
        else done(null, found[0], 4)
      })
    },
    resolve4(name: string, done: (error: unknown, addresses?: readonly string[]) => void) {
      script.loop.immediate(() => {
        const found = addresses(name)
        if (found.length === 0) done(notResolved(name))
        else done(null, found)
      })
    },
  }
}

/** @see https://nodejs.org/api/timers.html#timers-promises-api */
function timersPromises({ loop, Promise: ScriptPromise }: Script): Record<string, unknown> {
  type PromiseClass = new (executor: (resolve: (value: unknown) => void) => void) => unknown
  return {
    setTimeout: (delay?: number, value?: unknown) =>
      new (ScriptPromise as PromiseClass)(
        (resolve) => void loop.timer(() => resolve(value), Number(delay ?? 1), false),
      ),
    setImmediate: (value?: unknown) =>
      new (ScriptPromise as PromiseClass)((resolve) => void loop.immediate(() => resolve(value))),
  }
}
