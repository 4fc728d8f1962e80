/**
 * The state of a running shell: plain data, so that the world can be forked in the middle of a
 * loop.
 *
 * What runs is a stack of frames. A frame says which command of which script it is at, and how far
 * it has come.
 *
 * @module
 */
import type { Stream } from '../program.js'
import type { Specifications } from './completion/spec.js'
import type { Editor } from './edit/editor.js'

/** Whose manners a shell has: BusyBox's ash, Debian's dash, or bash. */
export type Flavor = 'ash' | 'dash' | 'bash'

export interface Variable {
  readonly value: string | undefined
  readonly exported: boolean
  readonly readonly: boolean
  readonly integer?: boolean
  /** What is assigned becomes upper or lower case, or begins with a capital. */
  readonly letters?: 'upper' | 'lower' | 'capital' | undefined
  /** It stands for the variable that its value names. */
  readonly reference?: boolean
  /** The elements of an array, by index or (of an associative one) by key. */
  readonly elements?: Readonly<Record<string, string>>
  readonly associative?: boolean
}

export type Variables = Readonly<Record<string, Variable>>

/** Open files by descriptor. */
export type Descriptors = Readonly<Record<string, Stream>>

/** What is put back when a frame goes. */
export interface Undo {
  readonly descriptors?: Descriptors
  readonly positional?: readonly string[]
  /** Variables as they were; null for one that was not there. */
  readonly variables?: Readonly<Record<string, Variable | null>>
  /** Pipes that nobody needs any more. */
  readonly pipes?: readonly string[]
}

/** What kind of thing a frame runs, besides the commands of a script. */
export type Special =
  | 'call'
  | 'completion'
  | 'input'
  | 'session'
  | 'substitution'
  | 'source'
  | 'trap'

export interface Frame {
  /** The script, as text. */
  readonly source: string
  /** The command, in the script's list. */
  readonly node: number
  readonly special?: Special
  /** How far it has come; what the number means is the command's own matter. */
  readonly at: number
  /** True while somebody asks whether it succeeds: then a failure does not end a `set -e` shell. */
  readonly tested: boolean
  /** True if nothing comes after it, so that a program can take the shell's place. */
  readonly last: boolean
  /** What substitutions gave so far, for the command that is being expanded. */
  readonly outputs?: readonly string[]
  readonly words?: readonly string[]
  /** The pipes to commands that read what this one writes. */
  readonly written?: readonly string[]
  /** Processes that it waits for; null for one that could not be started. */
  readonly pids?: readonly (number | null)[]
  readonly codes?: readonly number[]
  readonly pipe?: string
  readonly text?: string
  /** The line that is being typed. */
  readonly editor?: Editor
  /** The line of a session is not run: it is said what its last word could become. */
  readonly completes?: boolean
  readonly startedAt?: number
  readonly wakeAt?: number
  readonly status?: number
  readonly undo?: Undo
}

/** Whether a frame is where a shell takes the next command of a person. */
export const isPrompt = ({ special }: Frame): boolean =>
  special === 'input' || special === 'session'

/** What runs in the background, or was stopped. */
export interface Job {
  readonly id: number
  /** The last of its processes. */
  readonly pid: number
  /** All of its processes, where there are more. */
  readonly pids?: readonly number[]
  readonly command: string
  readonly stopped?: boolean
  /** Its exit code, once it has ended. */
  readonly status?: number
}

export interface ShellState {
  readonly flavor: Flavor
  /** What it calls itself in error messages. */
  readonly name: string
  readonly interactive: boolean
  /** It is a copy of a shell at which a person types, and says what goes wrong as that one does. */
  readonly ofPerson?: boolean
  /** True if its commands came with -c. */
  readonly inArgument: boolean
  readonly subshell: boolean
  readonly frames: readonly Frame[]
  readonly variables: Variables
  readonly functions: Readonly<Record<string, { readonly source: string; readonly node: number }>>
  readonly aliases: Readonly<Record<string, string>>
  /** How the arguments of commands are completed. */
  readonly completions?: Specifications
  /** The options of the completion under way, which its function may change. */
  readonly completing?: readonly string[]
  /** The line of the script that is being read on which an alias was made. */
  readonly aliasLines?: Readonly<Record<string, number>>
  readonly positional: readonly string[]
  readonly zero: string
  /** The shell's own pid, which a subshell keeps. */
  readonly pid: number
  /** The letters of `set`. */
  readonly options: string
  readonly pipefail: boolean
  /** The options of `shopt` that were turned on or off. */
  readonly shopt?: Readonly<Record<string, boolean>>
  readonly status: number
  /** What each part of the last pipeline ended with, where it had several. */
  readonly pipeStatus?: readonly number[]
  /** The status of the last substitution, which a command without words takes over. */
  readonly substituted: number
  readonly background: number
  readonly jobs: readonly Job[]
  /** The commands that read what others write: `>(…)`. */
  readonly writers?: readonly number[]
  /** The lines that were typed, oldest first. */
  readonly history: readonly string[]
  readonly descriptors: Descriptors
  /** Signal to command; an empty command ignores the signal. */
  readonly traps: Readonly<Record<string, string>>
  /** Signals that came and have not been answered yet. */
  readonly pending: readonly string[]
  readonly umask: number
  /** How far getopts is in the letters of one argument. */
  readonly getopts: number
  /** The code that it ends with, once it is on its way out. */
  readonly exiting?: number
  readonly startedAt: number
}

/** A copy of a record with one entry more. */
export const withEntry = <T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T,
): Readonly<Record<string, T>> => ({ ...record, [key]: value })

/** A copy of a record without an entry. */
export function withoutEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
): Readonly<Record<string, T>> {
  if (!Object.hasOwn(record, key)) return record
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

/** A record's own entry. */
export const entry = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined
