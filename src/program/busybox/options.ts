/**
 * Options, read as BusyBox's getopt does: letters may be joined, values may be attached, `--` ends
 * them.
 *
 * @see https://www.gnu.org/software/libc/manual/html_node/Using-Getopt.html
 */

/** A tool gives up: the message goes to standard error after its name (unless it is `plain`). */
export class ToolError extends Error {
  override name = 'ToolError'
  constructor(
    message: string,
    readonly status = 1,
    readonly plain = false,
  ) {
    super(message)
  }
}

/**
 * A tool is used wrongly: it says how it is used. `problem` is what is wrong, where it says that
 * first.
 */
export class UsageProblem extends ToolError {
  override name = 'UsageProblem'
  constructor(
    usage: string,
    status = 1,
    readonly problem?: string,
  ) {
    super(
      problem === undefined ? usageOf(usage) : `${problem}\n${usageOf(usage)}`,
      status,
      problem === undefined,
    )
  }
}

/** Somebody asks how a tool is used, or which version it is. */
export class HelpAsked extends Error {
  override name = 'HelpAsked'
  constructor(
    readonly usage: string,
    readonly version: boolean,
  ) {
    super(usage)
  }
}

/** Which options a tool has. */
export interface OptionSpec {
  /**
   * Letters; one followed by a colon has a value: `'nr:'`, one followed by two may have one, which
   * is attached. A leading `+` ends options at the first operand.
   */
  readonly letters: string
  /** Long names for letters: `{ recursive: 'r' }`. */
  readonly long?: Readonly<Record<string, string>>
  /** Letters that change nothing in a simulation. */
  readonly idle?: string
  /** Letters that would change what the tool does, and are refused. */
  readonly unsimulated?: string
  /** The line after `Usage: `. */
  readonly usage: string
}

/** The options that were given. */
export interface Options {
  has(letter: string): boolean
  /** The last value of an option. */
  value(letter: string): string | undefined
  values(letter: string): readonly string[]
  readonly operands: readonly string[]
  /** The letters as given, in order. */
  readonly order: readonly string[]
}

const VERSION = 'BusyBox v1.37.0 (2024-09-26 21:31:42 UTC) multi-call binary.'

/** What a tool says when its words make no sense to it. */
export const usageOf = (usage: string): string => `${VERSION}\n\nUsage: ${usage}`

/**
 * Reads options.
 *
 * @throws ToolError with the usage, or for an option that is not simulated
 */
export function optionsOf(args: readonly string[], spec: OptionSpec): Options {
  const options = read(args, spec)
  const refused = options.order.find((letter) => spec.unsimulated?.includes(letter))
  if (refused !== undefined)
    throw new ToolError(`kubarium does not simulate ${spec.usage.split(' ')[0]} -${refused}`)
  return options
}

function read(args: readonly string[], { letters, long = {}, usage }: OptionSpec): Options {
  const given: { letter: string; value: string | undefined }[] = []
  const operands: string[] = []
  const fail = (problem: string): never => {
    throw new UsageProblem(usage, 1, problem)
  }
  const takesValue = (letter: string): boolean => letters[letters.indexOf(letter) + 1] === ':'
  const mayTakeValue = (letter: string): boolean => letters.includes(`${letter}::`)
  let at = 0
  for (; at < args.length; at++) {
    const word = args[at] as string
    if (word === '--') {
      at++
      break
    }
    if (word.startsWith('--')) {
      const [name = '', attached] = splitOnce(word.slice(2), '=')
      const letter = Object.hasOwn(long, name) ? long[name] : undefined
      if (letter === undefined && (word === '--help' || word === '--version'))
        throw new HelpAsked(usage, word === '--version')
      if (letter === undefined) return fail(`unrecognized option '${word}'`)
      const value = mayTakeValue(letter)
        ? (attached ?? '')
        : takesValue(letter)
          ? (attached ?? args[++at])
          : undefined
      if (takesValue(letter) && value === undefined)
        return fail(`option '--${name}' requires an argument`)
      given.push({ letter, value })
    } else if (/^-./.test(word)) {
      for (let i = 1; i < word.length; i++) {
        const letter = word[i] as string
        if (letter === ':' || letter === '+' || !letters.includes(letter))
          return fail(`invalid option -- '${letter}'`)
        if (!takesValue(letter)) {
          given.push({ letter, value: undefined })
          continue
        }
        const rest = word.slice(i + 1)
        const value = mayTakeValue(letter) ? rest : rest || args[++at]
        if (value === undefined) return fail(`option requires an argument -- '${letter}'`)
        given.push({ letter, value })
        break
      }
    } else if (letters.startsWith('+')) break
    else operands.push(word)
  }
  operands.push(...args.slice(at))
  return {
    operands,
    order: given.map(({ letter }) => letter),
    has: (letter) => given.some((one) => one.letter === letter),
    value: (letter) => given.findLast((one) => one.letter === letter)?.value,
    values: (letter) =>
      given.flatMap((one) => (one.letter === letter && one.value !== undefined ? [one.value] : [])),
  }
}

/** Whether a word is an option, not an operand. */
export const isOption = (word: string): boolean => /^-./.test(word)

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** What a tool says that needs the rights of root. */
export const NOT_ROOT = 'permission denied (are you root?)'
