/**
 * The `util` module.
 *
 * @see https://nodejs.org/api/util.html
 */
import { depthOf, format, inspect } from './inspect.js'

type Constructor = new (executor: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void) => unknown

/** `util` for a script with this Promise. */
export const utilModule = (ScriptPromise: unknown): Record<string, unknown> => ({
  format,
  inspect: (value: unknown, options?: { depth?: number | null } | boolean) => inspect(value, typeof options === 'object' ? depthOf(options) : undefined),
  inherits(child: { prototype: object; super_?: unknown }, parent: { prototype: object }) {
    child.super_ = parent
    Object.setPrototypeOf(child.prototype, parent.prototype)
  },
  promisify:
    (call: (...args: unknown[]) => void) =>
    (...args: unknown[]) =>
      new (ScriptPromise as Constructor)((resolve, reject) => call(...args, (error: unknown, value: unknown) => (error ? reject(error) : resolve(value)))),
  deprecate: (call: unknown) => call,
  isArray: Array.isArray,
  isDeepStrictEqual: (a: unknown, b: unknown) => inspect(a, 20) === inspect(b, 20),
  types: { isDate: (value: unknown) => Object.prototype.toString.call(value) === '[object Date]', isRegExp: (value: unknown) => value instanceof RegExp },
})
