/**
 * The built-in functions that read and write: `print`, `input`, `open`, `exit`, `eval`, `exec`.
 *
 * @see https://docs.python.org/3/library/functions.html
 */
import { compileExpression, compileModule } from './evaluate/compiler.js'
import { Frame, type Unit } from './evaluate/frame.js'
import { type PyException, Raised, exceptionOf, raise, unexpectedKeyword } from './exceptions.js'
import type { Interpreter } from './interpreter.js'
import { asText, native } from './native.js'
import { attribute, call, callNow, getAttribute } from './objects.js'
import { parse } from './parse/statements.js'
import { SyntaxFault } from './parse/tree.js'
import { isWork } from './running.js'
import { str } from './show.js'
import { Stream, openFile } from './streams.js'
import { FaultAt } from './traceback.js'
import { truth } from './types/keys.js'
import { type Kw, PyBuiltin, PyDict, type PyModule, type Value } from './values.js'
import type { Gen } from './wait.js'

/** `print(…)`. */
function print(stdout: () => Value, args: readonly Value[], kw: Kw): null {
  const part = (name: string, usual: string): string => {
    const value = kw?.get(name)
    return value === undefined || value === null ? usual : asText(value, name)
  }
  for (const name of kw?.keys() ?? [])
    if (!['sep', 'end', 'file', 'flush'].includes(name)) unexpectedKeyword('print', name)
  const text = args.map(str).join(part('sep', ' ')) + part('end', '\n')
  const file = kw?.get('file') ?? stdout()
  if (file instanceof Stream) file.write(text)
  else if (file !== null) callNow(getAttribute(file, 'write'), [text])
  if (truth(kw?.get('flush') ?? false) && file !== null) callNow(getAttribute(file, 'flush'), [])
  return null
}

/** The exception that says where text is no Python. */
function syntaxError(file: string, fault: SyntaxFault): Raised {
  const made = exceptionOf(
    fault.kind,
    `${fault.message} (${file.split('/').at(-1)}, line ${fault.at.line})`,
  )
  made.attrs = new Map<string, Value>([
    ['msg', fault.message],
    ['lineno', BigInt(fault.at.line)],
    ['filename', file],
    ['_fault', new FaultAt(file, fault) as unknown as Value],
  ])
  return new Raised(made)
}

/** Reads Python. @throws Raised a SyntaxError */
export function parsed<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof SyntaxFault) throw syntaxError(file, error)
    throw error
  }
}

/** Those that need the program that runs. */
export function systemBuiltins(
  interpreter: Interpreter,
  sys: PyModule,
  unit: () => Unit,
): PyBuiltin[] {
  const stdout = (): Value => sys.dict.get('stdout') ?? null
  const globalsOf = (given: Value | undefined): Map<string, Value> => {
    if (!(given instanceof PyDict)) return interpreter.modules.get('__main__')?.dict ?? new Map()
    return new Map([...given.map.values()].map(([key, value]) => [String(key), value]))
  }
  const leave = (code: Value = null): never => raise('SystemExit', ...(code === null ? [] : [code]))
  return [
    new PyBuiltin('print', (args, kw) => print(stdout, args, kw)),
    native('input prompt?', function* (prompt?: Value): Gen {
      if (prompt !== undefined) print(stdout, [prompt], new Map<string, Value>([['end', '']]))
      interpreter.flush()
      const line = yield* interpreter.readLine()
      if (line === '') return raise('EOFError', 'EOF when reading a line')
      return line.replace(/\n$/, '')
    }),
    new PyBuiltin('open', ([name = null, mode], kw) =>
      openFile(interpreter, pathOf(name), String(mode ?? kw?.get('mode') ?? 'r')),
    ),
    native('exit code?', leave),
    native('quit code?', leave),
    native('eval source globals? locals?', (source: Value, globals?: Value) => {
      const text = asText(source, 'eval() arg 1')
      const body = parsed('<string>', () => parse(`(${text.trim()}\n)`))
      const [first] = body
      if (first?.is !== 'Expr') return raise('SyntaxError', 'invalid syntax')
      const vars = globalsOf(globals)
      const code = compileExpression({ ...unit(), file: '<string>', source: text }, first.value)
      const frame = new Frame(unit(), '<module>', vars, vars, undefined)
      return code.now ? code.now(frame) : code.later(frame)
    }),
    native('exec source globals? locals?', function* (source: Value, globals?: Value): Gen {
      const text = asText(source, 'exec() arg 1')
      const own = { ...unit(), file: '<string>', source: text }
      const code = compileModule(
        own,
        parsed('<string>', () => parse(text)),
      )
      const vars = globalsOf(globals)
      const frame = new Frame(own, '<module>', vars, vars, undefined)
      if (code.now) code.now(frame)
      else yield* code.later(frame)
      if (globals instanceof PyDict)
        for (const [key, value] of vars) globals.map.set(key, [key, value])
      return null
    }),
    native('globals', () => raise('NotImplementedError', 'kubarium does not simulate globals()')),
    native('locals', () => raise('NotImplementedError', 'kubarium does not simulate locals()')),
    native('__import__ name *', function* (name: string): Gen {
      return yield* unit().load(name, undefined)
    }),
  ]
}

/** A path as a text, whatever has one. */
function pathOf(value: Value): Value {
  const own = typeof value === 'string' ? undefined : attribute(value, '__fspath__')
  return own === undefined ? value : callNow(own, [])
}

/** What an exit leaves: the code, and what is said. */
export function exitOf(exception: PyException): { readonly code: number; readonly text: string } {
  const [code = null] = exception.args
  if (code === null) return { code: 0, text: '' }
  if (typeof code === 'bigint') return { code: Number(BigInt.asUintN(8, code)), text: '' }
  if (typeof code === 'boolean') return { code: code ? 1 : 0, text: '' }
  return { code: 1, text: `${str(code)}\n` }
}

/** Calls a function and gives what it comes to, waiting or not. */
export function* calling(fn: Value, args: readonly Value[], kw?: Kw): Gen {
  const called = call(fn, args, kw)
  return (isWork(called) ? yield called : called) as Value
}
