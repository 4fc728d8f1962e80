/**
 * A simple command: assignments, words, redirections; then a builtin, a function or a program runs.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_01
 */
import { type Builtin, SPECIAL } from '../builtins/builtin.js'
import { builtinNamed } from '../builtins/index.js'
import { variableNamed } from '../attributes.js'
import type { Expansion } from '../expand/expansion.js'
import { joined } from '../expand/expansion.js'
import type { Interpreter } from '../interpreter.js'
import { ShellError, TOO_DEEP, strayParenthesis } from '../messages.js'
import { isOn } from '../options.js'
import { type Target, redirected, targetsOf } from '../redirect.js'
import { type Frame, type Undo, type Variable, type Variables, entry } from '../state.js'
import type { Node, Word } from '../syntax/tree.js'
import { type Element, assignElement, assignElements } from '../arrays.js'
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
  /** Lists that `declare` and its kin assign. */
  readonly late: readonly Late[]
}

interface Late {
  readonly name: string
  readonly append: boolean
  readonly elements: readonly Element[]
}

export function runSimple(sh: Interpreter, frame: Frame, node: Simple): void {
  sh.line = node.line
  if (frame.at === RUNNING) {
    if (gather(sh, frame.pids ?? [])) sh.finish(sh.top.codes?.at(-1) ?? 0)
    return
  }
  if (frame.at === BUILTIN) return runBuiltin(sh, frame.words ?? [])
  if (frame.at === BEGUN) return sh.finish(sh.state.status)
  if (frame.at === EXPANDING && frame.outputs === undefined && sh.hasOwnTrap('DEBUG')) {
    sh.change({ outputs: [] })
    return sh.pushScript(sh.state.traps['DEBUG'] ?? '', {
      special: 'trap',
      status: sh.state.status,
    })
  }
  if (frame.at === EXPANDING && beginAlias(sh, frame, node)) return
  const expanded = attempt(sh, frame, (expansion) => expand(sh, expansion, node))
  if (!expanded) return
  trace(sh, expanded.value)
  if (sh.isHeldBack()) {
    sh.state.variables = expanded.value.before
    return
  }
  run(sh, expanded.value, (frame.outputs ?? []).length > 0)
}

function expand(sh: Interpreter, expansion: Expansion, node: Simple): Expanded {
  const argv = node.declares
    ? node.words.flatMap((word) => declaredFields(expansion, word))
    : expansion.fields(node.words)
  const targets = targetsOf(expansion, node.redirects)
  const before = sh.state.variables
  const late: Late[] = []
  for (const assignment of node.assignments) {
    const { name, append, value, index, items, declares } = assignment
    if (items && sh.state.flavor !== 'bash') throw noArrays(sh)
    if (items) {
      const elements = items.flatMap((item) => elementsFor(expansion, name, item))
      if (declares) late.push({ name, append, elements })
      else assignElements(sh, name, elements, { append })
      continue
    }
    if (index) {
      const text = joined(expansion.segments(value, true), ' ')
      assignElement(sh, name, expansion.index(name, index), text, append)
      continue
    }
    const text = joined(expansion.segments(value, true), ' ')
    const old = append ? (sh.variable(name) ?? '') : ''
    sh.assign(
      name,
      append && variableNamed(sh.state.variables, name)?.integer
        ? `${old === '' ? '0' : old}+(${text})`
        : old + text,
    )
  }
  const plain = node.assignments.filter(({ declares }) => !declares)
  return { argv, targets, before, assigned: plain.map(({ name }) => name), late }
}

/** An argument of `declare` and its kin: an assignment is one field, whatever its value has. */
function declaredFields(expansion: Expansion, word: Word): string[] {
  const [first] = word
  return first?.kind === 'text' && !first.quoted && /^[A-Za-z_]\w*\+?=/.test(first.text)
    ? [joined(expansion.segments(word, true), ' ')]
    : expansion.fields([word])
}

/** An element of a list as commands see it: without an index, all fields that its word makes. */
function elementsFor(
  expansion: Expansion,
  name: string,
  { index, value }: { readonly index?: Word; readonly value: Word },
): Element[] {
  if (index === undefined) return expansion.fields([value]).map((text) => ({ value: text }))
  const isKeyed = !/^[-+0-9 ]*$/.test(expansion.text(index))
  const key = isKeyed ? expansion.text(index) : expansion.index(name, index)
  return [{ index: key, value: joined(expansion.segments(value, true), ' ') }]
}

const noArrays = (sh: Interpreter): ShellError =>
  new ShellError(strayParenthesis(sh.state.flavor), 2, true)

