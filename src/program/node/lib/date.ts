/**
 * The Date that scripts get: it is now when the simulation says so, and here is where the script's
 * environment says so.
 *
 * The calendar is the host's; nothing of the host's clock, time zone or language shows.
 *
 * @see https://tc39.es/ecma262/#sec-date-objects
 */
import { type Locale, UTC, localesWith } from './locale.js'
import { offsetAt, timeOf } from '../../../text/time-zone.js'

const HostDate = Date
type Instant = InstanceType<typeof HostDate>
type Method = (this: Instant, ...args: never[]) => unknown

/** The parts of a date that are read and written in local time. */
const PARTS = ['FullYear', 'Month', 'Date', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'] as const
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const INVALID = 'Invalid Date'
const MINUTE = 60_000

/** What a Date has to know about its script. */
export interface DateSource {
  now(): number
  locale(): Locale
}

/** A Date constructor for a script. */
export function createDate(source: DateSource): unknown {
  const { now } = source
  const zone = (): string => source.locale().zone
  const instant = (value: unknown): number => timeOfText(value, zone())
  function ScriptDate(...args: readonly unknown[]): unknown {
    if (new.target === undefined) return text.toString.call(new HostDate(now()))
    return Reflect.construct(HostDate, [valueOf(args)], new.target)
  }
  const valueOf = (args: readonly unknown[]): number => {
    const [first] = args
    if (args.length === 0) return now()
    if (args.length > 1) return timeOf(HostDate.UTC(...(args as [number, number])), zone())
    if (first instanceof HostDate) return first.getTime()
    if (Object.prototype.toString.call(first) === '[object Date]')
      return HostDate.prototype.getTime.call(first as Instant)
    const value: unknown = typeof first === 'object' && first !== null ? primitive(first) : first
    return typeof value === 'string' ? instant(value) : new HostDate(Number(value)).getTime()
  }
  const text = texts(source)
  const members = { ...localParts(zone), ...text }
  const prototype = Object.create(Object.prototype, propertiesOf(HostDate.prototype)) as object
  define(prototype, { ...members, constructor: ScriptDate })
  define(ScriptDate, { now, parse: (value: unknown) => instant(String(value)), UTC: HostDate.UTC })
  Object.defineProperty(ScriptDate, 'prototype', { value: prototype, writable: false })
  Object.defineProperty(ScriptDate, 'name', { value: 'Date' })
  return Object.defineProperty(ScriptDate, 'length', { value: 7 })
}

/** What an object is worth as a number or a text. */
function primitive(value: object): unknown {
  if (Symbol.toPrimitive in value)
    return (value as { [Symbol.toPrimitive](hint: string): unknown })[Symbol.toPrimitive]('default')
  const number: unknown = value.valueOf()
  return typeof number === 'object' ? String(value) : number
}

const propertiesOf = (object: object): PropertyDescriptorMap =>
  Object.getOwnPropertyDescriptors(object) as PropertyDescriptorMap

function define(object: object, members: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(object, name, { value, writable: true, configurable: true })
}

/**
 * The time of a text; one without a zone is in `zone`, but a date alone in the form of ISO 8601 is
 * in UTC.
 */
function timeOfText(value: unknown, zone: string): number {
  const text = String(value)
  if (HAS_ZONE.test(text) || ISO_DATE.test(text)) return HostDate.parse(text)
  const local = HostDate.parse(/^[-+]?\d{4,6}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`)
  return timeOf(local, zone)
}

const HAS_ZONE =
  /(?:Z|\b(?:UTC?|GMT|[ECMP][SD]T)|\d:\d\d.*[-+]\d{1,2}(?::?\d\d)?)\s*(?:\([^)]*\)\s*)*$/i
const ISO_DATE = /^(?:[-+]\d{6}|\d{4})(?:-\d\d){0,2}$/

/** Reading and writing the parts of a date in local time. */
function localParts(zone: () => string): Record<string, Method> {
  const host = HostDate.prototype as unknown as Readonly<Record<string, Method>>
  const local = (date: Instant): Instant =>
    new HostDate(date.getTime() + offsetAt(date.getTime(), zone()))
  const read = (name: string): Method =>
    function () {
      return host[`getUTC${name}`]?.call(local(this))
    }
  const write = (name: string): Method =>
    function (...args) {
      const shown = local(this)
      if (Number.isNaN(shown.getTime()) && name === 'FullYear') shown.setTime(0)
      host[`setUTC${name}`]?.apply(shown, args)
      return this.setTime(timeOf(shown.getTime(), zone()))
    }
  const made: Record<string, Method> = { getDay: read('Day') }
  for (const name of PARTS) {
    made[`get${name}`] = read(name)
    made[`set${name}`] = write(name)
  }
  made.setYear = function (...args) {
    const year = Math.trunc(Number(args[0]))
    return made.setFullYear?.call(this, (year >= 0 && year <= 99 ? 1900 + year : year) as never)
  }
  made.getYear = function () {
    return local(this).getUTCFullYear() - 1900
  }
  made.getTimezoneOffset = function () {
    const time = this.getTime()
    return Number.isNaN(time) ? Number.NaN : -Math.round(offsetAt(time, zone()) / MINUTE) + 0
  }
  return Object.fromEntries(
    Object.entries(made).map(([name, method]) => [name, named(name, method)]),
  )
}

const named = (name: string, method: Method): Method =>
  Object.defineProperty(method, 'name', { value: name, configurable: true })

/** Dates as text. */
function texts({ locale }: DateSource): {
  readonly toString: Method
} & Record<string, Method> {
  const shown = (date: Instant, show: (local: Instant, offset: number) => string): string => {
    const time = date.getTime()
    if (Number.isNaN(time)) return INVALID
    const offset = offsetAt(time, locale().zone)
    return show(new HostDate(time + offset), offset)
  }
  const timeText = (date: Instant, local: Instant, offset: number): string =>
    `${local.toISOString().slice(-13, -5)} GMT${signed(offset)} (${zoneName(date, locale())})`
  const inLocale = (
    method: 'toLocaleString' | 'toLocaleDateString' | 'toLocaleTimeString',
  ): Method =>
    function (this: Instant, wanted?: unknown, options?: object) {
      const { language, zone } = locale()
      if (typeof Intl !== 'object') return plainText(this, method)
      const all = options === undefined ? { timeZone: zone } : { timeZone: zone, ...options }
      const locales = localesWith(wanted, language) as string[]
      return HostDate.prototype[method].call(this, locales, options === null ? options : all)
    }
  return {
    toString() {
      return shown(this, (local, offset) => `${dateText(local)} ${timeText(this, local, offset)}`)
    },
    toDateString() {
      return shown(this, dateText)
    },
    toTimeString() {
      return shown(this, (local, offset) => timeText(this, local, offset))
    },
    toLocaleString: inLocale('toLocaleString'),
    toLocaleDateString: inLocale('toLocaleDateString'),
    toLocaleTimeString: inLocale('toLocaleTimeString'),
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

function dateText(local: Instant): string {
  const year = local.getUTCFullYear()
  const digits = String(Math.abs(year)).padStart(year < 0 ? 6 : 4, '0')
  return `${DAYS[local.getUTCDay()]} ${MONTHS[local.getUTCMonth()]} ${two(local.getUTCDate())} ${year < 0 ? '-' : ''}${digits}`
}

function signed(offset: number): string {
  const minutes = Math.abs(Math.trunc(offset / MINUTE))
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

function zoneName(date: Instant, { language, zone }: Locale): string {
  if (zone === UTC && (typeof Intl !== 'object' || language.startsWith('en')))
    return 'Coordinated Universal Time'
  const parts = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    timeZoneName: 'long',
  }).formatToParts(date)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
}

/** American English in UTC, where the host has no `Intl`. */
function plainText(date: Instant, method: string): string {
  if (Number.isNaN(date.getTime())) return INVALID
  const hours = date.getUTCHours()
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`
  const time = `${hours % 12 === 0 ? 12 : hours % 12}:${date.toISOString().slice(-10, -5)} ${hours < 12 ? 'AM' : 'PM'}`
  if (method === 'toLocaleDateString') return day
  return method === 'toLocaleTimeString' ? time : `${day}, ${time}`
}
