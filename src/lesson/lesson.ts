/**
 * What a lesson is: a title, the lab that it is done in, and steps. All of it is plain data.
 *
 * @module
 */
import { KubariumError } from '../sim/errors.js'

/** A lesson that cannot be read, or cannot be done as it says; `line` is where. */
export class LessonError extends KubariumError {
  override name = 'LessonError'
  constructor(
    message: string,
    /** The line of the Markdown, from 1; undefined where there is none. */
    readonly line?: number,
  ) {
    super(line === undefined ? message : `line ${line}: ${message}`)
  }
}

/** Code of a lesson: lines for a terminal, or JavaScript or TypeScript about `lab`. */
export interface LessonCode {
  readonly language: 'sh' | 'js' | 'ts'
  readonly code: string
  /** The line of the Markdown that it begins at, from 1. */
  readonly line: number
}

/** A check: it passes when its lines end with exit code 0, or its code neither throws nor gives false. */
export interface LessonCheck extends LessonCode {
  /** What it looks for, in words for the learner. */
  readonly title: string
}

/** A step. */
export interface LessonStep {
  readonly title: string
  /** What is to be done, as Markdown. */
  readonly task: string
  /** As Markdown, the vaguest first. */
  readonly hints: readonly string[]
  readonly checks: readonly LessonCheck[]
  readonly solution: readonly LessonCode[]
  /** What is done before the step begins. */
  readonly setup: readonly LessonCode[]
  readonly line: number
}

/** A lesson. */
export interface Lesson {
  readonly title: string
  readonly description: string
  /** Options for `createLab`: `lab` of the front matter. */
  readonly lab: Readonly<Record<string, unknown>>
  /** What stands before the first step, as Markdown. */
  readonly introduction: string
  readonly steps: readonly LessonStep[]
  /** All of the front matter. */
  readonly matter: Readonly<Record<string, unknown>>
}
