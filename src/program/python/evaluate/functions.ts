/**
 * Functions: their parameters, and what happens when they are called.
 *
 * @see https://docs.python.org/3/reference/compound_stmts.html#function-definitions
 */
import { raise, unexpectedKeyword } from '../exceptions.js'
import type { Expr, ExprOf, Parameter, Stmt, StmtOf } from '../parse/tree.js'
import { charge } from '../running.js'
import { dict } from '../types/keys.js'
import {
  type Called,
  type Kw,
  PyFunction,
  PyGenerator,
  PyTuple,
  type Value,
  coroutineClass,
  generatorClass,
} from '../values.js'
import { callLater } from './calls.js'
import { type Code, type Compiler, Frame, type Signal, lift } from './frame.js'
import { runLater, runNow } from './run-body.js'
import { writeName } from './names.js'
import { Scope, bindNames, yields } from './scope.js'

/** What a function is made of when its definition is carried out. */
interface Definition {
  readonly name: string
  readonly qualname: string
  readonly params: readonly Parameter[]
  readonly body: Code<Signal>
  readonly isGenerator: boolean
  readonly isAsync: boolean
}

const TURNS_PER_CALL = 2

/** The values of parameters. @throws TypeError as Python says what does not fit */
function bind(
  { params, qualname }: Definition,
  defaults: ReadonlyMap<string, Value>,
  args: readonly Value[],
  kw: Kw,
): Map<string, Value> {
  const vars = new Map<string, Value>()
  const places = params.filter(({ kind }) => kind === 'plain' || kind === 'positional')
  places.forEach(({ name }, i) => {
    const value = args[i]
    if (value !== undefined) vars.set(name, value)
  })
  const rest = params.find(({ kind }) => kind === 'rest')
  if (rest) vars.set(rest.name, new PyTuple(args.slice(places.length)))
  else if (args.length > places.length) tooMany(qualname, places, args.length, defaults)
  bindNamed(qualname, params, vars, kw)
  const missing = params.filter(({ name, kind }) => {
    if (vars.has(name) || kind === 'rest' || kind === 'keywords') return false
    const value = defaults.get(name)
    if (value !== undefined) vars.set(name, value)
    return value === undefined
  })
  if (missing.length > 0) tooFew(qualname, missing)
  return vars
}

function bindNamed(
  qualname: string,
  params: readonly Parameter[],
  vars: Map<string, Value>,
  kw: Kw,
): void {
  const others = params.find(({ kind }) => kind === 'keywords')
  const more = new Map<string, Value>()
  if (kw)
    for (const [name, value] of kw) {
      const isKnown = params.some(
        (one) => one.name === name && (one.kind === 'plain' || one.kind === 'keyword'),
      )
      if (isKnown && vars.has(name))
        raise('TypeError', `${qualname}() got multiple values for argument '${name}'`)
      if (isKnown) vars.set(name, value)
      else if (others) more.set(name, value)
      else unexpectedKeyword(qualname, name)
    }
  if (others) vars.set(others.name, dict(more))
}

function tooMany(
  qualname: string,
  places: readonly Parameter[],
  given: number,
  defaults: ReadonlyMap<string, Value>,
): never {
  const most = places.length
  const least = places.filter(({ name }) => !defaults.has(name)).length
  const takes = least === most ? String(most) : `from ${least} to ${most}`
  return raise(
    'TypeError',
    `${qualname}() takes ${takes} positional argument${most === 1 && least === most ? '' : 's'} but ${given} ${given === 1 ? 'was' : 'were'} given`,
  )
}

function tooFew(qualname: string, missing: readonly Parameter[]): never {
  const places = missing.filter(({ kind }) => kind !== 'keyword')
  const shown = places.length > 0 ? places : missing
  const names = shown.map(({ name }) => `'${name}'`)
  const last = names.pop() ?? ''
  const listed =
    names.length === 0 ? last : `${names.join(', ')}${names.length > 1 ? ',' : ''} and ${last}`
  return raise(
    'TypeError',
    `${qualname}() missing ${shown.length} required ${places.length > 0 ? 'positional' : 'keyword-only'} argument${shown.length > 1 ? 's' : ''}: ${listed}`,
  )
}

/** Makes the function. */
function makeFunction(
  compiler: Compiler,
  definition: Definition,
  outer: Frame,
  defaults: ReadonlyMap<string, Value>,
): PyFunction {
  const { name, qualname, params, body, isGenerator, isAsync } = definition
  const first = params[0]
  const isSimple = params.every(({ kind }) => kind === 'plain')
  const run = (args: readonly Value[], kw: Kw): Called => {
    charge(TURNS_PER_CALL)
    let vars: Map<string, Value>
    if (isSimple && kw === undefined && args.length === params.length) {
      vars = new Map()
      for (let i = 0; i < args.length; i++)
        vars.set((params[i] as Parameter).name, args[i] as Value)
    } else vars = bind(definition, defaults, args, kw)
    const frame = new Frame(compiler.unit, name, vars, outer.globals, outer)
    frame.fn = made
    if (first) frame.self = vars.get(first.name)
    if (isGenerator || isAsync)
      return new PyGenerator(
        qualname,
        runLater(frame, body),
        isAsync ? coroutineClass : generatorClass,
      )
    return body.now ? runNow(frame, body.now) : runLater(frame, body)
  }
  const made = new PyFunction(name, qualname, run)
  return made
}

