/**
 * `Did you mean: 'print'?`: what a misspelled name may stand for.
 *
 * @see https://docs.python.org/3/whatsnew/3.10.html#better-error-messages
 */
import type { PyException } from './exceptions.js'
import { STANDARD_MODULES } from './lib/standard.js'
import { PyClass, PyModule, PyObject, type Value, typeOf } from './values.js'

const MOVE = 2
const CASE = 1
const LONGEST = 40
const SUGGESTS_FROM = 10
const IMPORTS_FROM = 12

function substitution(a: string, b: string): number {
  if (a === b) return 0
  return a.toLowerCase() === b.toLowerCase() ? CASE : MOVE
}

/** How different two names are. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i * MOVE)
  for (let i = 1; i <= a.length; i++) {
    const next = [i * MOVE]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + MOVE,
          (next[j - 1] ?? 0) + MOVE,
          (row[j - 1] ?? 0) + substitution(a[i - 1] ?? '', b[j - 1] ?? ''),
        ),
      )
    row = next
  }
  return row[b.length] ?? 0
}

function closest(wrong: string, names: Iterable<string>): string | undefined {
  if (wrong.length > LONGEST) return undefined
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const name of [...names].sort()) {
    if (name === wrong || (name.startsWith('_') && !wrong.startsWith('_'))) continue
    const most = Math.floor(((name.length + wrong.length + 3) * MOVE) / 6)
    const found = distance(wrong, name)
    if (found <= most && found < least) [best, least] = [name, found]
  }
  return best
}

/** What belongs behind the message of an exception. */
export function suggestion(exception: PyException, minor: number): string {
  if (minor < SUGGESTS_FROM) return ''
  const message = String(exception.args[0] ?? '')
  const wrong = / '([^']*)'(?: is not defined| from .*)?$|attribute '([^']*)'$/.exec(message)
  const name = wrong?.[1] ?? wrong?.[2]
  if (name === undefined) return ''
  if (exception.cls.name === 'NameError') return forName(exception, name, minor)
  if (exception.cls.name !== 'AttributeError') return ''
  const found = closest(name, namesOf(exception.attrs?.get('obj')))
  return found === undefined ? '' : `. Did you mean: '${found}'?`
}

/** A call, as far as its names are of interest. */
interface Named {
  readonly vars?: ReadonlyMap<string, Value>
  readonly globals?: ReadonlyMap<string, Value>
  readonly unit?: { readonly builtins: ReadonlyMap<string, Value> }
}

function forName(exception: PyException, name: string, minor: number): string {
  const frame = exception.traceback.at(-1)?.frame as Named | undefined
  if (!frame) return ''
  const names = [frame.vars, frame.globals, frame.unit?.builtins].flatMap((one) => [
    ...(one?.keys() ?? []),
  ])
  const found = closest(name, new Set(names))
  if (minor >= IMPORTS_FROM && STANDARD_MODULES.has(name))
    return found === undefined
      ? `. Did you forget to import '${name}'?`
      : `. Did you mean: '${found}'? Or did you forget to import '${name}'?`
  return found === undefined ? '' : `. Did you mean: '${found}'?`
}

function* namesOf(value: Value | undefined): Generator<string> {
  if (value === undefined) return
  if (value instanceof PyModule) yield* value.dict.keys()
  else {
    if (value instanceof PyObject) yield* value.attrs?.keys() ?? []
    for (const { dict } of (value instanceof PyClass ? value : typeOf(value)).mro)
      yield* dict.keys()
  }
}
