/**
 * Expansion: from words as written to fields as commands get them.
 *
 * A substitution has to run before the word is known. Expanding then stops with NeedsOutput, and
 * starts over with its output when it has run; what expanding changed until then is undone, so that
 * it happens once.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_06
 */
import type { Interpreter } from '../interpreter.js'
import {
  OUT_OF_MEMORY,
  ShellError,
  badArithmetic,
  badSubstitution,
  divisionByZero,
  strayParenthesis,
} from '../messages.js'
import { variableNamed } from '../attributes.js'
import { elementName, elementOf } from '../arrays.js'
import { isOn } from '../options.js'
import type { Part, Word } from '../syntax/tree.js'
import { ArithmeticError, evaluate } from './arithmetic.js'
import { expandBraces } from './braces.js'
import { homeOf } from './home.js'
import { type Segment, expandParameter, valueOf } from './parameter.js'
import { fileNames } from './glob.js'
import { fieldsOf } from './fields.js'
import { literally, unescaped } from '../../../text/shell-pattern.js'

/** The next substitution has to run first. */
export class NeedsOutput extends Error {
  override name = 'NeedsOutput'
  constructor(
    readonly source: string,
    /** Its last line ends are part of it. */
    readonly isWhole = false,
    /** The commands read; what they are to be given is written to a file. */
    readonly isWritten = false,
  ) {
    super(source)
  }
}

const NO_WRITER = 'kubarium follows >(…) behind a redirection alone, such as > >(…)'

/** An element of an array in an arithmetic expression. */
const ELEMENT = /([A-Za-z_][A-Za-z0-9_]*)\[([^[\]]*)\]/g
const LONGEST = 4_000_000
const MOST_FIELDS = 100_000
const DEFAULT_SEPARATORS = ' \t\n'

export class Expansion {
  private used = 0
  private isTarget = false
  private groups = false
  private length = 0

  constructor(
    readonly sh: Interpreter,
    private readonly outputs: readonly string[],
  ) {}

  /** The fields that words make. */
  fields(words: readonly Word[]): string[] {
    const fields: string[] = []
    const all = this.sh.state.flavor === 'bash' ? words.flatMap(expandBraces) : words
    for (const word of all) {
      const separators = this.sh.variable('IFS') ?? DEFAULT_SEPARATORS
      const patterns = fieldsOf(this.segments(word), separators, this.sh.system.spend)
      this.sh.system.spend(patterns.length >> 1)
      for (const pattern of patterns) {
        if (this.sh.hasOption('f')) fields.push(unescaped(pattern))
        else fields.push(...fileNames(this.sh, pattern))
        if (fields.length > MOST_FIELDS) throw new ShellError(OUT_OF_MEMORY, 2, true)
      }
    }
    return fields
  }

  /** A word as one text, neither split nor matched with file names. */
  text(word: Word): string {
    return joined(this.segments(word), this.firstSeparator())
  }

  /** A word as a pattern: what is quoted in it stands for itself. */
  pattern(word: Word, grouped = false): string {
    let pattern = ''
    this.groups = grouped
    for (const segment of this.segments(word))
      pattern += segment === 'break' ? ' ' : segment.quoted ? literally(segment.text) : segment.text
    this.groups = false
    return pattern
  }

  /** A word as a regular expression: what is quoted in it stands for itself. */
  expression(word: Word): string {
    let expression = ''
    for (const segment of this.segments(word))
      expression +=
        segment === 'break'
          ? ' '
          : segment.quoted
            ? segment.text.replace(/[.[\]{}()*+?^$|\\]/g, '\\$&')
            : segment.text
    return expression
  }

  /** The value of an arithmetic expression. */
  arithmetic(expression: Word): bigint {
    const text = this.withElements(this.text(expression))
    try {
      return evaluate(text, {
        get: (name) => valueOf(this.sh, name) ?? '',
        set: (name, value) => this.sh.assign(name, value),
      })
    } catch (error) {
      if (!(error instanceof ArithmeticError)) throw error
      const { flavor } = this.sh.state
      throw new ShellError(
        (error.kind === 'division' ? divisionByZero : badArithmetic)(flavor, text),
        flavor === 'bash' ? 1 : 2,
        true,
      )
    }
  }

  /** An expression with the values of arrays' elements in their places. */
  private withElements(text: string): string {
    const { variables } = this.sh.state
    return text.replaceAll(ELEMENT, (all: string, name: string, index: string) => {
      const variable = variableNamed(variables, name)
      if (!variable?.elements) return all
      const key = this.index(name, [{ kind: 'text', text: index, quoted: true }])
      return elementOf(variable, elementName(variable, key)) ?? '0'
    })
  }

