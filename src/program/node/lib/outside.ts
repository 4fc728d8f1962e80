/**
 * Functions of Node's own modules that do not care what a script has made of the built-in objects.
 *
 * @module
 */
import type { ScriptBase } from '../script.js'

type Members = Record<string, unknown>

/** The same functions, which run as if the script had changed nothing; `but` are left as they are. */
export function outside<T extends object>(
  script: Pick<ScriptBase, 'outside'>,
  members: T,
  but: readonly string[] = [],
): T {
  const made = members as Members
  for (const [name, value] of Object.entries(made)) {
    if (typeof value !== 'function' || but.includes(name) || /^class\b/.test(String(value)))
      continue
    const run = value as (...args: readonly unknown[]) => unknown
    const wrapped = function (this: unknown, ...args: readonly unknown[]): unknown {
      return script.outside(() => run.apply(this, args as unknown[]))
    }
    Object.defineProperty(wrapped, 'name', { value: name, configurable: true })
    Object.defineProperty(wrapped, 'length', { value: run.length, configurable: true })
    made[name] = Object.assign(wrapped, value)
  }
  return members
}
