/**
 * Runs the code of lessons: lines in the lab's terminal, JavaScript and TypeScript in this process.
 *
 * @module
 */
import { transform } from 'sucrase'
import type { DockerLab } from '../lab/docker-lab.js'
import type { Lab } from '../lab/lab.js'
import { type LessonCheck, type LessonCode, LessonError } from './lesson.js'

/** A lab that a lesson is done in. */
export type LessonLab = Lab | DockerLab

/** What code in JavaScript sees by name besides `lab` and `assert`: a runner's `expect`, for example. */
export type LessonScope = Readonly<Record<string, unknown>>

/** What a check said. */
export interface CheckResult {
  readonly title: string
  readonly passed: boolean
  /** Why it did not pass: what its lines printed, or what its code threw. */
  readonly message: string
}

/** Asks a check, in a copy of the lab: whatever it does, the lab stays as it is. */
export function askCheck(lab: LessonLab, check: LessonCheck, scope: LessonScope): CheckResult {
  const said = perform(lab.fork(), check, scope)
  return { title: check.title, passed: said === undefined, message: said ?? '' }
}

/** Does what code says in a lab; why that failed, if it did. @throws LessonError for code that is no code */
export function perform(lab: LessonLab, code: LessonCode, scope: LessonScope): string | undefined {
  if (code.language !== 'sh') return evaluate(lab, code, scope)
  const { exitCode, transcript } = lab.sh(code.code)
  if (exitCode === 0) return undefined
  return transcript.trim() || `exit code ${exitCode}`
}

function evaluate(lab: LessonLab, code: LessonCode, scope: LessonScope): string | undefined {
  const names = { assert, ...scope, lab }
  const run = compile(code, Object.keys(names))
  let result: unknown
  try {
    result = run(...Object.values(names))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  if (typeof (result as { readonly then?: unknown } | undefined)?.then === 'function')
    throw new LessonError(
      'code must not be async: every call of a lab is over when it returns',
      code.line,
    )
  return result === false ? `${code.code.trim().split('\n')[0]} is false` : undefined
}

type Compiled = (...given: readonly unknown[]) => unknown

/** Code as a function: of an expression that gives its value, or of statements. */
function compile({ language, code, line }: LessonCode, names: readonly string[]): Compiled {
  const body = language === 'ts' ? withoutTypes(code, line) : code
  const make = (text: string): Compiled =>
    new Function(...names, `'use strict';\n${text}`) as Compiled
  try {
    return make(`return (${body.trim().replace(/;$/, '')}\n)`)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  try {
    return make(body)
  } catch (error) {
    if (error instanceof SyntaxError) throw new LessonError(error.message, line)
    throw error
  }
}

function withoutTypes(code: string, line: number): string {
  try {
    return transform(code, { transforms: ['typescript'], disableESTransforms: true }).code
  } catch (error) {
    throw new LessonError(error instanceof Error ? error.message : String(error), line)
  }
}

/** Says what is wrong, if something is. */
function assert(holds: unknown, message = 'that does not hold'): void {
  if (!holds) throw new Error(message)
}
