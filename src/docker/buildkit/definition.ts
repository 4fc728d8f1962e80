/**
 * A Dockerfile as BuildKit sees it before it looks at any image: its stages, and which of them a
 * target needs.
 *
 * @see https://docs.docker.com/build/building/multi-stage/
 */
import { argumentsOf } from '../build/arg.js'
import { type Dockerfile, NO_STAGE, linesOf } from '../build/dockerfile.js'
import { BuildError, DockerfileError, type SourceLines } from '../build/errors.js'
import { SCRATCH, stageName } from '../build/from.js'
import type { Statement } from '../build/instruction.js'
import { expandWord } from '../build/words.js'
import { parseMount } from './mounts.js'
import type { SolveOptions } from './options.js'
import { OWN, platformArguments, platformOf } from './platform.js'

/** An error with the lines that it is about. */
export class DefinitionError extends DockerfileError {
  override name = 'DefinitionError'
  constructor(
    message: string,
    readonly at?: SourceLines,
  ) {
    super(message)
  }
}

/** A stage of a Dockerfile. */
export interface DefinedStage {
  readonly index: number
  /** In lower case. */
  readonly name?: string
  readonly from: Statement
  /** What it stands on: a stage's name, an image's, or `scratch`. */
  readonly base: string
  readonly platform?: string
  readonly statements: readonly Statement[]
}

/** A Dockerfile with its stages. */
export interface Definition extends Dockerfile {
  /** Arguments that stand before the first FROM, and those that BuildKit sets. */
  readonly globals: ReadonlyMap<string, string>
  readonly stages: readonly DefinedStage[]
  /** The stage to build. */
  readonly target: DefinedStage
}

const noTarget = (name: string): string => `target stage ${JSON.stringify(name)} could not be found`
const blank = (text: string): string => `base name (${text}) should not be blank`
const tooEarly = (other: string, own: string): string =>
  `cannot copy from stage ${JSON.stringify(other)}, it needs to be defined before current stage ${JSON.stringify(own)}`

/** Puts the statements of a Dockerfile into stages. @throws DefinitionError */
export function definitionOf(dockerfile: Dockerfile, options: SolveOptions): Definition {
  const globals = globalsOf(dockerfile, options)
  const stages: { stage: DefinedStage; statements: Statement[] }[] = []
  for (const statement of dockerfile.statements) {
    const current = stages.at(-1)
    if (statement.keyword === 'FROM') stages.push(stageOf(statement, stages.length, globals))
    else current?.statements.push(statement)
  }
  const defined = stages.map(({ stage, statements }) => ({ ...stage, statements }))
  return { ...dockerfile, globals, stages: defined, target: targetOf(defined, options.target) }
}

function stageOf(
  from: Statement,
  index: number,
  globals: ReadonlyMap<string, string>,
): { stage: DefinedStage; statements: Statement[] } {
  const name = stageName(from)
  const at = linesOf(from)
  const base = locally(at, () => expandWord(from.words[0] ?? '', globals, from.escapeMark))
  const flag = from.flags.find(([flagName]) => flagName === 'platform')?.[1]
  const platform =
    flag === undefined
      ? undefined
      : locally(at, () => checked(expandWord(flag, globals, from.escapeMark)))
  const statements: Statement[] = []
  const stage: DefinedStage = {
    index,
    ...(name === undefined ? {} : { name }),
    from,
    base,
    ...(platform ? { platform } : {}),
    statements,
  }
  return { stage, statements }
}

function checked(platform: string): string {
  if (platform !== '') platformOf(platform)
  return platform
}

/** Does something; what is wrong with the text gets its place. */
export function locally<Result>(at: SourceLines, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof DockerfileError && !(error instanceof DefinitionError))
      throw new DefinitionError(error.message, at)
    throw error
  }
}

