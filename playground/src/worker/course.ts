/**
 * The lessons of the page, and the one that is under way.
 *
 * @module
 */
import type { Lab } from 'kubarium'
import {
  type LessonProgress,
  type LessonRun,
  type StepState,
  readLesson,
  startLesson,
} from 'kubarium/lesson'

const TEXTS = import.meta.glob<string>('../../../examples/lessons/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
/** Begins the list of lessons: the others need what it teaches. */
const FIRST = 'chapter'

/** A lesson that can be chosen. */
export interface LessonName {
  readonly name: string
  readonly title: string
}

/** A lesson under way, as the page shows it. */
export interface ShownLesson extends LessonName {
  /** As Markdown. */
  readonly introduction: string
  readonly steps: readonly StepState[]
  readonly isDone: boolean
}

/** A lesson and how far somebody has come, as it is kept with a session. */
export interface KeptLesson {
  readonly name: string
  readonly progress: LessonProgress
}

const lessons = new Map(
  Object.entries(TEXTS).map(([path, text]) => [
    path.replace(/^.*\/(.*)\.md$/, '$1'),
    readLesson(text),
  ]),
)

/** The lessons, in the order in which they are to be done. */
export const lessonNames: readonly LessonName[] = [...lessons]
  .map(([name, { title }]) => ({ name, title }))
  .sort((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST))

/** What the lab of a lesson is made with. @throws Error for a lesson that is not there */
export const labOptionsOf = (name: string): Readonly<Record<string, unknown>> => lessonOf(name).lab

/** A lesson under way in a lab. */
export class Course {
  private readonly run: LessonRun

  constructor(
    lab: Lab,
    private readonly name: string,
    progress: LessonProgress | undefined,
    tell: (shown: ShownLesson) => void,
  ) {
    this.run = startLesson(lab, lessonOf(name), progress ? { progress } : {})
    this.run.subscribe(() => tell(this.shown))
    tell(this.shown)
  }

  /** How far it has come, to be kept. */
  get kept(): KeptLesson {
    return { name: this.name, progress: this.run.progress }
  }

  /** Asks the checks of the step, gives a hint, does the step, or begins it again. */
  do(what: 'check' | 'hint' | 'solve' | 'reset'): void {
    this.run[what]()
  }

  private get shown(): ShownLesson {
    const { lesson, steps, isDone } = this.run
    const { title, introduction } = lesson
    return { name: this.name, title, introduction, steps, isDone }
  }
}

function lessonOf(name: string) {
  const lesson = lessons.get(name)
  if (!lesson) throw new Error(`there is no lesson "${name}"`)
  return lesson
}
