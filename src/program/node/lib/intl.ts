/**
 * The `Intl` that scripts get: without a locale or a time zone it uses the script's.
 *
 * @see https://tc39.es/ecma402/
 */
import type { DateSource } from './date.js'
import { localesWith } from './locale.js'

type Constructor = new (...args: readonly unknown[]) => object
type Members = Record<PropertyKey, unknown>

/** The formats that can be called without `new`. */
const CALLABLE = new Set(['Collator', 'DateTimeFormat', 'NumberFormat'])

/** `Intl` for a script; undefined where the host has none. */
export function createIntl(source: DateSource): object | undefined {
  if (typeof Intl !== 'object') return undefined
  const host = Intl as unknown as Members
  const own = Object.create(Object.prototype) as Members
  for (const key of Reflect.ownKeys(host)) {
    const property = Object.getOwnPropertyDescriptor(host, key) as PropertyDescriptor
    const value: unknown = property.value
    if (typeof value === 'function' && 'supportedLocalesOf' in value)
      defineLazily(own, String(key), () => formatOf(String(key), value as never, source))
    else Object.defineProperty(own, key, property)
  }
  return own
}

/** A member that is made when somebody asks for it; few scripts ask for any. */
function defineLazily(object: Members, name: string, make: () => unknown): void {
  const set = (value: unknown): unknown =>
    Object.defineProperty(object, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: false,
    })
  Object.defineProperty(object, name, {
    get() {
      const value = make()
      set(value)
      return value
    },
    set,
    configurable: true,
  })
}

/** A class of formats with the script's defaults. */
function formatOf(name: string, Host: Constructor & Members, source: DateSource): unknown {
  function Format(wanted?: unknown, options?: unknown): object {
    const { language, zone } = source.locale()
    const locales = localesWith(wanted, language)
    const given =
      name === 'DateTimeFormat' && options !== null
        ? { timeZone: zone, ...(options as object) }
        : options
    if (new.target === undefined && !CALLABLE.has(name)) return (Host as unknown as () => object)()
    return Reflect.construct(Host, [locales, given], new.target ?? Format) as object
  }
  const prototype = Object.create(Host.prototype as object) as Members
  Object.defineProperty(prototype, 'constructor', {
    value: Format,
    writable: true,
    configurable: true,
  })
  if (name === 'DateTimeFormat') datesNow(prototype, Host.prototype as Members, source)
  Object.defineProperties(Format, {
    name: { value: name, configurable: true },
    length: { value: 0, configurable: true },
    prototype: { value: prototype, writable: false },
    supportedLocalesOf: { value: Host.supportedLocalesOf, writable: true, configurable: true },
  })
  return Format
}

/** Formats of dates take the script's time where they are given none. */
function datesNow(prototype: Members, host: Members, { now }: DateSource): void {
  const format = Object.getOwnPropertyDescriptor(host, 'format')?.get as () => (
    date: unknown,
  ) => string
  const parts = host.formatToParts as (date: unknown) => unknown
  Object.defineProperties(prototype, {
    format: {
      get(this: object) {
        const bound = format.call(this)
        return (date?: unknown) => bound(date === undefined ? now() : date)
      },
      configurable: true,
    },
    formatToParts: {
      value(this: object, date?: unknown) {
        return parts.call(this, date === undefined ? now() : date)
      },
      writable: true,
      configurable: true,
    },
  })
}