/** The scope of a function with its parameters. */
function scopeOf(compiler: Compiler, name: string, params: readonly Parameter[]): Scope {
  const scope = new Scope('function', compiler.scope, compiler.scope.nameOf(name))
  for (const { name: own } of params) scope.locals.add(own)
  return scope
}

/** The defaults of parameters, which are computed when the definition is carried out. */
function defaultsCode(
  compiler: Compiler,
  params: readonly Parameter[],
  make: (frame: Frame, defaults: ReadonlyMap<string, Value>) => Value,
): Code {
  const withDefault = params.flatMap(({ name, default: value }) =>
    value ? [{ name, code: compiler.expr(value) }] : [],
  )
  return lift(
    withDefault.map(({ code }) => code),
    (frame, values) =>
      make(frame, new Map(withDefault.map(({ name }, i) => [name, values[i] as Value]))),
  )
}

/** `lambda params: body`. */
export function lambdaCode(compiler: Compiler, { params, body, at }: ExprOf<'Lambda'>): Code {
  const scope = scopeOf(compiler, '<lambda>', params)
  bindNames(scope, [{ is: 'Expr', value: body, at }])
  const inner = compiler.inner(scope).block([{ is: 'Return', value: body, at }])
  const definition: Definition = {
    name: '<lambda>',
    qualname: scope.qualname,
    params,
    body: inner,
    isGenerator: yields(body),
    isAsync: false,
  }
  return defaultsCode(compiler, params, (frame, defaults) =>
    makeFunction(compiler, definition, frame, defaults),
  )
}

/** `def name(params): body`. */
export function functionCode(compiler: Compiler, node: StmtOf<'FunctionDef'>): Code<Signal> {
  const { name, params, body, isAsync } = node
  const scope = bindNames(scopeOf(compiler, name, params), body)
  const definition: Definition = {
    name,
    qualname: scope.qualname,
    params,
    body: compiler.inner(scope).block(body),
    isGenerator: yields(body),
    isAsync,
  }
  const doc = docOf(body)
  const made = defaultsCode(compiler, params, (frame, defaults) => {
    const fn = makeFunction(compiler, definition, frame, defaults)
    fn.attrs = new Map<string, Value>([
      ['__doc__', doc],
      ['__module__', frame.globals.get('__name__') ?? null],
      ['_parameters', new PyTuple(params.map((one) => one.name))],
    ])
    if (isAsync) fn.attrs.set('_is_coroutine', true)
    const types = params.flatMap(({ name: own, annotation }) =>
      annotation ? [[own, annotationText(annotation)] as const] : [],
    )
    fn.attrs.set('__annotations__', dict(types))
    return fn
  })
  return decorated(compiler, node.decorators, made, writeName(compiler, name))
}

/** The name of a type, where an annotation is one. */
export const annotationText = (node: Expr): Value =>
  node.is === 'Name'
    ? node.id
    : node.is === 'Attribute'
      ? `${annotationText(node.value)}.${node.attr}`
      : node.is === 'Subscript'
        ? `${annotationText(node.value)}[${annotationText(node.index)}]`
        : node.is === 'BinOp'
          ? `${annotationText(node.left)} | ${annotationText(node.right)}`
          : node.is === 'Constant' && typeof node.value === 'string'
            ? node.value
            : node.is === 'Constant' && node.value === null
              ? 'None'
              : '?'

/** The text that a body begins with. */
export function docOf([first]: readonly Stmt[]): Value {
  return first?.is === 'Expr' &&
    first.value.is === 'Constant' &&
    typeof first.value.value === 'string'
    ? first.value.value
    : null
}

/** Carries out a definition: decorators are computed first, and called last to first. */
export function decorated(
  compiler: Compiler,
  decorators: readonly Expr[],
  made: Code,
  assign: (frame: Frame, value: Value) => void,
): Code<Signal> {
  const codes = decorators.map((one) => compiler.expr(one))
  if (codes.length === 0 && made.now) {
    const { now } = made
    return {
      now: (frame) => {
        assign(frame, now(frame))
        return 0
      },
    }
  }
  return {
    *later(frame) {
      const fns: Value[] = []
      for (const code of codes) fns.push(code.now ? code.now(frame) : yield* code.later(frame))
      let value = made.now ? made.now(frame) : yield* made.later(frame)
      for (const [i, fn] of [...fns.entries()].reverse()) {
        frame.at = (decorators[i] as Expr).at
        value = yield* callLater({ fn }, [value], undefined)
      }
      assign(frame, value)
      return 0
    },
  }
}
