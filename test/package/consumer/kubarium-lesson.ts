// Lessons, as a user's page and a user's test have them.
import { createLab } from 'kubarium'
import {
  type CheckResult,
  type Lesson,
  LessonError,
  type LessonProgress,
  type StepState,
  readLesson,
  runLesson,
  startLesson,
} from 'kubarium/lesson'

const lesson: Lesson = readLesson('---\ntitle: Pods\n---\n## Run one\n')
const lab = createLab(lesson.lab)
export const minutes: number = runLesson(lab, lesson).steps.length
const run = startLesson(lab, lesson, { scope: { greeting: 'hello' } })
export const shown: StepState | undefined = run.current
export const said: readonly CheckResult[] = run.check()
export const progress: LessonProgress = run.progress
run.reset('lesson')
export const line = (error: unknown): number | undefined =>
  error instanceof LessonError ? error.line : undefined

// @ts-expect-error There is no such thing to go back to.
run.reset('world')
// @ts-expect-error A lesson is read first.
runLesson(lab, '## Run one')
