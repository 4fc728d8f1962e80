/**
 * `_kubarium`: what the modules of the simulation stand on, where they reach the system.
 *
 * @module
 */
import type { Message } from '../../../net/request.js'
import { httpDate } from '../../../text/time.js'
import { raise } from '../exceptions.js'
import { awaited } from '../evaluate/calls.js'
import { callerFrame } from '../evaluate/frame.js'
import { Exit, type Interpreter, SIGNALS } from '../interpreter.js'
import { asFloat, asInt, asText, moduleOf } from '../native.js'
import { callNow } from '../objects.js'
import { stack, traceback } from '../traceback.js'
import type { Sources } from '../traceback.js'
import { checked } from '../streams.js'
import { calling } from '../system-builtins.js'
import { dict, truth } from '../types/keys.js'
import { decodeBytes, encodeText } from '../types/text.js'
import type { PyException } from '../exceptions.js'
import { PyBytes, PyDict, PyList, type PyModule, PyTuple, type Value } from '../values.js'
import type { Gen } from '../wait.js'

/** Texts of headers. */
const headersOf = (value: Value): Record<string, string> =>
  Object.fromEntries(
    value instanceof PyDict
      ? [...value.map.values()].map(([key, one]) => [String(key), String(one)])
      : [],
  )

/** The body of a message, as a text. */
const bodyOf = (value: Value): string =>
  value instanceof PyBytes ? decodeBytes(value.data, 'utf-8', 'replace') : String(value ?? '')

const milliseconds = (seconds: Value | undefined): number | undefined =>
  seconds === undefined || seconds === null ? undefined : asFloat(seconds) * 1000

/** The module for one program. */
export function hostModule(interpreter: Interpreter, sources: Sources): PyModule {
  return moduleOf('_kubarium', {
    ...timeFunctions(interpreter),
    ...networkFunctions(interpreter),
    ...requestFunctions(interpreter),
    ...threadFunctions(interpreter),
    ...fileFunctions(interpreter),
    ...diskFunctions(interpreter),
    'format_exception exception': (exception: PyException) => traceback(exception, sources),
    'format_stack exception': (exception: PyException) => stack(exception.traceback, sources),
    random_seed: () => BigInt(interpreter.start.seed),
    'run_coroutine coroutine': awaited,
    caller,
    current_exception: () => interpreter.handled.exception ?? null,
  })
}

/** Where the program is that asks: its file, line and function, and the text of the line. */
const caller = (): PyTuple => {
  const frame = callerFrame()
  if (!frame) return new PyTuple(['<string>', 1n, '<module>', ''])
  const { file, source } = frame.unit
  const { line } = frame.at
  const text = file === '<string>' ? '' : (source.split('\n')[line - 1]?.trim() ?? '')
  return new PyTuple([file, BigInt(line), frame.name, text])
}

const timeFunctions = (interpreter: Interpreter) => ({
  now: () => interpreter.now / 1000,
  started: () => interpreter.now / 1000,
  'sleep seconds': function* (seconds: Value): Gen {
    const time = asFloat(seconds)
    if (time < 0) raise('ValueError', 'sleep length must be non-negative')
    yield* interpreter.sleep(Math.ceil(time * 1000))
    return null
  },
  'http_date seconds?': (seconds?: Value) =>
    httpDate(seconds === undefined ? interpreter.now : asFloat(seconds) * 1000),
})

const networkFunctions = (interpreter: Interpreter) => ({
  'listen port': (port: Value) => {
    const found = interpreter.ask({ ask: 'listen', port: asInt(port) })
    return typeof found === 'string' ? found : found === true
  },
  'next_request port timeout?': function* (port: Value, timeout?: Value): Gen {
    const at = asInt(port)
    const queue = () => interpreter.requests.get(at) ?? []
    const isThere = yield* interpreter.until(() => queue().length > 0, milliseconds(timeout))
    const [first, ...rest] = queue()
    if (!isThere || !first) return null
    interpreter.requests.set(at, rest)
    const { message, id, source } = first
    const { method = '', path = '', headers = {}, body, protocol } = message
    return new PyTuple([
      id,
      protocol,
      method,
      path,
      dict(Object.entries(headers)),
      new PyBytes(encodeText(body)),
      source,
    ])
  },
  'respond id status reason headers body': (
    id: string,
    status: bigint,
    reason: Value,
    headers: Value,
    body: Value,
  ) => {
    interpreter.host.tell({
      do: 'respond',
      id,
      answer: {
        status: Number(status),
        ...(reason !== null && { statusText: String(reason) }),
        headers: headersOf(headers),
        body: bodyOf(body),
      },
    })
    return null
  },
})

