/**
 * What the verbs of the tools are as methods: words and options in, a value and what was printed
 * out.
 *
 * @module
 */

/** What a command printed, beside its value. */
export interface Printed {
  readonly stdout: string
  readonly stderr: string
  /** What it printed on both, in the order in which it did. */
  readonly transcript: string
  readonly exitCode: number
  /**
   * Ends a command that goes on (a tunnel, a port-forward), as Ctrl-C does; absent where the
   * command has come to its end.
   */
  readonly stop?: () => void
  /** What the command prints on standard output. */
  toString(): string
}

/** A value with what its command printed; of a verb without a value, that alone. */
export type Result<Value> = [Value] extends [undefined] ? Printed : Value & Printed

/** Options of every facade verb besides its flags. */
export interface CallOptions {
  /** What the command reads on standard input. */
  readonly stdin?: string | undefined
  /** Ends the command, as by Ctrl-C, after this much virtual time. */
  readonly limit?: number | string | undefined
}

/** A value of a flag: text, or what stands for the text that a command line would have. */
export type FlagText = string | number | boolean

/** The values of a flag that may be given several times. */
export type FlagList = FlagText | readonly FlagText[]

/** What stands after a verb: words, and then (if need be) its flags by name. */
export type Words<Options> = [...words: string[], options: Options] | string[]

/**
 * A verb as a method. It blocks as long as its command does, in virtual time.
 *
 * @throws CommandError when the command fails
 */
export type VerbMethod<Options, Value> = (...words: Words<Options>) => Result<Value>
