/**
 * What shells say when something goes wrong, each in its own manner.
 *
 * @module
 */
import type { Flavor, ShellState } from './state.js'
import type { Problem } from './syntax/tree.js'
import { ERRNO } from '../../text/errno.js'

/** What stands in `${ }` is no expansion: BusyBox's shell and the builder say the same. */
export const BAD_SUBSTITUTION = 'syntax error: bad substitution'

/** What bash says when a person leaves it. */
export const farewell = ({ shopt }: Pick<ShellState, 'shopt'>): string =>
  shopt?.['login_shell'] ? 'logout\n' : 'exit\n'

/**
 * A message that goes to standard error, and the status of the command; `fatal` ends a shell that
 * is not interactive.
 */
export class ShellError extends Error {
  override name = 'ShellError'
  constructor(
    message: string,
    readonly status: number,
    readonly fatal = false,
  ) {
    super(message)
  }
}

/** Who speaks: `sh: `, `sh: 1: ` or `bash: line 1: `. */
export function prefix(flavor: Flavor, name: string, line: number, interactive: boolean): string {
  if (flavor === 'dash') return `${name}: ${line}: `
  return flavor === 'bash' && !interactive ? `${name}: line ${line}: ` : `${name}: `
}

export const notFound = (flavor: Flavor, command: string): string =>
  flavor !== 'bash'
    ? `${command}: not found`
    : command.includes('/')
      ? `${command}: ${ERRNO.ENOENT}`
      : `${command}: command not found`

export const notPermitted = (command: string): string => `${command}: ${ERRNO.EACCES}`

export const isDirectory = (flavor: Flavor, command: string): string =>
  flavor === 'bash' ? `${command}: ${ERRNO.EISDIR}` : `${command}: ${ERRNO.EACCES}`

export const wrongFormat = (flavor: Flavor, command: string): string =>
  flavor === 'bash'
    ? `${command}: cannot execute binary file: Exec format error`
    : `${command}: Exec format error`

export const cannotOpen = (flavor: Flavor, path: string, reason: string): string =>
  flavor === 'bash'
    ? `${path}: ${reason}`
    : flavor === 'ash'
      ? `can't open ${path}: ${ashReason(reason)}`
      : `cannot open ${path}: ${ashReason(reason, 'No such file')}`

export const cannotCreate = (flavor: Flavor, path: string, reason: string): string => {
  if (flavor === 'bash') return `${path}: ${reason}`
  const shown =
    reason === ERRNO.ENOENT
      ? flavor === 'ash'
        ? 'nonexistent directory'
        : 'Directory nonexistent'
      : reason
  return flavor === 'ash' ? `can't create ${path}: ${shown}` : `cannot create ${path}: ${shown}`
}

const ashReason = (reason: string, shown = 'no such file'): string =>
  reason === ERRNO.ENOENT ? shown : reason

export const cannotOpenScript = (flavor: Flavor, name: string, path: string): string =>
  flavor === 'bash'
    ? `${name}: ${path}: ${ERRNO.ENOENT}\n`
    : flavor === 'ash'
      ? `${name}: can't open '${path}': ${ERRNO.ENOENT}\n`
      : `${name}: 0: cannot open ${path}: No such file\n`

export const cannotChangeDirectory = (flavor: Flavor, path: string, reason: string): string =>
  flavor === 'bash'
    ? `cd: ${path}: ${reason}`
    : flavor === 'ash'
      ? `cd: can't cd to ${path}: ${reason}`
      : `cd: can't cd to ${path}`

export const readOnly = (flavor: Flavor, name: string): string =>
  flavor === 'bash' ? `${name}: readonly variable` : `${name}: is read only`

export const notSet = (flavor: Flavor, name: string): string =>
  flavor === 'bash' ? `${name}: unbound variable` : `${name}: parameter not set`

export const notSetOrEmpty = (flavor: Flavor, name: string, withNull: boolean): string =>
  flavor === 'bash'
    ? `${name}: parameter ${withNull ? 'null or ' : ''}not set`
    : `${name}: parameter not set${withNull ? ' or null' : ''}`

