/**
 * One step of a build: a statement carried out, or what it waited for taken up.
 *
 * @see https://docs.docker.com/reference/dockerfile/
 */
import { hexId } from '../../sim/id.js'
import { type Outcome, awaitChange, requeueAt } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { DockerError } from '../errors.js'
import { referenceOf } from '../image/find.js'
import { pullImage, pullLines, pullStatus } from '../image/pull.js'
import { setName, storedName } from '../image/store.js'
import { argumentsOf } from './arg.js'
import { beginStage, checkStageName } from './begin-stage.js'
import { type Build, type Waiting, builds } from './build.js'
import { cached, commitStep } from './commit.js'
import { parseStatement } from './dockerfile.js'
import { BuildError, DockerfileError, NeedsImage, badSource } from './errors.js'
import type { Effect, Stage, Statement } from './instruction.js'
import { instructions } from './instructions.js'
import { discardRun, runChanges, runExitCode, runOutput, startRun } from './run-container.js'
import { argumentOf, sceneOf } from './scene.js'

/**
 * Milliseconds that a step takes when it only changes the configuration, when it copies files, and
 * when it is found in the cache.
 */
const CONFIGURING = 60
const COPYING = 90
const CACHED = 5
/** Build arguments that need no ARG. */
const PREDEFINED = /^(https?|ftp|no|all)_proxy$/i

const failed = (command: string, code: number): string =>
  `The command '${command}' returned a non-zero code: ${code}`
const unusedArguments = (names: readonly string[]): string =>
  `[Warning] One or more build-args [${names.join(' ')}] were not consumed\n`
const triggersLine = (count: number): string =>
  `# Executing ${count} build trigger${count === 1 ? '' : 's'}\n`
const short = (id: string): string => id.replace('sha256:', '').slice(0, 12)
const inContainer = (id: string): string => ` ---> Running in ${short(id)}\n`
const containerGone = (id: string): string => ` ---> Removed intermediate container ${short(id)}\n`
const imageLine = (id: string): string => ` ---> ${short(id)}\n`
const USING_CACHE = ' ---> Using cache\n'

/** One step of one build. */
export class BuildStep {
  constructor(
    private readonly tx: Tx,
    private row: Build,
  ) {}

  /** Carries out the next statement. */
  next(): Outcome {
    const statement = this.row.statements[this.row.next]
    if (!statement) return this.finish()
    if (statement.keyword === 'FROM') checkStageName(this.row, statement)
    if (!this.row.announced && !statement.trigger) this.announce(statement)
    try {
      if (statement.keyword === 'FROM') return this.from(statement)
      if (!this.row.stage) return this.globalArgument(statement)
      return this.instruction(statement, this.row.stage)
    } catch (error) {
      if (error instanceof NeedsImage) return this.pull(error)
      throw error
    }
  }

  /** Goes on once what the build waited for is there. */
  resume(waiting: Waiting): Outcome {
    return 'pull' in waiting ? this.pulled(waiting) : this.ran(waiting)
  }

  /** Ends the build with an error. */
  fail(error: unknown): void {
    if (!(error instanceof DockerfileError || error instanceof DockerError)) throw error
    this.set({
      state: 'failed',
      error: { message: error.message, exitCode: error instanceof BuildError ? error.exitCode : 1 },
    })
  }

  private announce({ original }: Statement): void {
    this.set({ announced: true, steps: this.row.steps + 1 })
    this.say(`Step ${this.row.steps}/${this.row.total} : ${original}\n`)
  }

  private globalArgument(statement: Statement): Outcome {
    const known = new Map(
      Object.entries(this.row.globalArgs).flatMap(([name, value]) =>
        value === null ? [] : [[name, value] as const],
      ),
    )
    const declared = argumentsOf(statement, known).map(
      ([name, value]) => [name, argumentOf(this.row, name) ?? value ?? null] as const,
    )
    this.set({
      globalArgs: { ...this.row.globalArgs, ...Object.fromEntries(declared) },
      usedArgs: [...this.row.usedArgs, ...declared.map(([name]) => name)],
    })
    return this.done(CACHED)
  }

  private from(statement: Statement): Outcome {
    const { stage, triggers } = beginStage(this.tx, this.row, statement)
    this.set({
      stages: this.row.stage ? [...this.row.stages, this.row.stage] : this.row.stages,
      stage,
    })
    this.say(stage.image === '' ? ' ---> \n' : imageLine(stage.image))
    if (triggers.length > 0) this.trigger(triggers)
    return this.done(CACHED)
  }

  /** The instructions that the base image holds for its children come next. */
  private trigger(texts: readonly string[]): void {
    this.say(triggersLine(texts.length))
    const { statements, next } = this.row
    this.set({
      statements: [
        ...statements.slice(0, next + 1),
        ...texts.map((text) => ({ ...parseStatement(text), trigger: true as const })),
        ...statements.slice(next + 1),
      ],
    })
  }