function trace(sh: Interpreter, { argv, assigned }: Expanded): void {
  if (!sh.hasOption('x')) return
  const shown = [
    ...assigned.map((name) => `${name}=${quotedIfNeeded(sh.variable(name) ?? '')}`),
    ...argv.map(quotedIfNeeded),
  ]
  sh.err(`${sh.variable('PS4') ?? '+ '}${shown.join(' ')}\n`)
}

/** An alias in place of the first word, unless it is already being replaced. */
function beginAlias(sh: Interpreter, frame: Frame, { name, rest, line }: Simple): boolean {
  if (sh.state.flavor === 'bash' && !isOn(sh.state, 'expand_aliases')) return false
  const text = entry(sh.state.aliases, name)
  // bash reads a line before it runs any of it.
  if (sh.state.flavor === 'bash' && (entry(sh.state.aliasLines ?? {}, name) ?? 0) >= line)
    return false
  if (
    text === undefined ||
    sh.state.frames.some(
      ({ special, words }) => special === 'source' && words?.includes(`alias ${name}`),
    )
  )
    return false
  sh.change({ at: BEGUN })
  sh.pushScript(text + rest, {
    special: 'source',
    tested: frame.tested,
    words: [`alias ${name}`],
  })
  return true
}

function run(sh: Interpreter, expanded: Expanded, substituted: boolean): void {
  const { argv, targets, before, assigned, late } = expanded
  const [name] = argv
  if (name === undefined) {
    const { pipes } = redirected(sh, targets)
    for (const pipe of pipes) sh.release(pipe)
    return sh.finish(substituted ? sh.state.substituted : 0)
  }
  const builtin = builtinNamed(name)
  const declared = entry(sh.state.functions, name)
  if (!builtin && !declared) return launch(sh, argv, targets, before, assigned)
  const isSpecial = builtin !== undefined && SPECIAL.has(name)
  const keeps = isSpecial && sh.state.flavor !== 'bash'
  const old = sh.state.descriptors
  const { descriptors, pipes } = redirectedFor(sh, targets, isSpecial)
  const undo: Undo = {
    descriptors: old,
    pipes,
    ...(keeps || assigned.length === 0 ? {} : { variables: valuesOf(before, assigned) }),
  }
  sh.state.descriptors = descriptors
  for (const variable of assigned)
    sh.assign(variable, sh.variable(variable) ?? '', { exported: true })
  if (declared && !isSpecial) return call(sh, declared, argv, undo)
  sh.change({ at: BUILTIN, words: argv, undo })
  runBuiltin(sh, argv)
  for (const { name: list, append, elements } of late)
    assignElements(sh, list, elements, { append })
}

/** In a script, a redirection of a special builtin that fails is the end. */
function redirectedFor(
  sh: Interpreter,
  targets: readonly Target[],
  isSpecial: boolean,
): ReturnType<typeof redirected> {
  try {
    return redirected(sh, targets)
  } catch (error) {
    if (!(error instanceof ShellError) || !isSpecial || sh.state.flavor === 'bash') throw error
    throw new ShellError(error.message, error.status, true)
  }
}

const valuesOf = (
  variables: Variables,
  names: readonly string[],
): Record<string, Variable | null> =>
  Object.fromEntries(names.map((name) => [name, entry(variables, name) ?? null]))

function call(
  sh: Interpreter,
  { source, node }: { readonly source: string; readonly node: number },
  [, ...args]: readonly string[],
  undo: Undo,
): void {
  if (sh.state.frames.filter(({ special }) => special === 'call').length >= CALLS_AT_MOST)
    throw new ShellError(TOO_DEEP, 2, true)
  sh.change({ at: BEGUN })
  sh.pushFrame({
    source,
    node,
    special: 'call',
    at: 0,
    tested: sh.top.tested,
    last: false,
    undo: { ...undo, positional: sh.state.positional },
  })
  sh.state.positional = args
}

/**
 * Calls a builtin: it is done with a status, it has to wait and will be called again, or it began
 * something else.
 */
function runBuiltin(sh: Interpreter, [name = '', ...args]: readonly string[]): void {
  const builtin = builtinNamed(name) as Builtin
  const depth = sh.state.frames.length
  const result = builtin(sh, args)
  if (result === 'waits' || result === 'launched') return
  if (result === 'begun') {
    if (sh.state.frames.length >= depth)
      sh.state.frames = sh.state.frames.map((frame, index) =>
        index === depth - 1 ? { ...frame, at: BEGUN } : frame,
      )
    return
  }
  sh.finish(result)
}