function globalsOf(
  { statements }: Dockerfile,
  { buildArgs, platform, target }: SolveOptions,
): ReadonlyMap<string, string> {
  const own = platform === undefined ? OWN : platformOf(platform)
  const known = new Map(Object.entries(platformArguments(own, target ?? '')))
  for (const name of known.keys())
    if (Object.hasOwn(buildArgs, name)) known.set(name, buildArgs[name] as string)
  for (const statement of statements) {
    if (statement.keyword === 'FROM') break
    locally(linesOf(statement), () => {
      for (const [name, value] of argumentsOf(statement, known)) {
        const given = Object.hasOwn(buildArgs, name) ? buildArgs[name] : value
        if (given !== undefined) known.set(name, given)
      }
    })
  }
  return known
}

function targetOf(stages: readonly DefinedStage[], target: string | undefined): DefinedStage {
  const last = stages.at(-1)
  if (!last) throw new DefinitionError(NO_STAGE)
  if (!target) return last
  const found = stageCalled(stages, target) ?? stages.find(({ index }) => String(index) === target)
  if (!found) throw new DefinitionError(noTarget(target))
  return found
}

/** The last stage of a name. */
const stageCalled = (stages: readonly DefinedStage[], name: string): DefinedStage | undefined =>
  stages.findLast((stage) => stage.name === name.toLowerCase())

/** What a stage stands on: an earlier stage, if it is one. */
export const baseStage = (
  { stages }: Definition,
  { index, base }: DefinedStage,
): DefinedStage | undefined => stageCalled(stages.slice(0, index), base)

/** The stage that `--from` means: by number or name; undefined for an image. @throws BuildError */
export function sourceStage(
  { stages }: Definition,
  from: string,
  own: DefinedStage,
): DefinedStage | undefined {
  const isNumber = /^\d+$/.test(from)
  const found = isNumber ? stages[Number(from)] : stageCalled(stages, from)
  if (isNumber && !found) throw new BuildError(`invalid stage index ${from}`)
  if (found && found.index >= own.index)
    throw new BuildError(tooEarly(from, own.name ?? String(own.index)))
  return found
}

/** The names that a statement takes files from besides the context. */
function sourcesOf({ keyword, flags }: Statement): readonly string[] {
  if (keyword === 'COPY')
    return flags.flatMap(([name, value]) => (name === 'from' && value !== '' ? [value] : []))
  if (keyword !== 'RUN') return []
  return flags.flatMap(([name, value]) => {
    const from = name === 'mount' ? parseMount(value).from : undefined
    return from === undefined ? [] : [from]
  })
}

/** The stages that a target needs, in the order of the file. @throws DefinitionError */
export function neededStages(definition: Definition): readonly DefinedStage[] {
  const needed = new Set<DefinedStage>()
  const visit = (stage: DefinedStage): void => {
    if (needed.has(stage)) return
    needed.add(stage)
    const base = baseStage(definition, stage)
    if (base) visit(base)
    for (const statement of stage.statements)
      locally(linesOf(statement), () => {
        for (const from of sourcesOf(statement)) {
          const source = sourceStage(definition, from, stage)
          if (source) visit(source)
        }
      })
  }
  visit(definition.target)
  return definition.stages.filter((stage) => needed.has(stage))
}

/** An image that a definition names, and where. */
export interface NeededImage {
  readonly name: string
  readonly at: SourceLines
}

/** The images that stages name, each once, bases first. @throws DefinitionError for a blank name */
export function neededImages(
  definition: Definition,
  needed: readonly DefinedStage[],
): readonly NeededImage[] {
  const images = new Map<string, NeededImage>()
  const add = (name: string, at: SourceLines): void => {
    if (name !== SCRATCH && !images.has(name)) images.set(name, { name, at })
  }
  for (const stage of needed) {
    const at = linesOf(stage.from)
    if (stage.base === '') throw new DefinitionError(blank(stage.from.words[0] ?? ''), at)
    if (!baseStage(definition, stage)) add(stage.base, at)
  }
  for (const stage of needed)
    for (const statement of stage.statements)
      for (const from of sourcesOf(statement))
        if (!sourceStage(definition, from, stage)) add(from, linesOf(statement))
  return [...images.values()]
}
