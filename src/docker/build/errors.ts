/**
 * What is wrong with a Dockerfile, or with what it asks for.
 *
 * @module
 */

/** The base of what a Dockerfile can do wrong; the message is the builder's. */
export class DockerfileError extends Error {
  override name = 'DockerfileError'
}

/** A statement that cannot be one: the reason, without the line. */
export class StatementError extends DockerfileError {
  override name = 'StatementError'
}

/** A text that is no statement at all. */
export class ParseError extends DockerfileError {
  override name = 'ParseError'
}

/** Where something stands in a Dockerfile: lines from 1. */
export interface SourceLines {
  readonly line: number
  readonly endLine?: number
}

/** A text that is no Dockerfile, before anything is built: the reason, and the lines. */
export class SyntaxProblem extends DockerfileError {
  override name = 'SyntaxProblem'
  constructor(
    message: string,
    /** Nothing when the whole text is meant. */
    readonly at?: SourceLines,
    /** The text has the grammar of a Dockerfile; it is a statement that cannot be one. */
    readonly isStatement = false,
  ) {
    super(message)
  }
}

/** An instruction that could not be carried out: what the build ends with. */
export class BuildError extends DockerfileError {
  override name = 'BuildError'
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message)
  }
}

/** A word whose variables cannot be replaced, or should not be (`${name:?message}`). */
export class SubstitutionError extends DockerfileError {
  override name = 'SubstitutionError'
}

/**
 * Thrown where an image is needed that the machine does not have: the build pulls it and carries
 * the instruction out again.
 */
export class NeedsImage extends Error {
  override name = 'NeedsImage'
  constructor(
    readonly reference: string,
    /** How the instruction says that it cannot be had. */
    readonly complaint: (why: string) => string = (why) => why,
  ) {
    super(reference)
  }
}

/** What is said of lines that go on with an empty one. */
export const EMPTY_CONTINUATION = 'Empty continuation lines will become errors in a future release'
/** What a text that is no Dockerfile ends with. */
export const CANNOT_PARSE = 'failed to parse Dockerfile'
/** A text without a statement. */
export const NO_INSTRUCTIONS = 'file with no instructions'
/** `--from` names what cannot be had. */
export const badSource = (name: string, why: string): string =>
  `invalid from flag value ${name}: ${why}`
