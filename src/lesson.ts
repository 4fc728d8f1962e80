/**
 * Lessons: Markdown with front matter and fenced steps, which is read, tested and played.
 *
 * A check in JavaScript or TypeScript, and a solution in it, is code that runs in this process, with
 * all that this process may do: read lessons of people whom you trust.
 *
 * @example
 * import { createLab } from 'kubarium'
 * import { readLesson, runLesson, startLesson } from 'kubarium/lesson'
 *
 * const lesson = readLesson(markdown)
 * runLesson(createLab(lesson.lab), lesson) // in a test: throws when it cannot be done as it says
 * const run = startLesson(createLab(lesson.lab), lesson) // for a page
 *
 * @module
 */
export { LessonError } from './lesson/lesson.js'
export type { Lesson, LessonCheck, LessonCode, LessonStep } from './lesson/lesson.js'
export { readLesson } from './lesson/read.js'
export type { CheckResult, LessonLab, LessonScope } from './lesson/code.js'
export { runLesson } from './lesson/run.js'
export type { LessonReport, StepReport } from './lesson/run.js'
export { startLesson } from './lesson/start.js'
export type { LessonProgress, LessonRun, StepState } from './lesson/start.js'
