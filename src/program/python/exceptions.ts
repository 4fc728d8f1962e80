/**
 * Exceptions: their classes, and raising them.
 *
 * @see https://docs.python.org/3/library/exceptions.html
 */
import type { Span } from './parse/tree.js'
import { type PyClass, PyObject, PyTuple, type Value, builtinClass, objectClass } from './values.js'

/** What is written behind a class are the classes that stand on it. */
const TREE = `BaseException: Exception GeneratorExit KeyboardInterrupt SystemExit
Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError RecursionError
SyntaxError: IndentationError
IndentationError: TabError
ValueError: UnicodeError
UnicodeError: UnicodeDecodeError UnicodeEncodeError
Warning: DeprecationWarning FutureWarning ResourceWarning RuntimeWarning UserWarning`

/** Where an exception came by. */
export interface TracebackEntry {
  /** The call that it came by; two entries of one are shown once. */
  readonly frame: object
  readonly file: string
  readonly name: string
  readonly at: Span
}

/** An exception. */
export class PyException extends PyObject {
  args: readonly Value[] = []
  /** The outermost call first. */
  traceback: TracebackEntry[] = []
  cause: Value = null
  context: Value = null
  isContextHidden = false
  notes: string[] = []
}

/** The exception that is thrown, as JavaScript throws it. */
export class Raised {
  constructor(readonly exception: PyException) {}
}

export const baseException = builtinClass('BaseException')
baseException.make = (cls) => new PyException(cls)

/** All exceptions of the language by name. */
export const exceptionClasses: ReadonlyMap<string, PyClass> = classesOf()

function classesOf(): ReadonlyMap<string, PyClass> {
  const classes = new Map([['BaseException', baseException]])
  for (const line of TREE.split('\n')) {
    const [base = '', names = ''] = line.split(': ')
    for (const name of names.split(' '))
      classes.set(name, builtinClass(name, classes.get(base) ?? objectClass))
  }
  const os = classes.get('OSError')
  if (os) for (const name of ['IOError', 'EnvironmentError']) classes.set(name, os)
  return classes
}

/** A class of exceptions of the language. */
export const exceptionClass = (name: string): PyClass => exceptionClasses.get(name) ?? baseException

/** An exception with arguments. */
export function exceptionOf(kind: string | PyClass, ...args: Value[]): PyException {
  const made = new PyException(typeof kind === 'string' ? exceptionClass(kind) : kind)
  made.args = args
  return made
}

/** Raises. */
export function raise(kind: string | PyClass, ...args: Value[]): never {
  throw new Raised(exceptionOf(kind, ...args))
}

/** A function was given an argument by a name that it does not know. */
export const unexpectedKeyword = (name: string, key: string): never =>
  raise('TypeError', `${name}() got an unexpected keyword argument '${key}'`)

/** Says that something of Python is not there. */
export const unsimulated = (what: string): never =>
  raise('NotImplementedError', `kubarium does not simulate ${what}`)

/** The error of the system with a number, as `open` raises it. */
export function osError(errno: number, text: string, ...names: string[]): never {
  const kind = OS_ERRORS[errno] ?? 'OSError'
  const made = exceptionOf(kind, BigInt(errno), text)
  made.attrs = new Map<string, Value>([
    ['errno', BigInt(errno)],
    ['strerror', text],
    ['filename', names[0] === undefined ? null : names[0]],
  ])
  throw new Raised(made)
}

const OS_ERRORS: Readonly<Record<number, string>> = {
  1: 'PermissionError',
  2: 'FileNotFoundError',
  3: 'ProcessLookupError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  32: 'BrokenPipeError',
  104: 'ConnectionResetError',
  110: 'TimeoutError',
  111: 'ConnectionRefusedError',
}

/** The attributes that exceptions have besides those that programs give them. */
export function exceptionAttribute(made: PyException, name: string): Value | undefined {
  switch (name) {
    case 'args':
      return new PyTuple(made.args)
    case '__cause__':
      return made.cause
    case '__context__':
      return made.context
    case '__traceback__':
      return null
    case 'value':
      return made.cls.isSubclassOf(exceptionClass('StopIteration'))
        ? (made.args[0] ?? null)
        : undefined
    case 'code':
      return made.cls.isSubclassOf(exceptionClass('SystemExit'))
        ? (made.args[0] ?? null)
        : undefined
    case 'errno':
    case 'strerror':
      return made.cls.isSubclassOf(exceptionClass('OSError'))
        ? ((made.args.length > 1 ? made.args[name === 'errno' ? 0 : 1] : null) ?? null)
        : undefined
    case 'name':
      return made.cls.isSubclassOf(exceptionClass('ImportError')) ? null : undefined
    default:
      return undefined
  }
}