  private pull({ reference, complaint }: NeedsImage): Outcome {
    if (this.row.pulled.includes(reference))
      throw new BuildError(complaint(`No such image: ${storedName(referenceOf(reference))}`))
    this.set({
      waiting: { pull: pullImage(this.tx, this.row.machine, reference), reference },
      pulled: [...this.row.pulled, reference],
    })
    return awaitChange
  }

  private pulled({ pull, reference }: Extract<Waiting, { readonly pull: string }>): Outcome {
    const status = pullStatus(this.tx, pull)
    if (status?.state === 'pulling') return awaitChange
    this.set({ waiting: undefined })
    if (status?.state === 'failed') {
      const isBase = this.row.statements[this.row.next]?.keyword === 'FROM'
      throw new BuildError(
        isBase ? (status.error?.message ?? '') : badSource(reference, status.error?.message ?? ''),
      )
    }
    this.say(pullLines(this.tx, pull).join(''))
    return this.next()
  }

  private instruction(statement: Statement, stage: Stage): Outcome {
    const instruction = instructions.get(statement.keyword)
    if (!instruction) throw new BuildError(`unknown instruction: ${statement.keyword}`)
    const effect = instruction.apply(statement, sceneOf(this.tx, this.row, stage))
    if (statement.keyword === 'ARG')
      this.set({
        usedArgs: [
          ...this.row.usedArgs,
          ...argumentsOf(statement, new Map()).map(([name]) => name),
        ],
      })
    const found = stage.missed
      ? undefined
      : cached(this.tx, this.row.machine, stage, effect.instruction)
    if (found !== undefined) {
      this.say(USING_CACHE + imageLine(found))
      this.set({ stage: { ...stage, ...('stage' in effect ? effect.stage : {}), image: found } })
      return this.done(CACHED)
    }
    return this.carryOut(effect, { ...stage, missed: true })
  }

  private carryOut(effect: Effect, stage: Stage): Outcome {
    if (effect.kind === 'run') {
      const container = startRun(this.tx, this.row.machine, stage, effect)
      this.say(inContainer(container))
      this.set({ waiting: { container, instruction: effect.instruction, stage } })
      return awaitChange
    }
    const container =
      effect.kind === 'config' || effect.container ? hexId(this.tx.random) : undefined
    if (container) this.say(inContainer(container) + containerGone(container))
    this.commit(
      { ...stage, ...effect.stage },
      effect.instruction,
      effect.kind === 'files' ? effect.entries : {},
    )
    return this.done(effect.kind === 'config' ? CONFIGURING : COPYING)
  }

  private ran({
    container,
    instruction,
    stage,
  }: Extract<Waiting, { readonly container: string }>): Outcome {
    const code = runExitCode(this.tx, container)
    if (code === undefined) return awaitChange
    this.say(runOutput(this.tx, container))
    this.set({ waiting: undefined })
    if (code !== 0) discardRun(this.tx, container)
    if (code !== 0 && this.row.options.forceRemove) this.say(containerGone(container))
    if (code !== 0)
      throw new BuildError(failed(instruction.replace(/^\|\d+ (?:\S+=\S* )*/, ''), code), code)
    const entries = runChanges(this.tx, container)
    if (!this.row.options.keepContainers) {
      discardRun(this.tx, container)
      this.say(containerGone(container))
    }
    this.commit(stage, instruction, entries)
    return this.done(COPYING)
  }

  private commit(
    stage: Stage,
    instruction: string,
    entries: Parameters<typeof commitStep>[5],
  ): void {
    const image = commitStep(this.tx, this.row.machine, stage.image, stage, instruction, entries)
    this.say(imageLine(image))
    this.set({ stage: { ...stage, image } })
  }

  /** The statement is done; the next begins after a while. */
  private done(after: number): Outcome {
    const dueAt = this.tx.now + after
    this.set({ next: this.row.next + 1, announced: false, dueAt })
    return requeueAt(dueAt, { idle: false })
  }

  private finish(): Outcome {
    const image = this.row.stage?.image
    if (!image) throw new BuildError('No image was generated. Is your Dockerfile empty?')
    const unused = Object.keys(this.row.options.buildArgs ?? {}).filter(
      (name) => !this.row.usedArgs.includes(name) && !PREDEFINED.test(name),
    )
    if (unused.length > 0) this.say(unusedArguments(unused.sort()))
    this.say(`Successfully built ${short(image)}\n`)
    for (const tag of this.row.options.tags ?? [])
      this.say(
        `Successfully tagged ${setName(this.tx, this.row.machine, referenceOf(tag), image).name}\n`,
      )
    this.set({ state: 'done', image })
    return awaitChange
  }

  private say(text: string): void {
    this.set({ output: this.row.output + text })
  }

  private set(
    change: Partial<Omit<Build, 'waiting'>> & { readonly waiting?: Waiting | undefined },
  ): void {
    const { waiting, ...rest } = { ...this.row, ...change }
    this.row = this.tx.put(builds, this.row.id, waiting ? { ...rest, waiting } : rest)
  }
}
