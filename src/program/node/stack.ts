/**
 * The stacks of a script's errors: its own frames alone, where they stand in its own text.
 *
 * Engines that let a program write stacks (V8, which is Chrome's and Node's) call `format` when a
 * script first asks an error for its stack. Other engines show the stacks as they are.
 *
 * @see https://v8.dev/docs/stack-trace-api#customizing-stack-traces
 */
import { MODULE_FUNCTION, SCRIPT_PREFIX } from './compile/marks.js'
import type { Place } from './compile/output.js'

/** The parts of V8's call sites that are used here. */
interface CallSite {
  getScriptNameOrSourceURL(): string | null
  getLineNumber(): number | null
  getColumnNumber(): number | null
  toString(): string
}

/** How many frames an error shows. */
const MOST_FRAMES = 10

/** The place in a file that a place in its code stands for. */
export type OriginOf = (file: string, place: Place) => Place | undefined

/** The stack of an error. */
export function formatStack(
  error: unknown,
  sites: readonly CallSite[],
  originOf: OriginOf,
): string {
  const frames: string[] = []
  for (const site of sites) {
    const frame = frames.length < MOST_FRAMES ? frameOf(site, originOf) : undefined
    if (frame !== undefined) frames.push(`\n    at ${frame}`)
  }
  return headline(error) + frames.join('')
}

function headline(error: unknown): string {
  try {
    return Error.prototype.toString.call(error)
  } catch {
    return 'Error'
  }
}

function frameOf(site: CallSite, originOf: OriginOf): string | undefined {
  const url = site.getScriptNameOrSourceURL()
  if (!url?.startsWith(SCRIPT_PREFIX)) return undefined
  const file = url.slice(SCRIPT_PREFIX.length)
  const origin = originOf(file, {
    line: site.getLineNumber() ?? 1,
    column: site.getColumnNumber() ?? 1,
  })
  if (!origin) return undefined
  const place = `${file}:${origin.line}:${origin.column}`
  const caller = callerOf(site.toString())
  return caller === '' ? place : `${caller} (${place})`
}

/**
 * Who called, without the place. V8 says `eval` of functions that have no name, because they come
 * from a text.
 */
function callerOf(frame: string): string {
  const caller = (frame.endsWith(')') ? frame.slice(0, frame.lastIndexOf(' (')) : '').replaceAll(
    'ªg.',
    '',
  )
  if (caller === 'eval') return ''
  if (caller.endsWith(MODULE_FUNCTION)) return 'Object.<anonymous>'
  return caller.replace(/(?<=^new |\.)eval(?= \[as |$)/, '<anonymous>')
}
