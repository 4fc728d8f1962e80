/**
 * Errors as V8 has them: call sites with V8's methods, and V8's words.
 *
 * QuickJS calls `Error.prepareStackTrace` when an error is made, as V8 does when its stack is asked
 * for; the library sets it.
 *
 * @see https://v8.dev/docs/stack-trace-api
 */
import { codeAround, columnInV8 } from './code-places.js'

/** What the engine shows of a frame. */
interface CallSite {
  getFunctionName(): string | null
  getFileName(): string | null
  getLineNumber(): number
  getColumnNumber(): number
  isNative(): boolean
}

/** What V8 says where QuickJS says something else. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /^cannot read property '(.*)' of (undefined|null)$/,
    "Cannot read properties of $2 (reading '$1')",
  ],
  [
    /^cannot set property '(.*)' of (undefined|null)$/,
    "Cannot set properties of $2 (setting '$1')",
  ],
  [/^(.*) is not initialized$/, "Cannot access '$1' before initialization"],
  [/^(?:invalid string length|string too long)$/, 'Invalid string length'],
  [/^Date value is NaN$/, 'Invalid time value'],
  [/^invalid array length$/, 'Invalid array length'],
  [/^empty array$/, 'Reduce of empty array with no initial value'],
  [/^expecting hex digit$/, 'URI malformed'],
  [/^cannot convert symbol to string$/, 'Cannot convert a Symbol value to a string'],
  [
    /^value is not iterable$/,
    'object is not iterable (cannot read property Symbol(Symbol.iterator))',
  ],
]

type Prepare = (error: unknown, sites: readonly object[]) => unknown

/** Makes errors of the engine say what V8 says. */
export function describeErrors(): void {
  let prepare: unknown
  const native = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace')
  native?.set?.call(Error, (error: unknown, sites: readonly CallSite[]) => {
    putWordsRight(error, sites)
    return typeof prepare === 'function'
      ? (prepare as Prepare)(error, sites.map(siteOf))
      : undefined
  })
  Object.defineProperty(Error, 'prepareStackTrace', {
    configurable: true,
    enumerable: true,
    get: () => prepare,
    set(value: unknown) {
      prepare = value
    },
  })
}

function putWordsRight(error: unknown, [site]: readonly CallSite[]): void {
  if (!(error instanceof Error) || typeof error.message !== 'string') return
  // An error of a kind that V8 does not have.
  if (error.name === 'InternalError') Object.setPrototypeOf(error, RangeError.prototype)
  const words = inV8(error.message, site)
  if (words !== undefined) error.message = words
}

/** What V8 would say, if that is something else; some of it stands in the code. */
function inV8(message: string, site: CallSite | undefined): string | undefined {
  const file = site?.getFileName() ?? ''
  const around = (): readonly [string, string] =>
    site ? codeAround(file, site.getLineNumber(), site.getColumnNumber()) : ['', '']
  const [, name] = /^'(.*)' is read-only$/.exec(message) ?? []
  if (name !== undefined)
    return isMember(name, ...around())
      ? `Cannot assign to read only property '${name}' of object '#<Object>'`
      : 'Assignment to constant variable.'
  const [theirs, ours] = WORDS.find(([pattern]) => pattern.test(message)) ?? []
  return theirs && ours ? message.replace(theirs, ours) : undefined
}

/** Whether a name that is assigned at a place is that of a property. */
const isMember = (name: string, before: string, after: string): boolean =>
  new RegExp(`\\.\\s*${name.replaceAll('$', '\\$')}\\s*(?:[-+*/%&|^?<>]*=|\\+\\+|--)`).test(
    before.slice(-name.length - 4) + after,
  )

/** A call site with the methods that V8 has. */
function siteOf(site: CallSite): object {
  const file = site.getFileName()
  const line = site.getLineNumber()
  const column = file === null ? 1 : columnInV8(file, line, site.getColumnNumber())
  const name = site.getFunctionName() ?? ''
  const caller = name === '<anonymous>' ? '' : name
  const place = `${file}:${line}:${column}`
  return {
    getFunctionName: () => (caller === '' ? null : caller),
    getFileName: () => file,
    getScriptNameOrSourceURL: () => file,
    getLineNumber: () => line,
    getColumnNumber: () => column,
    isNative: () => site.isNative(),
    toString: () => (caller === '' ? place : `${caller} (${place})`),
  }
}