const requestFunctions = (interpreter: Interpreter) => ({
  'request host port method path headers body timeout? tls?': function* (
    host: string,
    port: Value,
    method: Value,
    path: string,
    headers: Value,
    body: Value,
    timeout?: Value,
    tls?: Value,
  ): Gen {
    const message: Message =
      method === null
        ? { protocol: 'tcp', body: bodyOf(body) }
        : {
            protocol: 'http',
            method: String(method),
            path,
            headers: headersOf(headers),
            body: bodyOf(body),
            ...(truth(tls ?? false) && { tls: { serverName: host } }),
          }
    const limit = milliseconds(timeout)
    const outcome = yield* interpreter.request(host, asInt(port), message, limit)
    if (!outcome.answer) return outcome.failure ?? 'reset'
    const { status, statusText = '', headers: answered, body: text } = outcome.answer
    return new PyTuple([
      BigInt(status),
      statusText,
      dict(Object.entries(answered)),
      new PyBytes(encodeText(text)),
    ])
  },
  'resolve name': (name: string) => {
    const found = interpreter.ask({ ask: 'resolve', name })
    return new PyList(Array.isArray(found) ? found.map(String) : [])
  },
})

const threadFunctions = (interpreter: Interpreter) => ({
  'start fn daemon?': (fn: Value, daemon?: Value) => {
    const thread = interpreter.begin(calling(fn, []), daemon === true)
    return BigInt(thread.number)
  },
  'wait predicate timeout?': function* (predicate: Value, timeout?: Value): Gen {
    return yield* interpreter.until(() => truth(callNow(predicate, [])), milliseconds(timeout))
  },
  thread: () => BigInt(interpreter.current?.number ?? 1),
  'handle name handler': (name: string, handler: Value) => {
    const before = interpreter.handlers.get(name) ?? null
    if (handler === null) interpreter.handlers.delete(name)
    else interpreter.handlers.set(name, handler)
    interpreter.trap()
    return before
  },
  'kill pid signal': (pid: Value, signal: Value) => {
    const name = Object.keys(SIGNALS).find((one) => SIGNALS[one] === signal) ?? String(signal)
    return interpreter.ask({ ask: 'kill', pid: asInt(pid), signal: name }) === true
  },
  'at_exit fn': (fn: Value) => {
    interpreter.atExit.push(() => calling(fn, []))
    return null
  },
  '_exit code': (code: Value) => {
    throw new Exit(asInt(code))
  },
})

const fileFunctions = (interpreter: Interpreter) => {
  const { start } = interpreter
  return {
    environ: () => dict(Object.entries(start.env)),
    pid: () => BigInt(start.pid),
    ppid: () => BigInt(start.ppid),
    uid: () => BigInt(start.uid),
    hostname: () => start.hostname,
    getcwd: () => interpreter.cwd,
    'chdir path': (path: string) => {
      const { type } = checked(interpreter.ask({ ask: 'stat', path }), path) as { type: string }
      if (type !== 'directory') raise('NotADirectoryError', 20n, 'Not a directory')
      interpreter.cwd = path
      return null
    },
  }
}

const diskFunctions = (interpreter: Interpreter) => ({
  'stat path': (path: string) => {
    const found = interpreter.ask({ ask: 'stat', path: asText(path) }) as Record<string, Value>
    if ('error' in found) return null
    const { type = '', mode = 0, size = 0, mtime = 0 } = found
    return new PyTuple([type, BigInt(Number(mode)), BigInt(Number(size)), Number(mtime) / 1000])
  },
  'list path': (path: string) => {
    const { names } = checked(interpreter.ask({ ask: 'list', path }), path) as {
      names: readonly string[]
    }
    return new PyList([...names])
  },
  'mkdir path parents': (path: string, parents: boolean) => {
    checked(interpreter.ask({ ask: 'mkdir', path, parents }), path)
    return null
  },
  'remove path tree?': (path: string, tree?: boolean) => {
    checked(interpreter.ask({ ask: tree === true ? 'remove-tree' : 'remove', path }), path)
    return null
  },
  'rename from to': (from: string, to: string) => {
    checked(interpreter.ask({ ask: 'rename', from, to }), from)
    return null
  },
  'chmod path mode': (path: string, mode: bigint) => {
    checked(interpreter.ask({ ask: 'chmod', path, mode: Number(mode) }), path)
    return null
  },
})
