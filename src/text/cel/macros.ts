/**
 * Macros: calls that stand for more than a function, because they bring names of their own.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#macros
 */
import { type Macro, type Node, issue } from './syntax.js'

/** Macros over lists and maps, by name: how many arguments they take with one and two variables. */
const LOOPS: Readonly<Record<string, readonly [Macro, ...number[]]>> = {
  all: ['all', 2, 3],
  exists: ['exists', 2, 3],
  exists_one: ['exists_one', 2],
  existsOne: ['exists_one', 2, 3],
  map: ['map', 2],
  filter: ['filter', 2],
}

/** What a macro stands for; undefined for a function. @throws CelSyntaxError */
export function macroOf(
  text: string,
  name: string,
  target: Node | undefined,
  args: readonly Node[],
  at: number,
): Node | undefined {
  const [first, second, third] = args
  if (!target) {
    if (name !== 'has' || args.length !== 1) return undefined
    if (first?.is !== 'select')
      throw issue(text, first?.at ?? at, 'invalid argument to has() macro')
    return { is: 'has', at, of: first.of, field: first.field }
  }
  const variable = (node: Node | undefined): string => {
    if (node?.is === 'name') return node.name
    throw issue(text, node?.at ?? at, 'argument must be a simple name')
  }
  if (target.is === 'name' && target.name === 'cel' && name === 'bind' && third && second)
    return { is: 'bind', at, name: variable(first), value: second, body: third }
  const flat = name === 'optFlatMap'
  if ((name === 'optMap' || flat) && second)
    return { is: 'optMap', at, of: target, name: variable(first), body: second, flat }
  return loopOf(name, target, args, at, variable)
}

/** A macro over a list or a map. */
function loopOf(
  name: string,
  over: Node,
  args: readonly Node[],
  at: number,
  variable: (node: Node | undefined) => string,
): Node | undefined {
  const [first, second, third, fourth] = args
  const loop = { is: 'loop', at, over } as const
  if (name === 'transformList' && third) {
    const names = [variable(first), variable(second)]
    const [filter, body] = fourth ? [third, fourth] : [undefined, third]
    return { ...loop, macro: 'map', names, filter, body }
  }
  const found = Object.hasOwn(LOOPS, name) ? LOOPS[name] : undefined
  if (!found) return undefined
  const [macro, ...counts] = found
  if (macro === 'map' && second && third)
    return { ...loop, macro, names: [variable(first)], filter: second, body: third }
  const body = args.at(-1)
  if (!counts.includes(args.length) || !body) return undefined
  return { ...loop, macro, names: args.slice(0, -1).map(variable), filter: undefined, body }
}
