/**
 * What `node` prints about an exception that nobody caught, or a module that is not there.
 *
 * @see https://nodejs.org/api/errors.html
 */
import { errorText, inspect, scriptFrames } from './lib/inspect.js'

/** The first version that shows these with its own name at the end. */
const NAMES_ITSELF = 17
/** The first version whose inner modules are called `node:…`. */
const NODE_SCHEME = 15

const majorOf = (version: string): number => Number(version.split('.')[0])

/**
 * The report on standard error. `sourceOf` gives the text of a file that the script was made of.
 */
export function report(
  error: unknown,
  version: string,
  sourceOf: (file: string) => string | undefined,
): string {
  const text = isSyntaxReport(error)
    ? String(error.stack)
    : place(error, version, sourceOf) + description(error)
  return `${text}\n${trailer(version)}`
}

/** A file that is no JavaScript: the stack itself shows where. */
const isSyntaxReport = (error: unknown): error is SyntaxError =>
  error instanceof SyntaxError && /^[^\n]*:\d+\n[^]*\n\nSyntaxError: /.test(String(error.stack))

const trailer = (version: string): string =>
  majorOf(version) >= NAMES_ITSELF ? `\nNode.js v${version}\n` : ''

/** File and line, the line itself, and a caret under the column. */
function place(
  error: unknown,
  version: string,
  sourceOf: (file: string) => string | undefined,
): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined
  if (code === 'MODULE_NOT_FOUND')
    return inside(version, 'internal/modules/cjs/loader', 'module', 'throw err;')
  if (error instanceof Error && 'syscall' in error)
    return inside(version, 'events', 'events', "throw er; // Unhandled 'error' event")
  const parts =
    error instanceof Error
      ? /\(?([^\s()]+):(\d+):(\d+)\)?$/.exec(scriptFrames(error)[0] ?? '')
      : null
  if (!parts) return ''
  const [, file = '', line = '1', column = '1'] = parts
  const text = sourceOf(file)?.split('\n')[Number(line) - 1]
  if (text === undefined) return `${file}:${line}\n\n`
  const before = text.slice(0, Number(column)).lastIndexOf('throw ')
  const thrown = before >= 0 ? before : Number(column) - 1
  return `${file}:${line}\n${text}\n${' '.repeat(Math.max(thrown, 0))}^\n\n`
}

/** A place in Node's own modules; old versions named the files without a scheme. */
function inside(version: string, module: string, oldModule: string, line: string): string {
  const file = majorOf(version) >= NODE_SCHEME ? `node:${module}:1143` : `${oldModule}.js:471`
  const margin = majorOf(version) >= NODE_SCHEME ? '  ' : '    '
  return `${file}\n${margin}${line}\n${margin}^\n\n`
}

function description(error: unknown): string {
  if (!(error instanceof Error))
    return `Uncaught:\n${inspect(error)}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)`
  const text = errorText(error)
  const details = Object.entries(error).filter(([key]) =>
    ['errno', 'code', 'syscall', 'hostname', 'address', 'port', 'path', 'requireStack'].includes(
      key,
    ),
  )
  const headline = text.startsWith('[') ? text.slice(1, -1) : text
  return details.length === 0
    ? headline
    : `${headline} {\n${details.map(([key, value]) => `  ${key}: ${inspect(value)}`).join(',\n')}\n}`
}
