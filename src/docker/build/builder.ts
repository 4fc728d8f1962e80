/**
 * The builder: carries builds from statement to statement, one step of the loop at a time.
 *
 * A step takes time; a missing base image is pulled first; RUN waits until its container has ended.
 * Everything that it needs to go on stands in the build's row.
 *
 * @see https://docs.docker.com/reference/dockerfile/
 */
import { processes } from '../../program/process.js'
import { hexId } from '../../sim/id.js'
import { type Loop, type Outcome, awaitChange, requeueAt, watch } from '../../sim/loop.js'
import type { Tx } from '../../sim/step.js'
import { DockerError } from '../errors.js'
import { lookUpImage, referenceOf } from '../image/find.js'
import { pullImage, pullLines, pullStatus, pulls } from '../image/pull.js'
import { imageById, setName, storedName } from '../image/store.js'
import { argumentsOf } from './arg.js'
import { type Build, type Waiting, builds } from './build.js'
import { cached, commitStep } from './commit.js'
import { parseStatement } from './dockerfile.js'
import { SCRATCH, baseOf } from './from.js'
import {
  BuildError,
  type Effect,
  NeedsImage,
  type Stage,
  type Statement,
  StatementError,
} from './instruction.js'
import { instructions } from './instructions.js'
import { discardRun, runChanges, runExitCode, runOutput, startRun } from './run-container.js'
import { argumentOf, sceneOf } from './scene.js'
import { SubstitutionError } from './words.js'

const BUILDER = 'builder'

/**
 * Milliseconds that a step takes when it only changes the configuration, when it copies files, and
 * when it is found in the cache.
 */
const CONFIGURING = 60
const COPYING = 90
const CACHED = 5
/** What Linux containers have in their environment when the base says nothing. */
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
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

/** Carries out builds; the key is the build's id. */
export const builder: Loop = {
  name: BUILDER,
  watches: [
    watch(builds, ({ key, before, after }) =>
      after?.state === 'running' && before === undefined ? key : undefined,
    ),
    watch(pulls, ({ key }, tx) => tx.by(builds, 'byPull', key).map((row) => row.id)),
    watch(processes, ({ after }, tx) =>
      after?.pid === 1 && after.exitCode !== undefined
        ? tx.by(builds, 'byContainer', after.pidNamespace).map((row) => row.id)
        : undefined,
    ),
  ],
  step(tx, id) {
    const row = tx.get(builds, id)
    if (row?.state !== 'running') return awaitChange
    try {
      if (row.waiting) return new Step(tx, row).resume(row.waiting)
      if (row.dueAt > tx.now) return requeueAt(row.dueAt, { idle: false })
      return new Step(tx, row).next()
    } catch (error) {
      new Step(tx, tx.get(builds, id) ?? row).fail(error)
      return awaitChange
    }
  },
}

/** One step of one build. */
class Step {
  constructor(
    private readonly tx: Tx,
    private row: Build,
  ) {}

  /** Carries out the next statement. */
  next(): Outcome {
    const statement = this.row.statements[this.row.next]
    if (!statement) return this.finish()
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
    if (
      !(
        error instanceof BuildError ||
        error instanceof DockerError ||
        error instanceof SubstitutionError ||
        error instanceof StatementError
      )
    )
      throw error
    this.set({
      state: 'failed',
      error: { message: error.message, exitCode: error instanceof BuildError ? error.exitCode : 1 },
    })
  }

  private announce({ original }: Statement): void {
    const total = this.row.statements.filter((statement) => !statement.trigger).length
    this.set({ announced: true, steps: this.row.steps + 1 })
    this.say(`Step ${this.row.steps}/${total} : ${original}\n`)
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
    const variables = new Map(
      Object.entries(this.row.globalArgs).flatMap(([name, value]) =>
        value === null ? [] : [[name, value] as const],
      ),
    )
    const { base, name } = baseOf(statement, variables)
    if (base === '')
      throw new BuildError(`base name (${statement.words[0] ?? ''}) should not be blank`)
    const image = this.base(base)
    const config = imageById(this.tx, this.row.machine, image)?.image.config.config ?? {}
    const { OnBuild: triggers = [], ...own } = config
    const Env = (own.Env ?? []).some((entry) => entry.startsWith('PATH='))
      ? own.Env
      : [PATH, ...(own.Env ?? [])]
    const stage: Stage = {
      ...(name === undefined ? {} : { name }),
      image,
      config: { ...own, ...(Env ? { Env } : {}) },
      commandGiven: false,
      args: {},
      missed: this.row.options.noCache ?? false,
    }
    this.set({
      stages: this.row.stage ? [...this.row.stages, this.row.stage] : this.row.stages,
      stage,
    })
    this.say(image === '' ? ' ---> \n' : imageLine(image))
    if (triggers.length > 0) this.trigger(triggers)
    return this.done(CACHED)
  }

  /** The id of the image that a stage begins with; '' for none. @throws NeedsImage */
  private base(name: string): string {
    const { stages, stage, options, pulled, machine } = this.row
    const earlier = [...stages, ...(stage ? [stage] : [])].find(
      (other) => other.name === name.toLowerCase(),
    )
    if (earlier) return earlier.image
    if (name === SCRATCH) return ''
    const found =
      options.pull && !pulled.includes(name) ? undefined : lookUpImage(this.tx, machine, name)
    if (!found) throw new NeedsImage(name)
    return found.id
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
        isBase
          ? (status.error?.message ?? '')
          : `invalid from flag value ${reference}: ${status.error?.message ?? ''}`,
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
