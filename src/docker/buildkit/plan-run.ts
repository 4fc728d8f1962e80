/**
 * RUN: a command in a container of its own, with what is mounted for it.
 *
 * @see https://docs.docker.com/reference/dockerfile/#run
 */
import { BuildError } from '../build/errors.js'
import { type Statement, type Stage, commandLine } from '../build/instruction.js'
import { type Variables, expandWord } from '../build/words.js'
import { joined } from '../build/tree.js'
import { DefinitionError } from './definition.js'
import { type Draft, environmentOf, noteLayer, variablesIn } from './drafts.js'
import type { ExecMount, Work } from './graph.js'
import { type MountFlag, parseMount } from './mounts.js'
import { nextStep } from './plan-step.js'
import type { Planning } from './plan.js'
import { PROXIES } from './platform.js'

const NETWORKS = ['default', 'none', 'host']
const NOT_ALLOWED = 'failed to load LLB: network.host is not allowed'
/** How a container of a build is called by itself. */
const HOSTNAME = 'buildkitsandbox'
const SECRETS = '/run/secrets'

export function planRun(planning: Planning, draft: Draft, statement: Statement): void {
  const { graph, options } = planning
  const { stage } = draft
  const { argv, script } = commandOf(statement, stage)
  const mounts = mountsOf(planning, draft, statement)
  const step = nextStep(draft, statement)
  const work: Work = {
    kind: 'exec',
    base: draft.op,
    argv,
    ...(script === undefined ? {} : { script }),
    env: environmentOf(draft),
    proxies: PROXIES.flatMap((name) =>
      Object.hasOwn(options.buildArgs, name) ? [`${name}=${options.buildArgs[name]}`] : [],
    ),
    cwd: stage.config.WorkingDir || '/',
    user: stage.config.User ?? '',
    mounts,
    network: networkOf(statement, options.network),
    hosts: options.extraHosts,
    hostname: options.buildArgs['BUILDKIT_SANDBOX_HOSTNAME'] ?? HOSTNAME,
  }
  const inputs = [draft.op, ...mounts.flatMap(({ from }) => (from === undefined ? [] : [from]))]
  const op = graph.add(work, step, inputs)
  const shown = declaredIn(draft)
  const count = shown.length > 0 ? [`|${shown.length}`, ...shown] : []
  noteLayer(draft, `RUN ${[...count, ...argv].join(' ')} # buildkit`, op)
}

/** The command, or the script of a here-document that is all there is. */
function commandOf(
  statement: Statement,
  stage: Stage,
): { readonly argv: readonly string[]; readonly script?: string } {
  const { documents, list, text } = statement
  const [first, ...others] = documents ?? []
  if (!first || list) return { argv: commandLine(statement, stage) }
  if (others.length > 0 || !/^\d*<<-?["']?[^<"'\s]+["']?$/.test(text.trim())) {
    const whole = [text, ...(documents ?? []).map(({ name, text: body }) => body + name)].join('\n')
    return { argv: commandLine({ ...statement, text: whole }, stage) }
  }
  if (first.text.startsWith('#!')) return { argv: [`/dev/pipes/${first.name}`], script: first.text }
  return { argv: commandLine({ ...statement, text: first.text }, stage) }
}

/** What the history says of the arguments: all that were declared, by the values they have. */
function declaredIn(draft: Draft): readonly string[] {
  const variables = variablesIn(draft)
  return draft.declared
    .filter((name) => !PROXIES.includes(name))
    .map((name) => `${name}=${variables.get(name) ?? ''}`)
}

function networkOf({ flags }: Statement, usual: string): string {
  const given = flags.find(([name]) => name === 'network')?.[1]
  if (given !== undefined && !NETWORKS.includes(given))
    throw new BuildError(`invalid network mode: ${JSON.stringify(given)}`)
  if (given === 'host') throw new DefinitionError(NOT_ALLOWED)
  return given === undefined || given === 'default' ? usual : given
}

function mountsOf(
  planning: Planning,
  draft: Draft,
  { flags, escapeMark }: Statement,
): readonly ExecMount[] {
  const variables = variablesIn(draft)
  const cwd = draft.stage.config.WorkingDir || '/'
  return flags.flatMap(([name, value]) =>
    name === 'mount'
      ? [mountOf(planning, draft, expanded(parseMount(value), variables, escapeMark), cwd)]
      : [],
  )
}

/** A mount with the variables in it replaced. */
function expanded(mount: MountFlag, variables: Variables, escapeMark: string): MountFlag {
  const expand = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : expandWord(text, variables, escapeMark)
  const source = expand(mount.source)
  const target = expand(mount.target)
  const id = expand(mount.id)
  return {
    ...mount,
    ...(source === undefined ? {} : { source }),
    ...(target === undefined ? {} : { target }),
    ...(id === undefined ? {} : { id }),
  }
}

function mountOf(planning: Planning, draft: Draft, mount: MountFlag, cwd: string): ExecMount {
  const { from, ...rest } = mount
  if (mount.type === 'secret') {
    const id = mount.id ?? mount.source ?? (mount.target ?? '').split('/').at(-1) ?? ''
    const usual = mount.env === undefined ? `${SECRETS}/${id}` : ''
    const target = mount.target === undefined ? usual : joined(SECRETS, mount.target)
    return { ...rest, id, target }
  }
  if (mount.type === 'ssh')
    return { ...rest, id: mount.id ?? 'default', target: mount.target ?? '' }
  const target = joined(cwd, mount.target ?? '')
  if (mount.type === 'cache') {
    const own = from === undefined ? undefined : planning.sourceOf(from, draft, [])
    return { ...rest, id: mount.id ?? target, target, ...(own === undefined ? {} : { from: own }) }
  }
  if (mount.type !== 'bind') return { ...rest, target }
  const paths = [mount.source ?? '/']
  const op =
    from === undefined ? planning.graph.context('', paths) : planning.sourceOf(from, draft, paths)
  return { ...rest, target, from: op }
}
