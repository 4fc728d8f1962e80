/**
 * The lines of a traceback that show the code, with marks under the part that failed.
 *
 * @see https://peps.python.org/pep-0657/
 */
import { Parser } from './parse/statements.js'
import { tokenize } from './parse/tokenizer.js'
import { type Expr, type Span, type Stmt, SyntaxFault } from './parse/tree.js'

/** The first version that marks anything, and the first that marks calls and whole statements so. */
const MARKS_FROM = 11
const CALLS_FROM = 13

/** The code at a place and the marks under it. */
export function markers(lines: readonly string[], at: Span, minor: number): string {
  const line = (lines[at.line - 1] ?? '').replace(/\r$/, '')
  const shown = `    ${line.trim()}\n`
  if (minor < MARKS_FROM) return shown
  const isOneLine = at.endLine === at.line
  const end = isOneLine ? at.endCol : line.trimEnd().length
  const indent = line.length - line.trimStart().length
  if (at.col === 0 && end <= 0) return shown
  const segment = line.slice(at.col, end)
  const anchors = isOneLine ? anchorsOf(segment, minor) : undefined
  if (!isShown(line, at, end, isOneLine, minor, anchors !== undefined)) return shown
  const marks = [...segment]
    .map((_, i) => (anchors && (i < anchors[0] || i >= anchors[1]) ? '~' : '^'))
    .join('')
  return `${shown}    ${' '.repeat(Math.max(0, at.col - indent))}${marks}\n`
}

function isShown(
  line: string,
  at: Span,
  end: number,
  isOneLine: boolean,
  minor: number,
  hasAnchors: boolean,
): boolean {
  const isWhole = line.slice(0, at.col).trim() === '' && line.slice(end).trim() === ''
  if (minor >= CALLS_FROM && isOneLine && spansValue(line, at, end)) return false
  return hasAnchors || !isWhole
}

/** Whether the place is the whole call that a statement returns or assigns. */
function spansValue(line: string, at: Span, end: number): boolean {
  const shift = line.length - line.trimStart().length
  const statement = firstStatement(line.trim())
  const value =
    statement?.is === 'Return'
      ? statement.value?.is === 'Call' && statement.value.func.is === 'Name'
        ? statement.value
        : undefined
      : statement?.is === 'Assign' && statement.value.is === 'Call'
        ? statement.value
        : undefined
  return value !== undefined && value.at.col + shift === at.col && value.at.endCol + shift === end
}

function firstStatement(text: string): Stmt | undefined {
  try {
    return new Parser(tokenize(text), true).program()[0]
  } catch (error) {
    if (error instanceof SyntaxFault) return undefined
    throw error
  }
}

/** Which part of an expression is marked by `^`: the operator, the brackets, the arguments. */
function anchorsOf(segment: string, minor: number): readonly [number, number] | undefined {
  const statement = firstStatement(segment)
  if (statement?.is !== 'Expr') return undefined
  const { value } = statement
  if (value.is === 'BinOp') return operatorAt(segment, value.left, value.op)
  if (value.is === 'Subscript') return [value.value.at.endCol, value.at.endCol]
  if (value.is === 'Call' && minor >= CALLS_FROM)
    return [segment.indexOf('(', value.func.at.endCol), value.at.endCol]
  return undefined
}

function operatorAt(segment: string, left: Expr, op: string): readonly [number, number] {
  const at = segment.indexOf(op, left.at.endCol)
  return [at, at + op.length]
}
