/**
 * The realm of the default runtime: the host's own JavaScript engine, by `new Function`.
 *
 * @see https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Function/Function
 */
import { DRIVER, IMPORTER, asyncDriver, importer, lowerAsync } from './async.js'
import { LINES_ABOVE, SCRIPT_PREFIX } from './lib/inspect.js'
import type { MakeRealm, ModuleFunction } from './realm.js'
import { type ModuleNames, moduleScope, namesIn } from './scope.js'

/** The realm of one script. What it adds to its global object is its own. */
export const functionRealm: MakeRealm = (given, ScriptPromise) => {
  const own = globalObject(given)
  const globals = new Map(given)
    .set('global', own)
    .set('globalThis', own)
    .set(DRIVER, asyncDriver(ScriptPromise))
    .set(IMPORTER, importer(ScriptPromise))
  return {
    compile(text, name) {
      const lowered = lowerAsync(text)
      if ('problem' in lowered) throw at(new SyntaxError(lowered.problem), name, lowered.line)
      const { evaluate, names } = compile([...globals.keys()], lowered.source, name)
      const scope = isScoped(names, own, globals) ? moduleScope(own, globals, names) : undefined
      return evaluate(scope, ...globals.values())
    },
  }
}

function globalObject(globals: ReadonlyMap<string, unknown>): object {
  const own: object = Object.create(globalThis) as object
  for (const [name, value] of globals)
    Object.defineProperty(own, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    })
  Object.defineProperty(own, 'global', { value: own })
  return Object.defineProperty(own, 'globalThis', { value: own })
}

/** How many compiled modules are remembered; containers of one image share theirs. */
const REMEMBERED = 200

const compiled = new Map<string, Compiled>()

type Evaluate = (scope: object | undefined, ...globals: readonly unknown[]) => ModuleFunction

/**
 * A module's text as a function, of what is global to it, that gives the function that the module
 * is.
 */
interface Compiled {
  readonly names: ModuleNames
  readonly evaluate: Evaluate
}

/** Whether a module may reach names of the global object that are the script's own. */
const isScoped = (
  { assigned, usesGlobal }: ModuleNames,
  own: object,
  globals: ReadonlyMap<string, unknown>,
): boolean => assigned.size > 0 || usesGlobal || Object.keys(own).some((name) => !globals.has(name))

/** The one place where text becomes code: the script is one that the user trusts. */
function compile(globals: readonly string[], source: string, name: string): Compiled {
  const key = JSON.stringify([globals, name, source])
  const known = compiled.get(key)
  if (known) return known
  if (compiled.size >= REMEMBERED) compiled.clear()
  const module = `return function (exports, require, module, __filename, __dirname) {\n${source}\n}`
  const evaluate = (body: string) =>
    new Function('scope', ...globals, `${body}\n//# sourceURL=${SCRIPT_PREFIX}${name}`) as Evaluate
  const plain = evaluate(module)
  let scoped: Evaluate | undefined
  const made: Compiled = {
    names: namesIn(source),
    evaluate(scope, ...values) {
      if (!scope) return plain(scope, ...values)
      scoped ??= evaluate(`with (scope) { ${module} }`)
      return scoped(scope, ...values)
    },
  }
  compiled.set(key, made)
  return made
}

/** Gives an error a place in a file. */
function at(error: Error, file: string, line: number): Error {
  error.stack = `${error.name}: ${error.message}\n    at ${SCRIPT_PREFIX}${file}:${line + LINES_ABOVE}:1`
  return error
}
