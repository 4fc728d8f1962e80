/**
 * Instructions of a Dockerfile: what one needs to know, and what it does. Each instruction is a
 * file of this folder.
 *
 * @see https://docs.docker.com/reference/dockerfile/
 */
import type { RunConfig } from '../../oci/image.js'
import type { LayerEntry } from '../../oci/layer.js'
import type { VirtualTime } from '../../sim/world.js'
import { StatementError } from './errors.js'
import type { HereDocument } from './statement-lines.js'
import type { Tree } from './tree.js'
import { type Variables, expandWord } from './words.js'

/** One statement of a Dockerfile, as it was written. Plain data. */
export interface Statement {
  /** In upper case. */
  readonly keyword: string
  /** From 1. */
  readonly line: number
  /** The whole statement on one line. */
  readonly original: string
  readonly flags: readonly (readonly [name: string, value: string])[]
  /** What follows keyword and flags. */
  readonly text: string
  readonly escapeMark: string
  /** The text split at blanks, or the strings of its JSON form. */
  readonly words: readonly string[]
  /** The strings of the JSON form, if it has that form. */
  readonly list?: readonly string[]
  /** Its last line in the file, here-documents included. */
  readonly endLine?: number
  /** The comment right above it, line by line. */
  readonly comment?: readonly string[]
  /** The here-documents that follow it. */
  readonly documents?: readonly HereDocument[]
}

/** A build stage, as far as it has come. Plain data. */
export interface Stage {
  readonly name?: string
  /** The id of the image so far; '' before the first layer on `scratch`. */
  readonly image: string
  readonly config: RunConfig
  /** CMD was given in this stage, so ENTRYPOINT leaves it alone. */
  readonly commandGiven: boolean
  /** Build arguments that the stage has declared; null without a value. */
  readonly args: Readonly<Record<string, string | null>>
  readonly author?: string
  /** Once a step was not in the cache, none after it is looked up. */
  readonly missed: boolean
}

/** What an instruction sees of the build. */
export interface Scene {
  readonly now: VirtualTime
  readonly stage: Stage
  /** Build arguments and environment by name; the environment wins. */
  readonly variables: Variables
  /** The file system of the stage so far. */
  readonly root: Tree
  readonly context: Tree
  /**
   * The value that the build was given for an argument, or that an ARG before the first FROM has.
   */
  readonly argument: (name: string) => string | undefined
  /**
   * The files of an earlier stage (by name or number) or another image. @throws BuildError,
   * NeedsImage
   */
  readonly filesOf: (from: string) => Tree
}

/** What an instruction comes to. */
export type Effect =
  /** A change of the configuration: an image without a new layer. */
  | {
      readonly kind: 'config'
      readonly instruction: string
      /** The instruction alone: `ENV a=b`. */
      readonly what: string
      readonly stage: Partial<Stage>
    }
  /**
   * New files: an image with a layer more. `container` tells whether the step is said to run in a
   * container.
   */
  | {
      readonly kind: 'files'
      readonly instruction: string
      readonly entries: Readonly<Record<string, LayerEntry>>
      readonly stage: Partial<Stage>
      readonly container: boolean
    }
  /** A command to run in a container. */
  | {
      readonly kind: 'run'
      readonly instruction: string
      readonly argv: readonly string[]
      readonly env: readonly string[]
    }

/** An instruction. */
export interface Instruction {
  readonly keyword: string
  readonly flags?: readonly string[]
  /** Flags that the classic builder does not know. */
  readonly buildKitFlags?: readonly string[]
  /** Looks at the text of a statement as the file is read. @throws ParseError */
  parse?(statement: Statement): void
  /** Looks at a statement before anything is built. @throws StatementError */
  check?(statement: Statement): void
  /** @throws BuildError, NeedsImage, SubstitutionError */
  apply(statement: Statement, scene: Scene): Effect
}

const SHELL = ['/bin/sh', '-c']

/** The shell that shell forms run in. */
const shellOf = (config: RunConfig): readonly string[] => config.Shell ?? SHELL

/** How the history calls a step that changes the configuration. */
const configStep = ({ config }: Stage, what: string): string =>
  [...shellOf(config), '#(nop) ', what].join(' ')

/** How the history calls a step that changes files without running a command. */
export const fileStep = ({ config }: Stage, what: string): string =>
  [...shellOf(config), `#(nop) ${what}`].join(' ')

/** A changed configuration, with its step. */
export const changed = (
  stage: Stage,
  what: string,
  change: Partial<RunConfig>,
  more: Partial<Stage> = {},
): Effect => ({
  kind: 'config',
  instruction: configStep(stage, what),
  what,
  stage: { config: { ...stage.config, ...change }, ...more },
})

/** The command line of a statement that has a shell form and a JSON form. */
export const commandLine = ({ list, text }: Statement, { config }: Stage): readonly string[] =>
  list ?? [...shellOf(config), text]

/** Strings as Go's `%q` prints a list of them. */
export const quoted = (words: readonly string[]): string =>
  `[${words.map((word) => JSON.stringify(word)).join(' ')}]`

/** The words of a statement with their variables replaced. */
export const expanded = (statement: Statement, { variables }: Scene): readonly string[] =>
  statement.words.map((word) =>
    statement.list && !word.includes('$')
      ? word
      : expandWord(word, variables, statement.escapeMark),
  )

/** The one argument of a statement, which may have blanks. @throws SubstitutionError */
export const wholeText = ({ text, escapeMark }: Statement, { variables }: Scene): string =>
  expandWord(text, variables, escapeMark)

/** @throws StatementError unless there is an argument, which may have blanks */
export function exactlyOne({ keyword, text }: Statement): void {
  if (text === '') throw new StatementError(`${keyword} requires exactly one argument`)
}

/** @throws StatementError unless there is an argument */
export function atLeastOne({ keyword, words }: Statement): void {
  if (words.length === 0) throw new StatementError(`${keyword} requires at least one argument`)
}
