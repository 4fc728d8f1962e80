/**
 * The realm of the default runtime: the host's own JavaScript engine, by `new Function`.
 *
 * @see https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Function/Function
 */
import { asyncFunction } from './async/async-function.js'
import { asyncGenerators } from './async/async-generator.js'
import { ForAwait } from './async/for-await.js'
import { type Unit, compile, evaluated } from './compile/compile.js'
import { LANGUAGE_GLOBALS, PLATFORM_GLOBALS } from './compile/known-globals.js'
import { putWordsRight } from './compile/plain-words.js'
import type { Surroundings } from './compile/scopes.js'
import type { Goal, SyntaxProblem } from './compile/parse.js'
import { CATCH_COSTS } from './compile/weight.js'
import { ASKS_FOR_KINDS } from './intrinsics/async-kinds.js'
import type { RunningRealm } from './intrinsics/hooks.js'
import { OwnIntrinsics, functionConstructor } from './intrinsics/own-intrinsics.js'
import { type OriginOf, formatStack } from './stack.js'
import type { MakeRealm, ModuleFunction, Realm, RealmOptions } from './realm.js'

/** What making code of a text costs while a script runs, and each character of it, in turns. */
const TURNS_PER_TEXT = 40_000
const TURNS_PER_CHARACTER = 500

type Members = Record<PropertyKey, unknown>
type Require = (name: string) => unknown

/** The realm of one script. What it adds to its global object is its own. */
export const functionRealm: MakeRealm = (options) => new FunctionRealm(options)

class FunctionRealm implements Realm, RunningRealm {
  private readonly intrinsics = new OwnIntrinsics(this)
  private readonly global: Members
  private readonly support: Members
  /** The code of each file, to find the places of frames. */
  private readonly units = new Map<string, Unit>()

  constructor(private readonly options: RealmOptions) {
    this.global = this.globalObject(options.globals)
    this.support = this.supportObject()
  }

  compile(text: string, name: string): ModuleFunction {
    const unit = this.unit(text, name, 'commonjs')
    const evaluate = (require: unknown): unknown =>
      this.evaluate(unit, { __proto__: this.support, require })
    return function (exports, require, module, filename, dirname) {
      const main = evaluate(require) as ModuleFunction
      return main.call(this, exports, require, module, filename, dirname)
    }
  }

  inside<T>(work: () => T): T {
    return this.intrinsics.inside(work)
  }

  task(work: () => void): void {
    this.intrinsics.task(work)
  }

  outside<T>(work: () => T): T {
    return this.intrinsics.outside(work)
  }

  get locale(): string {
    return this.options.locale().language
  }

  makeRegExp(pattern: unknown, flags: string | undefined): unknown {
    return this.options.regExp?.make(pattern, flags)
  }

  touch(object: object): void {
    this.intrinsics.touch(object)
  }

  stackOf(error: unknown, sites: readonly []): string {
    const originOf: OriginOf = (file, place) => this.units.get(file)?.originOf(place)
    return this.outside(() => formatStack(error, sites, originOf))
  }

  textOf(text: string): string {
    return this.outside(() => {
      if (!text.includes('ª')) return text
      for (const unit of this.units.values()) {
        const original = unit.originalOf(text)
        if (original !== undefined) return original
      }
      return text
    })
  }

  /** Makes a function of its parameters and its body, whose text is compiled as all others are. */
  makeFunction(kind: string, parts: readonly unknown[]): unknown {
    const parameters = parts.slice(0, -1).map(String).join()
    const text = `(${kind} anonymous(${parameters}\n) {\n${String(parts.at(-1) ?? '')}\n})`
    this.charge(text)
    return this.evaluate(this.unit(text, '[anonymous]', 'function'))
  }

  private charge(text: string): void {
    this.options.meter.charge(TURNS_PER_TEXT + text.length * TURNS_PER_CHARACTER)
  }

  private unit(text: string, name: string, goal: Goal): Unit {
    const unit = this.outside(() => compile(text, name, goal))
    if ('message' in unit) throw syntaxError(unit, name, text)
    this.units.set(name, unit)
    if (unit.names.mayChangeBuiltIns) this.intrinsics.watch()
    if (ASKS_FOR_KINDS.test(text)) this.intrinsics.tellKinds()
    return unit
  }

