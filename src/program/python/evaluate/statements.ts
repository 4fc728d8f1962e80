/**
 * Simple statements.
 *
 * @see https://docs.python.org/3/reference/simple_stmts.html
 */
import { PyException, Raised, baseException, exceptionOf, raise } from '../exceptions.js'
import { isWork } from '../running.js'
import { call, getAttribute } from '../objects.js'
import { binary } from '../operators.js'
import type { Expr, Stmt, StmtOf } from '../parse/tree.js'
import { str } from '../show.js'
import { subscript } from '../subscript.js'
import { setItem, truth } from '../types/keys.js'
import { PyClass, PyDict, type Value } from '../values.js'
import { type Code, type Compiler, type Frame, RETURN, type Signal, lift } from './frame.js'
import { annotationText } from './functions.js'
import { removeTarget, targetCode } from './targets.js'

type Compile<Is extends Stmt['is']> = (compiler: Compiler, node: StmtOf<Is>) => Code<Signal>

const assignCode: Compile<'Assign'> = (compiler, { targets, value }) => {
  const [only] = targets
  if (targets.length === 1 && only?.is === 'Name') {
    const assign = compiler.assign(only)
    return lift([compiler.expr(value)], (frame, [found]) => {
      assign(frame, found as Value)
      return 0
    })
  }
  const all = targets.map((target) => targetCode(compiler, target))
  const codes = [compiler.expr(value), ...all.flatMap(({ parts }) => parts)]
  return lift(codes, (frame, [found, ...parts]) => {
    let at = 0
    for (const [i, target] of all.entries()) {
      frame.at = (targets[i] as Expr).at
      target.put(frame, parts.slice(at, at + target.parts.length), found as Value)
      at += target.parts.length
    }
    return 0
  })
}

const augmentedCode: Compile<'AugAssign'> = (compiler, { target, op, value, at }) => {
  if (target.is === 'Name') {
    const assign = compiler.assign(target)
    return lift([compiler.expr(target), compiler.expr(value)], (frame, [before, by]) => {
      frame.at = at
      assign(frame, binary(op, before as Value, by as Value, true))
      return 0
    })
  }
  const { parts, put } = targetCode(compiler, target)
  return lift([...parts, compiler.expr(value)], (frame, values) => {
    const own = values.slice(0, parts.length)
    frame.at = target.at
    const before =
      target.is === 'Attribute'
        ? getAttribute(own[0] as Value, target.attr)
        : subscript(own[0] as Value, own[1] as Value)
    frame.at = at
    put(frame, own, binary(op, before, values.at(-1) as Value, true))
    return 0
  })
}

/** `name: type = value`: classes note the type. */
const annotatedCode: Compile<'AnnAssign'> = (compiler, node) => {
  const { target, annotation, value, at } = node
  const assign = value
    ? assignCode(compiler, { is: 'Assign', targets: [target], value, at })
    : NOTHING
  if (compiler.scope.kind !== 'class' || target.is !== 'Name') return assign
  const text = annotationText(annotation)
  const note = (frame: Frame): Signal => {
    const noted = frame.vars.get('__annotations__')
    if (noted instanceof PyDict) setItem(noted, target.id, text)
    return 0
  }
  if (assign.now) {
    const { now } = assign
    return { now: (frame) => (now(frame), note(frame)) }
  }
  const { later } = assign
  return {
    *later(frame) {
      yield* later(frame)
      return note(frame)
    },
  }
}

const NOTHING: Code<Signal> = { now: () => 0 }

const deleteCode: Compile<'Delete'> = (compiler, { targets }) => {
  const all = targets.map((target) => removeTarget(compiler, target))
  return lift(
    all.flatMap(({ parts }) => parts),
    (frame, parts) => {
      let at = 0
      for (const [i, { parts: own, remove }] of all.entries()) {
        frame.at = (targets[i] as Expr).at
        remove(frame, parts.slice(at, at + own.length))
        at += own.length
      }
      return 0
    },
  )
}

const raiseCode: Compile<'Raise'> = (compiler, { value, cause, at }) => {
  if (!value)
    return {
      now: (frame) => {
        frame.at = at
        const exception = handledIn(frame)
        if (exception) throw new Raised(exception)
        return raise('RuntimeError', 'No active exception to reraise')
      },
    }
  const codes = [compiler.expr(value), ...(cause ? [compiler.expr(cause)] : [])]
  return {
    *later(frame) {
      const values: Value[] = []
      for (const code of codes) values.push(code.now ? code.now(frame) : yield* code.later(frame))
      frame.at = at
      const [what, from] = values as [Value, Value | undefined]
      const exception = yield* asException(what)
      if (from !== undefined) {
        exception.cause = from === null ? null : yield* asException(from)
        exception.isContextHidden = true
      }
      throw new Raised(exception)
    },
  }
}

