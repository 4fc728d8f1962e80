/**
 * The regular expressions of tools: POSIX's, their work counted as the tool's own.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap09.html
 */
import { type Regex, RegexError, perlRegex, posixRegex } from '../../text/regex/regex.js'
import type { System } from '../program.js'
import { ToolError } from './options.js'

/** How an expression is written. */
interface ExpressionOptions {
  readonly extended?: boolean
  readonly ignoresCase?: boolean
  readonly multiline?: boolean
  readonly scope?: 'anywhere' | 'word' | 'whole'
  /** A backslash within brackets takes the meaning of the next character away, as in awk. */
  readonly bracketEscapes?: boolean
}

/** Compiles an expression for a tool. @throws ToolError when it makes no sense */
export const expressionOf = (
  source: string,
  options: ExpressionOptions,
  { spend }: Pick<System, 'spend'>,
): Regex => orToolError(source, () => posixRegex(source, { ...options, spend }))

/** The same for an expression as Perl writes it (`grep -P`). @throws ToolError */
export const perlExpressionOf = (
  source: string,
  options: Pick<ExpressionOptions, 'ignoresCase' | 'scope'>,
  { spend }: Pick<System, 'spend'>,
): Regex => orToolError(source, () => perlRegex(source, { ...options, spend }))

function orToolError(source: string, compile: () => Regex): Regex {
  try {
    return compile()
  } catch (error) {
    if (!(error instanceof RegexError)) throw error
    throw new ToolError(`bad regex '${source}': ${error.message}`)
  }
}
