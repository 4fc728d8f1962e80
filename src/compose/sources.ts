/**
 * What loading a project asks of the machine: files, and variables.
 *
 * @module
 */
import type { Lookup } from './template.js'

/** Files of the machine, by their path from the root. */
export interface SourceFiles {
  /** The text of a file; undefined when there is none. */
  read(path: string): string | undefined
  isDirectory(path: string): boolean
}

/** How a project is to be loaded. */
export interface Sources {
  readonly files: SourceFiles
  readonly home: string
  /** Variables of the environment and of files of variables. */
  readonly lookup: Lookup
  readonly interpolates: boolean
  readonly resolvesPaths: boolean
  warn(text: string): void
}
