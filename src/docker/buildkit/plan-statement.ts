/**
 * What each instruction comes to: a change of the configuration, or an operation.
 *
 * @see https://docs.docker.com/reference/dockerfile/#overview
 */
import { argumentsOf } from '../build/arg.js'
import { BuildError } from '../build/errors.js'
import { type Statement, wholeText } from '../build/instruction.js'
import { instructions } from '../build/instructions.js'
import { pairsOf } from '../build/pairs.js'
import { joined } from '../build/tree.js'
import { type Draft, note, noteLayer, variablesIn } from './drafts.js'
import { planCopy } from './plan-copy.js'
import { planRun } from './plan-run.js'
import { nextStep, sceneOf } from './plan-step.js'
import type { Planning } from './plan.js'

/** Plans one statement. @throws DockerfileError */
export function planStatement(planning: Planning, draft: Draft, statement: Statement): void {
  switch (statement.keyword) {
    case 'ARG':
      return declare(planning, draft, statement)
    case 'RUN':
      return planRun(planning, draft, statement)
    case 'COPY':
    case 'ADD':
      return planCopy(planning, draft, statement)
    case 'WORKDIR':
      return enter(planning, draft, statement)
    default:
      return configure(draft, statement)
  }
}

/** ARG: what the build was given wins over the default, which wins over what stands before FROM. */
function declare({ options, definition }: Planning, draft: Draft, statement: Statement): void {
  const shown: string[] = []
  for (const [name, usual] of argumentsOf(statement, variablesIn(draft))) {
    const given = Object.hasOwn(options.buildArgs, name) ? options.buildArgs[name] : undefined
    const value = given ?? usual ?? definition.globals.get(name) ?? null
    draft.stage = { ...draft.stage, args: { ...draft.stage.args, [name]: value } }
    if (value !== null) draft.shadowing.add(name)
    draft.declared = [...draft.declared.filter((other) => other !== name), name]
    shown.push(value === null ? name : `${name}=${value}`)
  }
  note(draft, `ARG ${shown.join(' ')}`)
}

/** WORKDIR: the directory is made, whether it is there or not. */
function enter({ graph }: Planning, draft: Draft, statement: Statement): void {
  const { stage } = draft
  const given = wholeText(statement, sceneOf(draft))
  if (given === '') throw new BuildError('cannot normalize nothing')
  const path = joined(stage.config.WorkingDir || '/', given)
  const step = nextStep(draft, statement)
  draft.stage = { ...stage, config: { ...stage.config, WorkingDir: path } }
  const op = graph.add(
    { kind: 'mkdir', base: draft.op, path, user: stage.config.User ?? '' },
    step,
    [draft.op],
  )
  noteLayer(draft, `WORKDIR ${path}`, op)
}

function configure(draft: Draft, statement: Statement): void {
  const instruction = instructions.get(statement.keyword)
  if (!instruction) throw new BuildError(`unknown instruction: ${statement.keyword}`)
  const effect = instruction.apply(statement, sceneOf(draft))
  if (effect.kind !== 'config') return
  draft.stage = { ...draft.stage, ...effect.stage }
  if (statement.keyword === 'ENV')
    for (const [name] of pairsOf(statement, sceneOf(draft))) draft.shadowing.delete(name)
  if (statement.keyword === 'CMD' && !statement.list)
    draft.stage = { ...draft.stage, config: { ...draft.stage.config, ArgsEscaped: true } }
  note(draft, statement.keyword === 'EXPOSE' ? exposed(statement, draft) : effect.what)
}

/** `EXPOSE [443/udp 80/tcp]`: the ports that the statement itself names. */
function exposed(statement: Statement, draft: Draft): string {
  const bare = {
    ...draft,
    stage: { ...draft.stage, config: { Env: draft.stage.config.Env ?? [] } },
  }
  const effect = instructions.get('EXPOSE')?.apply(statement, sceneOf(bare))
  const ports = effect?.kind === 'config' ? effect.stage.config?.ExposedPorts : undefined
  return `EXPOSE [${Object.keys(ports ?? {})
    .sort()
    .join(' ')}]`
}
