/**
 * Makes code of a script's text: reads it, writes it as the simulation runs it, and evaluates that.
 *
 * @module
 */
import { MODULE_FUNCTION, SCRIPT_PREFIX } from './marks.js'
import { type Linkage, linkageOf } from './module-syntax.js'
import { type Names, namesOf } from './names.js'
import type { Place, Written } from './output.js'
import { type Goal, type SyntaxProblem, parse } from './parse.js'
import { Printer } from './printer.js'
import type { Surroundings } from './scopes.js'
import { PARAMETERS, SCOPE, SUPPORT } from './words.js'

/** How many texts are remembered; containers of one image share theirs. */
const REMEMBERED = 300

/** How many lines the evaluation adds above the script. */
const LINES_ABOVE = 3

/** What the text of a script is given. */
export interface Given {
  readonly global: object
  readonly meter: object
  readonly hostGlobal: object
  readonly support: object
  readonly namespaces: readonly object[]
  readonly scope: object
}

/** A text that has been made code. */
export interface Unit {
  readonly goal: Goal
  readonly linkage: Linkage
  readonly names: Names
  /** The code, of a function with the parameters `PARAMETERS` and `SCOPE`. */
  readonly body: string
  /** The function that the text is: of a module's variables, or a generator for an ES module. */
  evaluate(given: Given): (...args: readonly unknown[]) => unknown
  /** The text for a piece of the code, such as a function. */
  originalOf(code: string): string | undefined
  /** The place in the text for a place in the code; undefined for calls of the simulation. */
  originOf(place: Place): Place | undefined
}

const OUTSIDE: Surroundings = { visible: [], isStrict: false }
const MODULE_NAMES = ['exports', 'require', 'module', '__filename', '__dirname']
const units = new Map<string, Unit | SyntaxProblem>()

/** Makes code of a file. The same text under the same name is read once. */
export function compile(text: string, name: string, goal: Goal): Unit | SyntaxProblem {
  const key = JSON.stringify([goal, name, text])
  const known = units.get(key)
  if (known) return known
  if (units.size >= REMEMBERED) units.clear()
  const made = make(text, name, goal)
  units.set(key, made)
  return made
}

function make(text: string, name: string, goal: Goal): Unit | SyntaxProblem {
  const program = parse(text, goal)
  if ('message' in program) return program
  const linkage = linkageOf(program)
  const visible = goal === 'commonjs' ? MODULE_NAMES : []
  const names = namesOf(program, text, { ...OUTSIDE, visible, imports: linkage.imports })
  const printer = new Printer(
    text.replace(/^#!.*/, (line) => ' '.repeat(line.length)),
    names,
  )
  const [statement] = program.body
  if (goal === 'function' && statement?.type === 'ExpressionStatement')
    printer.node(statement.expression)
  else printer.program(program)
  const written = printer.output.written()
  const code = around(written.text, goal, linkage, names)
  const body = names.isDynamic
    ? `with(${SCOPE}){return function(${PARAMETERS.join()}){${code}\n}(${PARAMETERS.join()})}`
    : code
  let evaluate: Unit['evaluate'] | undefined
  return {
    goal,
    linkage,
    names,
    body,
    evaluate(given) {
      evaluate ??= evaluator(`${body}\n//# sourceURL=${SCRIPT_PREFIX}${name}`)
      return evaluate(given)
    },
    originalOf: (piece) => written.originalOf(piece),
    originOf: ({ line, column }) => originOf(written, { line: line - LINES_ABOVE, column }),
  }
}

const originOf = (written: Written, place: Place): Place | undefined =>
  place.line < 1 ? undefined : written.originOf(place)

function around(text: string, goal: Goal, linkage: Linkage, names: Names): string {
  if (goal === 'function') return `return (\n${text}\n)`
  if (goal === 'commonjs')
    return `return function ${MODULE_FUNCTION}(${MODULE_NAMES.join()}) {\n${text}\n}`
  const exports = linkage.exports.map(
    ({ name, read }) =>
      `[${JSON.stringify(name)}]:()=>${typeof read === 'string' ? read : (names.replaced.get(read) ?? read.name)}`,
  )
  return `return function*${MODULE_FUNCTION}(){"use strict";${SUPPORT}.exported({${exports.join()}});yield;\n${text}\n}`
}

/** The one place where text becomes code: the script is one that the user trusts. */
function evaluator(body: string): Unit['evaluate'] {
  const evaluate = new Function(...PARAMETERS, SCOPE, body) as (
    ...given: unknown[]
  ) => () => unknown
  return ({ global, meter, hostGlobal, support, namespaces, scope }) =>
    evaluate(global, meter, hostGlobal, support, namespaces, scope)
}

/** The text that a direct call of `eval` evaluates instead of the one that it was given. */
export function evaluated(text: string, around: Surroundings): string | SyntaxProblem {
  const program = parse(text, 'eval')
  if ('message' in program) return program
  const printer = new Printer(text, namesOf(program, text, around))
  printer.program(program)
  return printer.output.written().text
}
