/**
 * `runLesson`: tests a lesson. Each step's checks are asked before its solution (at least one must
 * not pass yet) and after it (all must).
 *
 * @module
 */
import { type LessonLab, type LessonScope, askCheck, perform } from './code.js'
import { type Lesson, LessonError, type LessonStep } from './lesson.js'

/** What a step came to. */
export interface StepReport {
  readonly title: string
  /** How many checks passed. */
  readonly checks: number
  /** How much virtual time its solution took, in milliseconds. */
  readonly time: number
}

/** What a lesson came to: it can be done as it says. */
export interface LessonReport {
  readonly title: string
  readonly steps: readonly StepReport[]
}

/**
 * Plays the solutions of a lesson in a lab, and asks its checks.
 *
 * @example runLesson(createLab(lesson.lab), lesson)
 * @throws LessonError for a solution that fails or does not pass, and for checks that pass before it
 */
export function runLesson(lab: LessonLab, lesson: Lesson, scope: LessonScope = {}): LessonReport {
  return { title: lesson.title, steps: lesson.steps.map((step) => runStep(lab, step, scope)) }
}

function runStep(lab: LessonLab, step: LessonStep, scope: LessonScope): StepReport {
  const { title, checks, solution, setup, line } = step
  for (const code of setup) must(perform(lab, code, scope), `${title}: its setup fails`, code.line)
  if (checks.length > 0 && checks.every((check) => askCheck(lab, check, scope).passed))
    throw new LessonError(`${title}: its checks pass before its solution`, line)
  const start = lab.now
  for (const code of solution)
    must(perform(lab, code, scope), `${title}: its solution fails`, code.line)
  for (const check of checks) {
    const { passed, message } = askCheck(lab, check, scope)
    if (!passed) must(message, `${title}: its solution does not pass "${check.title}"`, check.line)
  }
  return { title, checks: checks.length, time: lab.now - start }
}

/** @throws LessonError when something went wrong */
function must(failure: string | undefined, what: string, line: number): void {
  if (failure !== undefined) throw new LessonError(`${what}\n${failure}`, line)
}