export const badSubstitution = (flavor: Flavor, text: string): string =>
  flavor === 'bash'
    ? `${text}: bad substitution`
    : flavor === 'ash'
      ? BAD_SUBSTITUTION
      : 'Bad substitution'

export const divisionByZero = (flavor: Flavor, expression: string): string =>
  flavor === 'bash'
    ? `${expression}: division by 0 (error token is "${expression.split(/[/%]/).at(-1)?.trim() ?? ''}")`
    : flavor === 'ash'
      ? 'divide by zero'
      : `arithmetic expression: division by zero: "${expression}"`

export const badArithmetic = (flavor: Flavor, expression: string): string =>
  flavor === 'bash'
    ? `${expression}: syntax error: operand expected (error token is "${expression.trim()}")`
    : flavor === 'ash'
      ? 'arithmetic syntax error'
      : `arithmetic expression: expecting primary: "${expression}"`

export const badNumber = (flavor: Flavor, command: string, text: string): string =>
  flavor === 'bash'
    ? `${command}: ${text}: numeric argument required`
    : flavor === 'ash'
      ? `${command}: Illegal number: ${text}`
      : `${command}: Illegal number: ${text}`

/** A parenthesis where none may be. */
export const strayParenthesis = (flavor: Flavor): string =>
  flavor === 'bash'
    ? "syntax error near unexpected token `('"
    : flavor === 'ash'
      ? 'syntax error: unexpected "("'
      : 'Syntax error: "(" unexpected'

export const badDescriptor = (flavor: Flavor, text: string): string =>
  flavor === 'bash'
    ? `${text}: Bad file descriptor`
    : flavor === 'ash'
      ? `dup2(${text}): Bad file descriptor`
      : `${text}: Bad file descriptor`

export const notInFunction = "return: can only `return' from a function or sourced script"
export const notInLoop = (command: string): string =>
  `${command}: only meaningful in a \`for', \`while', or \`until' loop`

export const OUT_OF_MEMORY = 'out of memory'
export const TOO_DEEP = 'maximum function nesting level exceeded'

const BASH_FATAL_EOF = 'syntax error: unexpected end of file'

/** A syntax error as the shell reports it, with who speaks. */
export function syntaxError(
  {
    flavor,
    name,
    inArgument,
    interactive,
  }: Pick<ShellState, 'flavor' | 'name' | 'inArgument' | 'interactive'>,
  { kind, token, expecting, line }: Problem,
  source: string,
): string {
  if (kind === 'nested') return `${name}: ${TOO_DEEP}\n`
  if (flavor === 'bash') {
    const at = kind === 'unexpected' && token === 'end of file' ? line + 1 : line
    const who = interactive ? `${name}: ` : `${name}: ${inArgument ? '-c: ' : ''}line ${at}: `
    if (kind === 'unterminated')
      return `${who}unexpected EOF while looking for matching \`${token}'\n`
    if (token === 'end of file') return `${who}${BASH_FATAL_EOF}\n`
    const near = `${who}syntax error near unexpected token \`${token}'\n`
    return interactive ? near : `${near}${who}\`${source.split('\n')[line - 1] ?? ''}'\n`
  }
  const shown = isOwnName(token) ? token : `"${token}"`
  if (flavor === 'ash') {
    if (kind === 'unterminated')
      return `${name}: syntax error: ${token === '`' ? 'EOF in backquote substitution' : token === '}' ? "missing '}'" : 'unterminated quoted string'}\n`
    return `${name}: syntax error: unexpected ${shown}${expecting === undefined ? '' : ` (expecting "${expecting}")`}\n`
  }
  if (kind === 'unterminated')
    return `${name}: ${line}: Syntax error: ${token === '`' ? 'EOF in backquote substitution' : token === '}' ? "Missing '}'" : 'Unterminated quoted string'}\n`
  return `${name}: ${line}: Syntax error: ${token === 'end of file' ? 'end of file' : shown} unexpected${expecting === undefined ? '' : ` (expecting "${expecting}")`}\n`
}

const isOwnName = (token: string): boolean =>
  token === 'end of file' || token === 'newline' || token === 'word' || token === 'redirection'