/** The exception that is handled here, or in a function that called this one. */
function handledIn(frame: Frame): PyException | undefined {
  return frame.handling.at(-1) ?? frame.unit.handled.exception
}

function* asException(value: Value): Generator<never, PyException, unknown> {
  let found: unknown = value
  if (value instanceof PyClass && value.isSubclassOf(baseException)) {
    const called = call(value, [])
    found = isWork(called) ? yield called as never : called
  }
  if (found instanceof PyException) return found
  return raise('TypeError', 'exceptions must derive from BaseException')
}

const assertCode: Compile<'Assert'> = (compiler, { test, message, at }) => {
  const [condition, text] = [compiler.expr(test), message ? compiler.expr(message) : undefined]
  return {
    *later(frame) {
      if (truth(condition.now ? condition.now(frame) : yield* condition.later(frame))) return 0
      const said = text ? [text.now ? text.now(frame) : yield* text.later(frame)] : []
      frame.at = text ? at : test.at
      frame.at = test.at
      throw new Raised(exceptionOf('AssertionError', ...said))
    },
  }
}

const importCode: Compile<'Import'> = (compiler, { names, at }) => ({
  *later(frame) {
    for (const { name, as } of names) {
      frame.at = at
      const top = yield compiler.unit.load(name, undefined)
      const [first = ''] = name.split('.')
      let module = top as Value
      if (as !== undefined)
        for (const part of name.split('.').slice(1)) module = getAttribute(module, part)
      compiler.assign({ is: 'Name', id: as ?? first, at })(frame, module)
    }
    return 0
  },
})

const importFromCode: Compile<'ImportFrom'> = (compiler, { module, level, names, at }) => ({
  *later(frame) {
    frame.at = at
    const name = absolute(frame, module, level)
    const top = (yield compiler.unit.load(name, undefined)) as Value
    let found = top
    for (const part of name.split('.').slice(1)) found = getAttribute(found, part)
    for (const one of names) {
      frame.at = at
      if (one.name === '*') starImport(frame, found)
      else {
        const value = yield* member(compiler, found, name, one.name)
        compiler.assign({ is: 'Name', id: one.as ?? one.name, at })(frame, value)
      }
    }
    return 0
  },
})

/** The whole name of a module that is named from where the importing one is. */
function absolute(frame: Frame, module: string, level: number): string {
  if (level === 0) return module
  const own = frame.globals.get('__package__')
  if (typeof own !== 'string' || own === '')
    return raise('ImportError', 'attempted relative import with no known parent package')
  const parts = own.split('.')
  const base = parts.slice(0, parts.length - level + 1).join('.')
  return module === '' ? base : `${base}.${module}`
}

function* member(
  compiler: Compiler,
  module: Value,
  from: string,
  name: string,
): Generator<never, Value, unknown> {
  const own = (module as { dict?: ReadonlyMap<string, Value> }).dict?.get(name)
  if (own !== undefined) return own
  try {
    return getAttribute(module, name)
  } catch (error) {
    if (!(error instanceof Raised) || error.exception.cls.name !== 'AttributeError') throw error
  }
  const file = (module as { dict?: ReadonlyMap<string, Value> }).dict?.get('__file__')
  try {
    yield compiler.unit.load(`${from}.${name}`, undefined) as never
    return getAttribute(module, name)
  } catch (error) {
    if (!(error instanceof Raised) || error.exception.cls.name !== 'ModuleNotFoundError')
      throw error
  }
  const place = typeof file === 'string' ? str(file) : 'unknown location'
  return raise('ImportError', `cannot import name '${name}' from '${from}' (${place})`)
}

function starImport(frame: Frame, module: Value): void {
  const { dict } = module as unknown as { dict: ReadonlyMap<string, Value> }
  const all = dict.get('__all__') as { items?: readonly Value[] } | undefined
  const names = all?.items ?? [...dict.keys()].filter((name) => !name.startsWith('_'))
  for (const name of names) {
    const value = dict.get(String(name))
    if (value !== undefined) frame.vars.set(String(name), value)
  }
}

/** What compiles each of these statements. */
export const simpleStatements = {
  Assign: assignCode,
  AugAssign: augmentedCode,
  AnnAssign: annotatedCode,
  Delete: deleteCode,
  Raise: raiseCode,
  Assert: assertCode,
  Import: importCode,
  ImportFrom: importFromCode,
  Expr: ((compiler, { value }) => lift([compiler.expr(value)], () => 0)) as Compile<'Expr'>,
  Pass: (() => NOTHING) as Compile<'Pass'>,
  Global: (() => NOTHING) as Compile<'Global'>,
  Return: ((compiler, { value }) =>
    lift(value ? [compiler.expr(value)] : [], (frame, [found = null]) => {
      frame.returned = found
      return RETURN
    })) as Compile<'Return'>,
}
