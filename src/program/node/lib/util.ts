/**
 * The `util` module.
 *
 * @see https://nodejs.org/api/util.html
 */
import { format } from './format.js'
import { depthOf, inspect } from './inspect.js'
import { isRegExp } from './is-regexp.js'

/** What a function names its own form with promises by. */
export const PROMISIFIED = Symbol.for('nodejs.util.promisify.custom')

type Constructor = new (
  executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
) => unknown

/** `util` for a script with this Promise. */
export const utilModule = (ScriptPromise: unknown): Record<string, unknown> => ({
  format,
  inspect: (value: unknown, options?: { depth?: number | null } | boolean) =>
    inspect(value, typeof options === 'object' ? depthOf(options) : undefined),
  inherits(child: { prototype: object; super_?: unknown }, parent: { prototype: object }) {
    child.super_ = parent
    Object.setPrototypeOf(child.prototype, parent.prototype)
  },
  promisify: Object.assign(
    (call: ((...args: unknown[]) => void) & { readonly [PROMISIFIED]?: unknown }) =>
      call[PROMISIFIED] ??
      ((...args: unknown[]) =>
        new (ScriptPromise as Constructor)((resolve, reject) =>
          call(...args, (error: unknown, value: unknown) =>
            error ? reject(error) : resolve(value),
          ),
        )),
    { custom: PROMISIFIED },
  ),
  callbackify:
    (
      call: (...args: unknown[]) => {
        then(done: (value: unknown) => void, failed: (error: unknown) => void): void
      },
    ) =>
    (...args: unknown[]) => {
      const done = args.pop() as (error: unknown, value?: unknown) => void
      call(...args).then((value) => done(null, value), done)
    },
  deprecate: (call: unknown) => call,
  isArray: Array.isArray,
  isDeepStrictEqual: (a: unknown, b: unknown) => inspect(a, 20) === inspect(b, 20),
  types: {
    isDate: (value: unknown) => Object.prototype.toString.call(value) === '[object Date]',
    isRegExp: (value: unknown) => isRegExp(value),
    isMap: (value: unknown) => value instanceof Map,
    isSet: (value: unknown) => value instanceof Set,
    isNativeError: (value: unknown) => value instanceof Error,
    isPromise: (value: unknown) => value instanceof (ScriptPromise as Constructor),
  },
})
