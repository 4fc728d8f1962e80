/**
 * What Go's YAML library says about a text that cannot be read.
 *
 * The reader under ours finds the same mistakes under other names and sometimes a line apart; this
 * translates them. The scanner's complaints name the line of the character, the parser's the line
 * before the token.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml
 */

/** Where our reader stopped, and why. */
interface Finding {
  readonly code: string
  readonly message: string
  /** From 1. */
  readonly line: number
  readonly col: number
  readonly offset: number
}

const NOT_HERE = 'mapping values are not allowed in this context'
const NO_COLON = "could not find expected ':'"
const NO_TOKEN = 'found character that cannot start any token'

/** The message, with its line as Go counts it (no line where it says none). */
export function complaint(finding: Finding, text: string): string {
  const { code, message, line } = finding
  switch (code) {
    case 'TAB_AS_INDENT':
    case 'BAD_DIRECTIVE':
    case 'BAD_SCALAR_START':
      return `line ${line}: ${NO_TOKEN}`
    case 'BAD_DQ_ESCAPE':
      return `line ${line}: found unknown escape character`
    case 'BLOCK_AS_IMPLICIT_KEY':
      return at(line + linesToColon(text, finding.offset), NOT_HERE)
    case 'MULTILINE_IMPLICIT_KEY':
      return keyIsRequired(finding, text)
        ? `line ${line + 1}: ${NO_COLON}`
        : `line ${line + linesToColon(text, finding.offset)}: ${NOT_HERE}`
    case 'MISSING_CHAR':
      if (message.includes('quote')) return `line ${line}: found unexpected end of stream`
      return /[Ff]low/.test(message) ? unclosed(finding) : `line ${line + 1}: ${NO_COLON}`
    case 'BAD_INDENT':
      if (message.startsWith('Flow')) return unclosed(finding)
      return at(
        line - 1,
        startsItem(text, line - 1)
          ? "did not find expected '-' indicator"
          : 'did not find expected key',
      )
    case 'BAD_ALIAS':
      return at(line - 1, 'did not find expected alphabetic or numeric character')
    case 'UNEXPECTED_TOKEN':
      if (message.includes('block-seq-ind'))
        return `line ${line}: block sequence entries are not allowed in this context`
      return at(
        line - 1,
        message.includes('flow-')
          ? 'did not find expected node content'
          : 'did not find expected key',
      )
    default:
      return at(line - 1, 'did not find expected key')
  }
}

const at = (line: number, what: string): string =>
  line > 1 || (line === 1 && what !== NOT_HERE) ? `line ${line}: ${what}` : what

const unclosed = ({ line, message }: Finding): string =>
  at(line - 1, `did not find expected ',' or '${/map/.test(message) ? '}' : ']'}'`)

/** How many lines further the colon stands that made a scalar a key. */
function linesToColon(text: string, from: number): number {
  const colon = text.slice(from).search(/:(?=\s|$)/)
  return colon < 0 ? 0 : text.slice(from, from + colon).split('\n').length - 1
}

/**
 * True where a mapping goes on, so that only a key can stand: the line before is indented at least
 * as much.
 */
function keyIsRequired({ line, col }: Finding, text: string): boolean {
  const before = text
    .split('\n')
    .slice(0, line - 1)
    .findLast((candidate) => candidate.trim() !== '')
  return before !== undefined && before.search(/\S/) >= col - 1
}

const startsItem = (text: string, line: number): boolean =>
  /^\s*-(\s|$)/.test(text.split('\n')[line - 1] ?? '')
