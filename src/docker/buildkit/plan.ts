/**
 * The frontend for Dockerfiles: turns the stages that a target needs into a graph of operations.
 *
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/docs/reference.md
 */
import { linesOf, parseStatement } from '../build/dockerfile.js'
import { SCRATCH } from '../build/from.js'
import type { Statement } from '../build/instruction.js'
import type { BaseImage } from './base-image.js'
import {
  type DefinedStage,
  type Definition,
  baseStage,
  locally,
  neededStages,
  sourceStage,
} from './definition.js'
import { type Draft, inheritedFrom, stageWith, withPath } from './drafts.js'
import type { Graph, Op, Work } from './graph.js'
import { shownStage, stepName, stepsOf } from './names.js'
import type { SolveOptions } from './options.js'
import { planStatement } from './plan-statement.js'
import { OWN, platformOf } from './platform.js'

/** The operations of a graph while it grows: the same work on the same inputs is one operation. */
export class GraphBuilder {
  readonly ops: Op[] = []
  private readonly known = new Map<string, number>()
  private readonly contextPaths = new Map<string, string[]>()

  /** Adds an operation unless it is there; its number. */
  add(work: Work, more: Omit<Op, 'work' | 'inputs'>, inputs: readonly number[] = []): number {
    const key = JSON.stringify([work, more.noCache])
    const same = this.known.get(key)
    if (same !== undefined) return same
    const number = this.ops.push({ ...more, inputs, work }) - 1
    this.known.set(key, number)
    return number
  }

  /** The operation that has the files of a context; paths are what is needed of it. */
  context(name: string, paths: readonly string[]): number {
    const needed = this.contextPaths.get(name)
    if (needed) needed.push(...paths)
    else this.contextPaths.set(name, [...paths])
    return this.add(
      { kind: 'context', context: name, paths: [] },
      { name: contextName(name), at: { line: 0 }, noCache: false },
    )
  }

  /** The operations, with the paths that contexts are needed for. */
  done(): readonly Op[] {
    return this.ops.map((op) =>
      op.work.kind === 'context'
        ? { ...op, work: { ...op.work, paths: this.contextPaths.get(op.work.context) ?? [] } }
        : op,
    )
  }
}

const contextName = (name: string): string =>
  name === '' ? '[internal] load build context' : `[context ${name}] load from client`

/** What statements need to be planned. */
export interface Planning {
  readonly definition: Definition
  readonly options: SolveOptions
  readonly images: Readonly<Record<string, BaseImage>>
  readonly graph: GraphBuilder
  readonly drafts: Map<DefinedStage, Draft>
  /** The operation that a name after `--from` stands for. */
  readonly sourceOf: (name: string, draft: Draft, paths: readonly string[]) => number
}

/** Plans the target. @throws DefinitionError */
export function planOf(
  definition: Definition,
  options: SolveOptions,
  images: Readonly<Record<string, BaseImage>>,
): Graph {
  const graph = new GraphBuilder()
  const drafts = new Map<DefinedStage, Draft>()
  const planning: Planning = {
    definition,
    options,
    images,
    graph,
    drafts,
    sourceOf: (name, draft, paths) => sourceOf(planning, name, draft, paths),
  }
  for (const stage of neededStages(definition)) drafts.set(stage, planStage(planning, stage))
  const draft = drafts.get(definition.target) as Draft
  const { config, author } = draft.stage
  return {
    ops: graph.done(),
    result: draft.op,
    config: { ...config, ...labelled(config.Labels, options.labels) },
    ...(author === undefined ? {} : { author }),
    ...(draft.base === undefined ? {} : { base: draft.base }),
    history: draft.history,
    platform: platformOfTarget(options, definition),
  }
}

const labelled = (
  own: Readonly<Record<string, string>> | undefined,
  more: Readonly<Record<string, string>>,
): { readonly Labels?: Readonly<Record<string, string>> } =>
  Object.keys(more).length === 0 ? {} : { Labels: { ...own, ...more } }