  /** The index of an array's element: a number, or the key of an associative array. */
  index(name: string, index: Word): string {
    const { variables } = this.sh.state
    const isKeyed = variableNamed(variables, name)?.associative === true
    return isKeyed ? this.text(index) : String(this.arithmetic(index))
  }

  /** What a word is made of, before splitting. */
  segments(word: Word, assignment = false): Segment[] {
    const segments: Segment[] = []
    word.forEach((part, index) => {
      if (part.kind !== 'text') this.sh.system.spend(part.kind === 'arithmetic' ? 3 : 1)
      for (const segment of this.partSegments(part, index === 0, assignment)) {
        if (segment !== 'break') {
          this.length += segment.text.length
          if (this.length > LONGEST) throw new ShellError(OUT_OF_MEMORY, 2, true)
          this.sh.system.spend(segment.text.length >> 8)
        }
        segments.push(segment)
      }
    })
    return segments
  }

  private partSegments(part: Part, first: boolean, assignment: boolean): readonly Segment[] {
    switch (part.kind) {
      case 'text':
        return !part.quoted && (first || assignment) && part.text.includes('~')
          ? this.withHome(part.text, first, assignment)
          : [{ text: part.text, quoted: part.quoted, splits: false }]
      case 'command':
        return [{ text: this.output(part.source), quoted: part.quoted, splits: !part.quoted }]
      case 'process':
        return [
          {
            text: part.isWritten ? this.writer(part.source) : this.opened(part.source),
            quoted: true,
            splits: false,
          },
        ]
      case 'arithmetic':
        return [
          {
            text: String(this.arithmetic(part.expression)),
            quoted: part.quoted,
            splits: !part.quoted,
          },
        ]
      case 'group':
        return this.group(part)
      case 'parameter':
        return expandParameter(this, part)
      case 'bad':
        throw new ShellError(
          badSubstitution(this.sh.state.flavor, part.text),
          this.sh.state.flavor === 'bash' ? 1 : 2,
          true,
        )
    }
  }

  /** A group of patterns, as a piece of a pattern. */
  private group({ operator, patterns }: Extract<Part, { kind: 'group' }>): readonly Segment[] {
    if (!this.groups && !isOn(this.sh.state, 'extglob'))
      throw new ShellError(strayParenthesis(this.sh.state.flavor), 2, true)
    const plain = (text: string): Segment => ({ text, quoted: false, splits: false })
    const inner = patterns.flatMap((pattern, i) => [
      ...(i > 0 ? [plain('|')] : []),
      ...this.segments(pattern).map((one) =>
        one === 'break' ? plain(' ') : { ...one, splits: false },
      ),
    ])
    return [plain(`${operator}(`), ...inner, plain(')')]
  }

  private withHome(text: string, first: boolean, assignment: boolean): Segment[] {
    const segments: Segment[] = []
    text.split(assignment ? /(?<=:)/ : /(?!)/).forEach((piece, index) => {
      const found = (first || index > 0) && /^~([A-Za-z0-9_.-]*)(?=[/:]|$)/.exec(piece)
      const home = found ? homeOf(this.sh, found[1] as string) : undefined
      if (found && home !== undefined)
        segments.push(
          { text: home, quoted: true, splits: false },
          { text: piece.slice(found[0].length), quoted: false, splits: false },
        )
      else segments.push({ text: piece, quoted: false, splits: false })
    })
    return segments
  }

  private output(source: string, isWhole = false): string {
    const output = this.outputs[this.used++]
    if (output === undefined) throw new NeedsOutput(source, isWhole)
    return output
  }

  /** The word of a redirection. */
  target(word: Word): string {
    this.isTarget = true
    const text = this.text(word)
    this.isTarget = false
    return text
  }

  /** The path to which a command writes what others read. */
  private writer(source: string): string {
    if (!this.isTarget) throw new ShellError(NO_WRITER, 1, true)
    const path = this.outputs[this.used++]
    if (path === undefined) throw new NeedsOutput(source, false, true)
    return path
  }

  /** The path under which a command finds what others write. */
  private opened(source: string): string {
    return this.sh.openText(this.output(source, true))
  }

  firstSeparator(): string {
    return (this.sh.variable('IFS') ?? DEFAULT_SEPARATORS)[0] ?? ''
  }
}

export function joined(segments: readonly Segment[], separator: string): string {
  let text = ''
  for (const segment of segments) text += segment === 'break' ? separator : segment.text
  return text
}
