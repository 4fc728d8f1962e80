/**
 * Methods of texts that make a regular expression of what they are given: `'a'.match('(b+)+')`.
 *
 * @see https://tc39.es/ecma262/#sec-string.prototype.match
 */
import { type Hook, type RunningRealm, hook } from './hooks.js'

type Method = (this: unknown, pattern: unknown) => unknown

const { apply } = Reflect

/** The methods, and the flags of the expressions that they make. */
const METHODS = [
  ['match', undefined],
  ['matchAll', 'g'],
  ['search', undefined],
] as const

export const regExpHooks = (running: () => RunningRealm | undefined): readonly Hook[] =>
  METHODS.map(([name, flags]) =>
    hook(
      String.prototype,
      name,
      (original: Method): Method =>
        function (this: unknown, pattern) {
          const isMade = typeof pattern !== 'object' && typeof pattern !== 'function'
          const made = isMade ? running()?.makeRegExp(pattern, flags) : undefined
          return apply(original, this, [made ?? pattern])
        },
    ),
  )