function platformOfTarget({ platform }: SolveOptions, { target }: Definition) {
  const wanted = target.platform || platform
  return wanted === undefined ? OWN : platformOf(wanted)
}

function planStage(planning: Planning, stage: DefinedStage): Draft {
  const { draft, triggers } = begin(planning, stage)
  const inherited = triggers.map((text) => triggered(text, stage))
  draft.total += stepsOf(inherited, false)
  for (const statement of [...inherited, ...stage.statements])
    locally(linesOf(statement), () => planStatement(planning, draft, statement))
  return draft
}

/** A statement that the base image holds: it stands where FROM stands. */
function triggered(text: string, { from }: DefinedStage): Statement {
  const statement = parseStatement(text)
  return { ...statement, ...linesOf(from), original: `ONBUILD ${statement.original}` }
}

function begin(
  planning: Planning,
  stage: DefinedStage,
): { readonly draft: Draft; readonly triggers: readonly string[] } {
  const { definition, options, graph, drafts } = planning
  const below = baseStage(definition, stage)
  const base = below && drafts.get(below)
  const common = {
    definition: stage,
    shown: shownStage(definition, stage),
    steps: 0,
    noCache: options.noCache || options.noCacheFilter.some((name) => isCalled(stage, name)),
    declared: [],
    shadowing: new Set<string>(),
    history: [],
  }
  if (base) {
    const { OnBuild: triggers = [], ...config } = base.stage.config
    const draft: Draft = {
      ...common,
      stage: stageWith(config, base.stage.author),
      op: base.op,
      history: [...base.history],
      total: stepsOf(stage.statements, false),
      ...(base.base === undefined ? {} : { base: base.base }),
    }
    return { draft, triggers }
  }
  if (stage.base === SCRATCH) {
    const op = graph.add({ kind: 'scratch' }, { name: '', at: { line: 0 }, noCache: false })
    const total = stepsOf(stage.statements, false)
    return { draft: { ...common, stage: stageWith(withPath({})), op, total }, triggers: [] }
  }
  return beginWithImage(planning, stage, common)
}

function beginWithImage(
  { images, graph }: Planning,
  stage: DefinedStage,
  common: Omit<Draft, 'stage' | 'op' | 'total'>,
): { readonly draft: Draft; readonly triggers: readonly string[] } {
  const image = images[stage.base] as BaseImage
  const { config, triggers } = inheritedFrom(image)
  const total = stepsOf(stage.statements, true)
  const name = stepName(common.shown, 1, total) + fromName(image)
  const op = imageOp(graph, stage.base, name, linesOf(stage.from))
  const { author } = image.image.config
  const draft: Draft = {
    ...common,
    stage: stageWith(config, author),
    op,
    base: stage.base,
    steps: 1,
    total,
  }
  return { draft, triggers }
}

const isCalled = ({ name, index }: DefinedStage, wanted: string): boolean =>
  name === wanted.toLowerCase() || String(index) === wanted

const fromName = ({ name, digest }: BaseImage): string =>
  `FROM ${name}${digest === undefined ? '' : `@${digest}`}`

const imageOp = (graph: GraphBuilder, image: string, name: string, at: Op['at']): number =>
  graph.add({ kind: 'image', image }, { name, at, noCache: false })

/** @throws BuildError for a stage that comes later */
function sourceOf(
  { definition, images, graph, drafts, options }: Planning,
  name: string,
  draft: Draft,
  paths: readonly string[],
): number {
  const stage = sourceStage(definition, name, draft.definition)
  if (stage) return (drafts.get(stage) as Draft).op
  if (options.contexts[name]?.kind === 'files') return graph.context(name, paths)
  const image = images[name]
  return image
    ? imageOp(graph, name, fromName(image), { line: 0 })
    : graph.add({ kind: 'scratch' }, { name: '', at: { line: 0 }, noCache: false })
}
