/**
 * The language and the time zone of a script: what its environment says, and never the host's.
 *
 * @see https://nodejs.org/api/intl.html
 */

/** Where a script is, for texts, numbers and times. */
export interface Locale {
  /** A language tag such as `en-US`. */
  readonly language: string
  /** A time zone that `Intl` knows, such as `Europe/Berlin`. */
  readonly zone: string
}

type Environment = Readonly<Record<string, string | undefined>>

const LANGUAGE = 'en-US'
export const UTC = 'UTC'

const hasIntl = typeof Intl === 'object'

/** The locale that an environment asks for: `LC_ALL`, `LC_MESSAGES`, `LANG` and `TZ`. */
export function localeOf(env: Environment): Locale {
  const name = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return { language: languageOf(name), zone: zoneOf(env.TZ ?? '') }
}

const languages = new Map<string, string>()
const zones = new Map<string, string>()

/** `de_DE.UTF-8` is `de-DE`; `C` and `POSIX` are American English. */
function languageOf(name: string): string {
  return remembered(languages, name, () => {
    const tag = name.replace(/[.@].*$/, '').replaceAll('_', '-')
    if (!hasIntl || tag === '' || tag === 'C' || tag === 'POSIX') return LANGUAGE
    try {
      return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? LANGUAGE
    } catch {
      return LANGUAGE
    }
  })
}

/** `:Europe/Berlin` is `Europe/Berlin`; `UTC-5`, in which signs count westwards, is `Etc/GMT-5`. */
function zoneOf(name: string): string {
  return remembered(zones, name, () => {
    const [, sign, hours] = /^(?:UTC|GMT)([-+])(\d{1,2})$/.exec(name) ?? []
    const zone = hours === undefined ? name.replace(/^:/, '') : `Etc/GMT${sign}${Number(hours)}`
    if (!hasIntl || zone === '') return UTC
    try {
      new Intl.DateTimeFormat(LANGUAGE, { timeZone: zone })
      return zone
    } catch {
      return UTC
    }
  })
}

function remembered(memory: Map<string, string>, key: string, find: () => string): string {
  const known = memory.get(key)
  if (known !== undefined) return known
  const found = find()
  memory.set(key, found)
  return found
}

/** Locales that somebody asks for, and the script's own where none of them is there. */
export function localesWith(wanted: unknown, language: string): unknown {
  if (wanted === undefined) return language
  if (typeof wanted === 'string') return [wanted, language]
  return Array.isArray(wanted) ? [...(wanted as readonly unknown[]), language] : wanted
}
