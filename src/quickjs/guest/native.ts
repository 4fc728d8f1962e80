/**
 * The functions that the host gives, where the guest's modules find them.
 *
 * @module
 */

/** What the host does; everything but the time and functions is a text of JSON. */
export interface Native {
  /** Answers a question of the script's. */
  ask(question: string): string
  tell(action: string): void
  /** Counts work that the host has done for the script, in ticks. */
  spend(ticks: string): void
  now(): number
  /** Takes an address apart. */
  takeApart(question: string): string
  /** Answers a question about languages and time zones. */
  intl(question: string): string
  /** Makes code of a script's text. */
  compile(request: string): string
  /** The place in a script's text for a place in its code. */
  originOf(request: string): string
  /** A piece of a script's text for a piece of its code. */
  originalOf(request: string): string
  /** Makes code of a text that is given to `eval`. */
  compileEval(request: string): string
  /** Evaluates code under the name of a file. */
  evaluate(request: string): unknown
  /** Runs jobs of promises that the engine made by itself. */
  runJobs(): unknown
}

let given: Native | undefined

/** Called once, when the engine boots. */
export const setNative = (native: Native): void => void (given = native)

/** The functions of the host. */
export function native(): Native {
  if (!given) throw new Error('the host has not given its functions yet')
  return given
}

const { parse, stringify } = JSON

/** Sends plain data and gets plain data. */
export const exchange = (call: (text: string) => string, data: unknown): unknown =>
  parse(call(stringify(data)))
