/**
 * Messages of the engine that quote compiled text: they are to quote what the script says.
 *
 * V8 writes `(0 , ªg.foo) is not a function` where the script says `foo()`.
 *
 * @module
 */

const MARK = 'ª'

/** As a script may have replaced it. */
const includes = Function.prototype.call.bind(String.prototype.includes) as (
  text: string,
  part: string,
) => boolean

/** What compiled text says, and what the script said. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/\(0 , (ª[^\s]*?)\)/g, '$1'],
  [/\(ªt\.of\(\.\.\.\) , ([^()]*)\)/g, '$1'],
  [/ªt\.\w+\(\.\.\.\)/g, '(intermediate value)'],
  [/ªg\.|ªk\.having\(\.\.\.\)\.|ªm\[\d+\]\./g, ''],
  [/ªi\b/g, 'this'],
  [/ªa\b/g, 'arguments'],
  [/ªu\b/g, '(intermediate value)'],
  [/ªk\.\w+\(\.\.\.\)/g, '(intermediate value)'],
]

/** Puts the words of an error right, where it is one of the engine's; called before a script sees it. */
export function putWordsRight(error: unknown): void {
  if (!(error instanceof Error)) return
  const { message } = error
  if (typeof message !== 'string' || !includes(message, MARK)) return
  let text = message
  for (const [compiled, said] of SAID) text = text.replace(compiled, said)
  error.message = text
}
