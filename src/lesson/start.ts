/**
 * `startLesson`: a lesson under way, for a page. What it shows is plain data; what it can do are
 * functions.
 *
 * @module
 */
import type { Checkpoint } from '../lab/history/checkpoint.js'
import { UsageError } from '../sim/errors.js'
import { type CheckResult, type LessonLab, type LessonScope, askCheck, perform } from './code.js'
import { type Lesson, LessonError, type LessonStep } from './lesson.js'

/** A step as a page shows it. */
export interface StepState {
  readonly title: string
  /** As Markdown. */
  readonly task: string
  readonly state: 'done' | 'current' | 'ahead'
  /** The hints that were asked for, as Markdown. */
  readonly hints: readonly string[]
  /** How many more hints there are. */
  readonly moreHints: number
  /** What the checks look for, and what they said last. */
  readonly checks: readonly { readonly title: string; readonly result?: CheckResult }[]
}

/** How far somebody has come: plain data, to be kept and given to `startLesson` again. */
export interface LessonProgress {
  /** How many steps are done. */
  readonly done: number
  readonly steps: number
  /** How many hints of the current step were asked for. */
  readonly hints: number
}

/** A lesson under way. */
export interface LessonRun {
  readonly lesson: Lesson
  /** All steps, as they are now. */
  readonly steps: readonly StepState[]
  /** The step to be done; undefined when all are. */
  readonly current: StepState | undefined
  readonly progress: LessonProgress
  readonly isDone: boolean
  /** Asks the checks of the current step; when all pass, the next one begins. */
  check(): readonly CheckResult[]
  /** The next hint of the current step; undefined when there is none. */
  hint(): string | undefined
  /** Does the current step as its solution does. Checks are not asked. @throws LessonError */
  solve(): void
  /** Goes back to where the current step began, or (`lesson`) the whole lesson. */
  reset(what?: 'step' | 'lesson'): void
  /** Calls `listener` whenever something of this is another; returns what ends that. */
  subscribe(listener: () => void): () => void
}

/**
 * Starts a lesson in a lab, or goes on with one at `progress`, in a lab that has come as far.
 *
 * @example
 * const run = startLesson(createLab(lesson.lab), lesson)
 * run.current?.task // Markdown
 * run.check().every(({ passed }) => passed)
 * @throws LessonError for a step whose setup fails
 */
export function startLesson(
  lab: LessonLab,
  lesson: Lesson,
  options: { readonly progress?: LessonProgress; readonly scope?: LessonScope } = {},
): LessonRun {
  return new Run(lab, lesson, options.scope ?? {}, options.progress)
}

class Run implements LessonRun {
  private done: number
  private hints: number
  private results: readonly CheckResult[] = []
  /** Where the lesson began, and the current step: before and after its setup. */
  private readonly start: Checkpoint
  private begun: Checkpoint
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly lab: LessonLab,
    readonly lesson: Lesson,
    private readonly scope: LessonScope,
    progress: LessonProgress | undefined,
  ) {
    const steps = lesson.steps.length
    if (progress && (progress.steps !== steps || progress.done < 0 || progress.done > steps))
      throw new UsageError(`that progress is of another lesson: this one has ${steps} steps`)
    this.done = progress?.done ?? 0
    this.hints = progress?.hints ?? 0
    this.start = lab.history.keep(lesson.title)
    this.begun = progress ? this.start : this.begin()
  }

  get progress(): LessonProgress {
    return { done: this.done, steps: this.lesson.steps.length, hints: this.hints }
  }

  get isDone(): boolean {
    return this.done === this.lesson.steps.length
  }

  get steps(): readonly StepState[] {
    return this.lesson.steps.map((step, i) => this.stateOf(step, i))
  }

  get current(): StepState | undefined {
    return this.steps[this.done]
  }

  check(): readonly CheckResult[] {
    const step = this.lesson.steps[this.done]
    if (!step) return []
    const results = step.checks.map((check) => askCheck(this.lab, check, this.scope))
    this.results = results
    if (results.every(({ passed }) => passed)) {
      this.done++
      this.hints = 0
      this.results = []
      this.begun = this.begin()
    }
    this.tell()
    return results
  }

  hint(): string | undefined {
    const hint = this.lesson.steps[this.done]?.hints[this.hints]
    if (hint === undefined) return undefined
    this.hints++
    this.tell()
    return hint
  }

  solve(): void {
    const step = this.lesson.steps[this.done]
    for (const code of step?.solution ?? []) this.perform(code, 'its solution fails')
    this.tell()
  }

  reset(what: 'step' | 'lesson' = 'step'): void {
    this.lab.history.goTo(what === 'lesson' ? this.start : this.begun)
    this.results = []
    this.hints = 0
    if (what === 'lesson') {
      this.done = 0
      this.begun = this.begin()
    }
    this.tell()
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Sets the current step up; where it then begins. */
  private begin(): Checkpoint {
    const step = this.lesson.steps[this.done]
    for (const code of step?.setup ?? []) this.perform(code, 'its setup fails')
    return this.lab.history.keep(step?.title ?? this.lesson.title)
  }

  private perform(code: LessonStep['setup'][number], what: string): void {
    const failure = perform(this.lab, code, this.scope)
    if (failure !== undefined)
      throw new LessonError(`${this.current?.title}: ${what}\n${failure}`, code.line)
  }

  private stateOf({ title, task, hints, checks }: LessonStep, i: number): StepState {
    const isCurrent = i === this.done
    const shown = isCurrent ? this.hints : 0
    return {
      title,
      task,
      state: i < this.done ? 'done' : isCurrent ? 'current' : 'ahead',
      hints: hints.slice(0, shown),
      moreHints: hints.length - shown,
      checks: checks.map(({ title: named }, at) => {
        const result = isCurrent ? this.results[at] : undefined
        return { title: named, ...(result && { result }) }
      }),
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }
}
