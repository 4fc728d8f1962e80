/**
 * Texts and numbers in a script's own language: a call without a locale does not use the host's.
 *
 * @see https://tc39.es/ecma402/#locale-sensitive-functions
 */
import { localesWith } from '../lib/locale.js'
import { type Hook, type RunningRealm, hook } from './hooks.js'

type Method = (this: unknown, ...args: readonly unknown[]) => unknown

/** The methods that have a locale; `before` is how many arguments come before it. */
const METHODS: readonly (readonly [object: object, name: string, before: number])[] = [
  [Number.prototype, 'toLocaleString', 0],
  [BigInt.prototype, 'toLocaleString', 0],
  [String.prototype, 'localeCompare', 1],
  [String.prototype, 'toLocaleLowerCase', 0],
  [String.prototype, 'toLocaleUpperCase', 0],
]

export const localeHooks = (running: () => RunningRealm | undefined): readonly Hook[] =>
  METHODS.map(([object, name, before]) => {
    const isCase = name.endsWith('Case')
    return hook(
      object,
      name,
      (original: Method): Method =>
        function (this: unknown, ...args) {
          const locale = running()?.locale
          if (locale === undefined) return original.apply(this, [...args])
          const own = [...args]
          while (own.length <= before) own.push(undefined)
          own[before] = isCase ? (own[before] ?? locale) : localesWith(own[before], locale)
          return original.apply(this, own)
        },
    )
  })
