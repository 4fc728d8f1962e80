/**
 * A Python program as a script of the simulation: it is given inputs, and says what it waits for.
 *
 * @see https://docs.python.org/3/using/cmdline.html
 */
import type { Input, ScriptHost, ScriptInstance, ScriptStatus } from '../node/script-runtime.js'
import { computingBuiltins } from './builtins.js'
import { type CommandLine, commandLineOf } from './command-line.js'
import { type PyException, Raised, exceptionClass } from './exceptions.js'
import { Importer } from './importer.js'
import { Exit, Interpreter, type PythonStart, interrupted } from './interpreter.js'
import { hostModule } from './lib/host.js'
import { libraryFor } from './lib/index.js'
import { sysModule } from './lib/sys.js'
import { native } from './native.js'
import { working } from './running.js'
import { setUpStreams } from './streams.js'
import { exitOf, systemBuiltins } from './system-builtins.js'
import { type Sources, traceback } from './traceback.js'
import { setUpTypes } from './types/classes.js'
import { PyModule, type Value } from './values.js'
import type { Gen } from './wait.js'

/** SIGINT ends a program that does not catch what it raises. */
const INTERRUPTED = 130

let isSetUp = false
function setUp(): void {
  if (isSetUp) return
  isSetUp = true
  setUpTypes()
  setUpStreams()
}

export class PythonInstance implements ScriptInstance {
  private interpreter: Interpreter | undefined

  constructor(private readonly host: ScriptHost) {
    setUp()
  }

  deliver(input: Input): ScriptStatus {
    const interpreter = (this.interpreter ??= new Interpreter(
      this.host,
      (input as unknown as { start: PythonStart }).start,
    ))
    try {
      working(interpreter, () => {
        if (input.kind === 'start') begin(interpreter)
        else interpreter.receive(input)
        interpreter.run()
        interpreter.settle()
      })
    } catch (error) {
      if (!(error instanceof Exit)) throw error
      interpreter.exit = error.code
    }
    return interpreter.status()
  }
}

/** Prepares the modules that are always there, and begins the main thread. */
function begin(interpreter: Interpreter): void {
  const line = commandLineOf(interpreter.start)
  const own: Record<string, () => PyModule> = {}
  const importer = new Importer(interpreter, libraryFor(own))
  const minor = Number(interpreter.start.version.split('.')[1] ?? 13)
  const sources: Sources = { minor, text: (file) => importer.sources.get(file) }
  const sys = sysModule(interpreter, importer, line)
  own['sys'] = () => sys
  own['_kubarium'] = () => hostModule(interpreter, sources)
  const builtins = new PyModule('builtins', importer.builtins)
  own['builtins'] = () => builtins
  for (const [name, value] of computingBuiltins()) importer.builtins.set(name, value)
  const unit = () => importer.unit('<string>', '')
  for (const fn of systemBuiltins(interpreter, sys, unit)) importer.builtins.set(fn.name, fn)
  importer.path.items = pathOf(interpreter, line)
  interpreter.handlers.set('INT', native('default_int_handler *', interrupted))
  interpreter.trap()
  interpreter.begin(mainThread(interpreter, importer, sources, line))
}

function pathOf({ start }: Interpreter, { first }: CommandLine): Value[] {
  const [major, minor] = start.version.split('.')
  const library = `/usr/local/lib/python${major}.${minor}`
  const extra = (start.env['PYTHONPATH'] ?? '').split(':').filter((place) => place !== '')
  return [first, ...extra, library, `${library}/site-packages`, '/usr/lib/python3/dist-packages']
}

/** Runs the program, waits for its other threads, and ends. */
function* mainThread(
  interpreter: Interpreter,
  importer: Importer,
  sources: Sources,
  line: CommandLine,
): Gen<void> {
  let code = 0
  const guarded = function* (work: Gen<unknown>): Gen<void> {
    try {
      yield work
    } catch (error) {
      if (!(error instanceof Raised)) throw error
      code = ended(interpreter, error.exception, sources)
    }
  }
  yield* guarded(program(interpreter, importer, line))
  yield* guarded(others(interpreter))
  for (const fn of interpreter.atExit.reverse()) {
    const work = fn()
    if (work) yield* guarded(work)
  }
  for (const file of interpreter.open) file.flush()
  interpreter.flush()
  throw new Exit(code)
}

/** Waits for the threads that are no daemons. */
function* others(interpreter: Interpreter): Gen<void> {
  const main = interpreter.current
  yield* interpreter.until(() =>
    interpreter.threads.every((one) => one === main || one.isDaemon || one.isDone),
  )
}

function* program(interpreter: Interpreter, importer: Importer, line: CommandLine): Gen<unknown> {
  const main = new PyModule('__main__')
  main.dict.set('__builtins__', null)
  if (line.module !== undefined) return yield* importer.runAsMain(line.module, main)
  let source = line.source
  if (source === undefined && line.file === undefined) source = yield* interpreter.readAll()
  const file = line.file ?? (line.source === undefined ? '<stdin>' : '<string>')
  if (source === undefined) {
    const answer = interpreter.ask({ ask: 'read', path: line.path ?? '' }) as {
      text?: string
      error?: string
    }
    if (answer.text === undefined) return cannotOpen(interpreter, line, answer.error)
    source = answer.text
    main.dict.set('__file__', line.file ?? '')
  }
  return yield* importer.execute(main, importer.unit(file, source))
}

function cannotOpen(interpreter: Interpreter, { path, file }: CommandLine, error?: string): never {
  const [argv0 = 'python3'] = interpreter.start.argv
  const why =
    error === 'EISDIR'
      ? undefined
      : error === 'EACCES'
        ? '[Errno 13] Permission denied'
        : '[Errno 2] No such file or directory'
  interpreter.writeError(
    why === undefined
      ? `${argv0}: can't find '__main__' module in '${path ?? ''}'\n`
      : `${argv0}: can't open file '${path ?? file ?? ''}': ${why}\n`,
  )
  throw new Exit(why === undefined ? 1 : 2)
}

/** Says how a program ended that an exception ended; the exit code. */
function ended(interpreter: Interpreter, exception: PyException, sources: Sources): number {
  if (exception.cls.isSubclassOf(exceptionClass('SystemExit'))) {
    const { code, text } = exitOf(exception)
    interpreter.flush()
    if (text !== '') interpreter.writeError(text)
    return code
  }
  interpreter.flush()
  interpreter.writeError(traceback(exception, sources))
  return exception.cls.name === 'KeyboardInterrupt' ? INTERRUPTED : 1
}
