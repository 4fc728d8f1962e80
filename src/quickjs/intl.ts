/**
 * What the host knows about languages and time zones, for scripts that ask. A script always says
 * which language and zone it means, so the host's own ones do not show.
 *
 * @see https://tc39.es/ecma402/
 */
import {
  FORMATS,
  FUNCTIONS,
  type FormatName,
  type IntlAnswer,
  type IntlQuestion,
  LOCALE_METHODS,
  LOCALE_PARTS,
  METHODS,
  type Wire,
  pack,
  unpack,
} from './intl-wire.js'

type Args = readonly unknown[]
type Members = Readonly<Record<string, unknown>>
type Constructor = new (...args: Args) => object

/** How many formats are remembered. */
const REMEMBERED = 100
const formats = new Map<string, object>()

/** Answers a question; what a format refuses is an error for the script. */
export function answerIntl(question: IntlQuestion): IntlAnswer {
  try {
    return { value: pack(answer(question)) }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      return { error: error.name, message: error.message }
    throw error
  }
}

function answer(question: IntlQuestion): unknown {
  switch (question.ask) {
    case 'format': {
      const format = formatOf(question.of, question.made)
      if (!question.call) return undefined
      const known: readonly string[] = ['resolvedOptions', ...FORMATS[question.of]]
      return plain(call(format, question.call, known))
    }
    case 'supported': {
      const Format = classOf(question.of)
      return call(Format, { method: 'supportedLocalesOf', args: question.args }, [
        'supportedLocalesOf',
      ])
    }
    case 'value': {
      const on = unpack(question.on)
      const value = question.of === 'Date' ? new Date(Number(on)) : String(on)
      return call(value, question.call, METHODS[question.of])
    }
    case 'locale': {
      const made = new (Intl.Locale as unknown as Constructor)(...(unpack(question.made) as Args))
      const members = made as unknown as Members
      return Object.fromEntries([
        ...LOCALE_PARTS.map((name) => [name, members[name]]),
        ...LOCALE_METHODS.map((name) => [
          name,
          String((members[name] as () => unknown).call(made)),
        ]),
      ])
    }
    case 'function':
      return call(Intl, question.call, FUNCTIONS)
  }
}

/** Calls a method, if it is one of those. */
function call(
  on: unknown,
  { method, args }: { readonly method: string; readonly args: Wire },
  known: readonly string[],
): unknown {
  const run: unknown = known.includes(method) ? (on as Members)[method] : undefined
  if (typeof run !== 'function') throw new TypeError(`Intl has no ${method}`)
  return run.apply(on, unpack(args))
}

/** The class of a format; newer ones are not in every host. */
function classOf(name: FormatName): Constructor {
  const found = Object.hasOwn(FORMATS, name) ? (Intl as unknown as Members)[name] : undefined
  if (typeof found !== 'function') throw new TypeError(`Intl.${name} is not a constructor`)
  return found as Constructor
}

function formatOf(name: FormatName, made: Wire): object {
  const key = JSON.stringify([name, made])
  const known = formats.get(key)
  if (known) return known
  if (formats.size >= REMEMBERED) formats.clear()
  const format = new (classOf(name))(...(unpack(made) as Args))
  formats.set(key, format)
  return format
}

/** The segments of a text as a list. */
const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'containing' in value
    ? [...(value as unknown as Iterable<unknown>)]
    : value