  private evaluate(unit: Unit, own: Members = this.support): unknown {
    return unit.evaluate({
      global: this.global,
      meter: this.options.meter,
      hostGlobal: globalThis,
      support: own,
      namespaces: [],
      scope: unit.names.isDynamic ? scopeOf(this.global, unit.names.tested) : this.global,
    })
  }

  private globalObject(globals: ReadonlyMap<string, unknown>): Members {
    const host = globalThis as unknown as Members
    const own: Members = {}
    const define = (name: string, value: unknown): unknown =>
      Object.defineProperty(own, name, { value, writable: true, configurable: true })
    for (const name of [...LANGUAGE_GLOBALS, ...PLATFORM_GLOBALS])
      if (name in host) define(name, host[name])
    for (const [name, value] of globals) if (value !== undefined) define(name, value)
    define('eval', (text: unknown) => this.evalGlobal(text))
    define('Function', functionConstructor())
    define('global', own)
    define('globalThis', own)
    return own
  }

  /** What compiled text calls. */
  private supportObject(): Members {
    const { Promise: ScriptPromise, regExp } = this.options
    const outside = this.outside.bind(this)
    return {
      async: asyncFunction(ScriptPromise),
      ...asyncGenerators(ScriptPromise),
      iterate: (iterable: unknown) => new ForAwait(iterable, ScriptPromise),
      superOf,
      regexp: regExp ? regExp.adopt : (literal: RegExp) => literal,
      caught: (error: unknown) => {
        const { stopped } = this.options.meter
        if (stopped) throw stopped.error
        this.options.meter.charge(CATCH_COSTS)
        putWordsRight(error)
      },
      having: (name: string) => {
        if (name in this.global) return this.global
        throw new ReferenceError(`${name} is not defined`)
      },
      evaluated: (text: unknown, around: Surroundings) => {
        if (typeof text !== 'string') return text
        this.charge(text)
        const made = outside(() => evaluated(text, around))
        if (typeof made !== 'string') throw new SyntaxError(made.message)
        return made
      },
      import(this: { readonly require: Require }, name: unknown) {
        return ScriptPromise.resolve().then(() => {
          const module = this.require(String(name))
          return { ...(module as object), default: module }
        })
      },
    }
  }

  /** `eval` where it is not called by its name: the text sees global names only. */
  private evalGlobal(text: unknown): unknown {
    if (typeof text !== 'string') return text
    this.charge(text)
    const unit = this.unit(`eval(${JSON.stringify(text)})`, '[indirect eval]', 'function')
    return this.evaluate(unit)
  }
}

/** The prototype's members as they are for an object whose method says `super`. */
const superOf = (
  get: (key: PropertyKey) => unknown,
  set: (key: PropertyKey, value: unknown) => void,
): object =>
  new Proxy(
    {},
    {
      get: (_, key) => get(key),
      set(_, key, value) {
        set(key, value)
        return true
      },
    },
  )

/** Answers for the names that are found only while the script runs. */
const scopeOf = (global: Members, tested: ReadonlySet<string>): object =>
  new Proxy(Object.create(null) as object, {
    has: (_, name) => typeof name === 'string' && !name.startsWith('ª') && name !== 'eval',
    get(_, name) {
      if (typeof name === 'symbol') return undefined
      if (!(name in global) && !tested.has(name)) throw new ReferenceError(`${name} is not defined`)
      return global[name]
    },
    set(_, name, value) {
      global[name] = value
      return true
    },
  })

/** A SyntaxError at a place in a file; its stack shows the line, as Node.js does. */
function syntaxError(problem: SyntaxProblem, file: string, text: string): SyntaxError {
  const { message, place, length } = problem
  const error = new SyntaxError(message)
  const line = text.split('\n')[place.line - 1] ?? ''
  const mark = ' '.repeat(place.column - 1) + '^'.repeat(length)
  error.stack = `${file}:${place.line}\n${line}\n${mark}\n\n${error.name}: ${message}`
  return error
}
