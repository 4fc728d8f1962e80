/**
 * A simple command: assignments, words, redirections; then a builtin, a function or a program runs.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_01
 */
import { type Builtin, SPECIAL, builtins } from '../builtins/index.js'
import type { Expansion } from '../expand/expansion.js'
import { joined } from '../expand/expansion.js'
import type { Machine } from '../machine.js'
import { ShellError, TOO_DEEP } from '../messages.js'
import { type Target, redirected, targetsOf } from '../redirect.js'
import { type Frame, type Undo, type Variable, type Variables, entry } from '../state.js'
import type { Node } from '../syntax/tree.js'
import { attempt } from './attempt.js'
import { launch } from './launch.js'
import { gather } from './pipeline.js'
import { quotedIfNeeded } from './quote.js'

type Simple = Extract<Node, { kind: 'simple' }>

/** Where a simple command is: its words, its program, its builtin, what its builtin began. */
const [EXPANDING, RUNNING, BUILTIN, BEGUN] = [0, 1, 2, 3]

const CALLS_AT_MOST = 500

/** A command whose words are known. */
interface Expanded {
  readonly argv: readonly string[]
  readonly targets: readonly Target[]
  /** The variables before its assignments, and what they assigned. */
  readonly before: Variables
  readonly assigned: readonly string[]
}

export function runSimple(machine: Machine, frame: Frame, node: Simple): void {
  machine.line = node.line
  if (frame.at === RUNNING) {
    if (gather(machine, frame.pids ?? [])) machine.finish(machine.top.codes?.at(-1) ?? 0)
    return
  }
  if (frame.at === BUILTIN) return runBuiltin(machine, frame.words ?? [])
  if (frame.at === BEGUN) return machine.finish(machine.state.status)
  if (frame.at === EXPANDING && beginAlias(machine, frame, node)) return
  const expanded = attempt(machine, frame, (expansion) => expand(machine, expansion, node))
  if (!expanded) return
  trace(machine, expanded.value)
  if (machine.isHeldBack()) {
    machine.state.variables = expanded.value.before
    return
  }
  run(machine, expanded.value, (frame.outputs ?? []).length > 0)
}

function expand(machine: Machine, expansion: Expansion, node: Simple): Expanded {
  const argv = expansion.fields(node.words)
  const targets = targetsOf(expansion, node.redirects)
  const before = machine.state.variables
  for (const { name, append, value } of node.assignments) {
    const text = joined(expansion.segments(value, true), ' ')
    const old = append ? (machine.variable(name) ?? '') : ''
    machine.assign(
      name,
      append && entry(machine.state.variables, name)?.integer
        ? String(BigInt(Number(old) || 0) + BigInt(Number(text) || 0))
        : old + text,
    )
  }
  return { argv, targets, before, assigned: node.assignments.map(({ name }) => name) }
}

function trace(machine: Machine, { argv, assigned }: Expanded): void {
  if (!machine.hasOption('x')) return
  const shown = [
    ...assigned.map((name) => `${name}=${quotedIfNeeded(machine.variable(name) ?? '')}`),
    ...argv.map(quotedIfNeeded),
  ]
  machine.err(`${machine.variable('PS4') ?? '+ '}${shown.join(' ')}\n`)
}

/** An alias in place of the first word, unless it is already being replaced. */
function beginAlias(machine: Machine, frame: Frame, { name, rest }: Simple): boolean {
  // bash knows aliases only where a person types.
  if (machine.state.flavor === 'bash' && !machine.state.interactive) return false
  const text = entry(machine.state.aliases, name)
  if (
    text === undefined ||
    machine.state.frames.some(
      ({ special, words }) => special === 'source' && words?.includes(`alias ${name}`),
    )
  )
    return false
  machine.change({ at: BEGUN })
  machine.pushScript(text + rest, {
    special: 'source',
    tested: frame.tested,
    words: [`alias ${name}`],
  })
  return true
}

function run(machine: Machine, expanded: Expanded, substituted: boolean): void {
  const { argv, targets, before, assigned } = expanded
  const [name] = argv
  if (name === undefined) {
    const { pipes } = redirected(machine, targets)
    for (const pipe of pipes) machine.release(pipe)
    return machine.finish(substituted ? machine.state.substituted : 0)
  }
  const builtin = Object.hasOwn(builtins, name) ? (builtins[name] as Builtin) : undefined
  const declared = entry(machine.state.functions, name)
  if (!builtin && !declared) return launch(machine, argv, targets, before, assigned)
  const isSpecial = builtin !== undefined && SPECIAL.has(name)
  const keeps = isSpecial && machine.state.flavor !== 'bash'
  const old = machine.state.descriptors
  const { descriptors, pipes } = redirectedFor(machine, targets, isSpecial)
  const undo: Undo = {
    descriptors: old,
    pipes,
    ...(keeps || assigned.length === 0 ? {} : { variables: valuesOf(before, assigned) }),
  }
  machine.state.descriptors = descriptors
  for (const variable of assigned)
    machine.assign(variable, machine.variable(variable) ?? '', { exported: true })
  if (declared && !isSpecial) return call(machine, declared, argv, undo)
  machine.change({ at: BUILTIN, words: argv, undo })
  runBuiltin(machine, argv)
}

/** In a script, a redirection of a special builtin that fails is the end. */
function redirectedFor(
  machine: Machine,
  targets: readonly Target[],
  isSpecial: boolean,
): ReturnType<typeof redirected> {
  try {
    return redirected(machine, targets)
  } catch (error) {
    if (!(error instanceof ShellError) || !isSpecial || machine.state.flavor === 'bash') throw error
    throw new ShellError(error.message, error.status, true)
  }
}

const valuesOf = (
  variables: Variables,
  names: readonly string[],
): Record<string, Variable | null> =>
  Object.fromEntries(names.map((name) => [name, entry(variables, name) ?? null]))

function call(
  machine: Machine,
  { source, node }: { readonly source: string; readonly node: number },
  [, ...args]: readonly string[],
  undo: Undo,
): void {
  if (machine.state.frames.filter(({ special }) => special === 'call').length >= CALLS_AT_MOST)
    throw new ShellError(TOO_DEEP, 2, true)
  machine.change({ at: BEGUN })
  machine.pushFrame({
    source,
    node,
    special: 'call',
    at: 0,
    tested: machine.top.tested,
    last: false,
    undo: { ...undo, positional: machine.state.positional },
  })
  machine.state.positional = args
}

/**
 * Calls a builtin: it is done with a status, it has to wait and will be called again, or it began
 * something else.
 */
function runBuiltin(machine: Machine, [name = '', ...args]: readonly string[]): void {
  const builtin = builtins[name] as Builtin
  const depth = machine.state.frames.length
  const result = builtin(machine, args)
  if (result === 'waits' || result === 'launched') return
  if (result === 'begun') {
    if (machine.state.frames.length >= depth)
      machine.state.frames = machine.state.frames.map((frame, index) =>
        index === depth - 1 ? { ...frame, at: BEGUN } : frame,
      )
    return
  }
  machine.finish(result)
}
