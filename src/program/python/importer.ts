/**
 * Importing: modules of the simulation, of the program's own files, and of packages that are
 * installed.
 *
 * @see https://docs.python.org/3/reference/import.html
 */
import { compileModule } from './evaluate/compiler.js'
import { Frame, type Unit, enter, leave, traced } from './evaluate/frame.js'
import { Raised, exceptionOf, raise } from './exceptions.js'
import type { Interpreter } from './interpreter.js'
import type { Library } from './lib/library.js'
import { STANDARD_MODULES } from './lib/standard.js'
import { parse } from './parse/statements.js'
import { calling, parsed } from './system-builtins.js'
import { PyList, PyModule, type Value } from './values.js'
import type { Gen } from './wait.js'

/** Modules that no file of a program can stand in for. */
const BUILT_IN = new Set(['builtins', 'errno', 'itertools', 'math', 'sys', 'time', '_kubarium'])

/** Where a module was found. */
interface Found {
  readonly file: string
  readonly source: string
  readonly isPackage: boolean
}

export class Importer {
  /** The texts of files, for tracebacks. */
  readonly sources = new Map<string, string>()
  readonly builtins = new Map<string, Value>()
  readonly path = new PyList([])

  constructor(
    private readonly interpreter: Interpreter,
    private readonly library: Library,
  ) {}

  /** What code of a file needs to know. */
  unit(file: string, source: string, isLibrary = false): Unit {
    return {
      file,
      source,
      isLibrary,
      builtins: this.builtins,
      handled: this.interpreter.handled,
      load: (name) => this.load(name),
    }
  }

  /** Imports a module by its whole name; gives the one that the name begins with. */
  *load(name: string): Gen<PyModule> {
    const parts = name.split('.')
    let parent: PyModule | undefined
    for (let i = 1; i <= parts.length; i++) {
      const whole = parts.slice(0, i).join('.')
      const known = this.interpreter.modules.get(whole)
      const module: PyModule = known ?? (yield* this.find(whole, parent))
      parent?.dict.set(parts[i - 1] ?? '', module)
      parent = module
    }
    return this.interpreter.modules.get(parts[0] ?? '') as PyModule
  }

  private *find(name: string, parent: PyModule | undefined): Gen<PyModule> {
    const [top = ''] = name.split('.')
    if (BUILT_IN.has(name)) return yield* this.fromLibrary(name)
    const own = this.inFiles(name, this.placesOf(parent, false))
    if (own) return yield* this.run(name, own)
    const known = this.library.find(name)
    const isStandard = STANDARD_MODULES.has(top) || top.startsWith('_')
    if (known !== undefined && (isStandard || this.isInstalled(top)))
      return yield* this.fromLibrary(name)
    if (
      known === undefined &&
      STANDARD_MODULES.has(top) &&
      (parent === undefined || parent.dict.get('__file__') === undefined)
    )
      return missing(name, top)
    const installed = this.inFiles(name, this.placesOf(parent, true))
    if (!installed) return notFound(name, parent)
    if (/^__version__ = "[^"]*"\n$/.test(installed.source))
      return raise('NotImplementedError', `kubarium does not simulate the package ${top}`)
    return yield* this.run(name, installed)
  }

  private isInstalled(top: string): boolean {
    return this.inFiles(top, this.sites()) !== undefined
  }

  private sites(): readonly string[] {
    return this.path.items.map(String).filter((place) => /(site|dist)-packages/.test(place))
  }

  private placesOf(parent: PyModule | undefined, isSite: boolean): readonly string[] {
    if (parent) {
      const own = parent.dict.get('__path__')
      return own instanceof PyList && !isSite ? own.items.map(String) : []
    }
    const sites = this.sites()
    return isSite ? sites : this.path.items.map(String).filter((place) => !sites.includes(place))
  }

  private inFiles(name: string, places: readonly string[]): Found | undefined {
    const last = name.split('.').at(-1) ?? ''
    for (const place of places) {
      const base = `${place === '' ? this.interpreter.cwd : place}/${last}`.replace(/^\/\//, '/')
      for (const [file, isPackage] of [
        [`${base}/__init__.py`, true],
        [`${base}.py`, false],
      ] as const) {
        const answer = this.interpreter.ask({ ask: 'read', path: file }) as { text?: string }
        if (answer.text !== undefined) return { file, source: answer.text, isPackage }
      }
      const folder = this.interpreter.ask({ ask: 'stat', path: base }) as { type?: string }
      if (folder.type === 'directory') return { file: `${base}/`, source: '', isPackage: true }
    }
    return undefined
  }

  private *run(name: string, { file, source, isPackage }: Found): Gen<PyModule> {
    const module = new PyModule(name)
    const { dict } = module
    if (!file.endsWith('/')) dict.set('__file__', file)
    dict.set('__package__', isPackage ? name : name.split('.').slice(0, -1).join('.'))
    if (isPackage) dict.set('__path__', new PyList([file.replace(/\/[^/]*$/, '')]))
    return yield* this.execute(module, this.unit(file, source))
  }

  private *fromLibrary(name: string): Gen<PyModule> {
    const known = this.library.find(name)
    if (known === undefined) return notFound(name, undefined)
    if (typeof known !== 'string') {
      const module = known()
      this.keep(name, module)
      return module
    }
    const module = new PyModule(name)
    const isPackage = this.library.isPackage(name)
    module.dict.set('__package__', isPackage ? name : name.split('.').slice(0, -1).join('.'))
    if (isPackage) module.dict.set('__path__', new PyList([]))
    return yield* this.execute(module, this.unit(`<${name}>`, known, true))
  }

  private keep(name: string, module: PyModule): void {
    this.interpreter.modules.set(name, module)
    this.interpreter.modulesDict.map.set(name, [name, module])
  }

  /** `python -m name`: one of the simulation's runs its `main`, one of a file is the program. */
  *runAsMain(name: string, main: PyModule): Gen<unknown> {
    const parts = name.split('.')
    if (parts.length > 1) yield* this.load(parts.slice(0, -1).join('.'))
    const parent = this.interpreter.modules.get(parts.slice(0, -1).join('.'))
    const places = [...this.placesOf(parent, false), ...this.placesOf(parent, true)]
    const own = this.inFiles(name, places)
    if (own && !/^__version__ = "[^"]*"\n$/.test(own.source))
      return yield* this.runFile(own, main, name)
    const module = yield* this.mainModule(name)
    const run = module.dict.get('main')
    if (run === undefined)
      return raise('NotImplementedError', `kubarium does not simulate python -m ${name}`)
    return yield* calling(run, [])
  }

  private *runFile({ file, source, isPackage }: Found, main: PyModule, name: string): Gen<unknown> {
    const within = isPackage ? this.inFiles('__main__', [file.replace(/\/[^/]*$/, '')]) : undefined
    if (isPackage && !within) {
      this.interpreter.writeError(
        `${this.interpreter.start.argv[0]}: No module named ${name}.__main__; '${name}' is a package and cannot be directly executed\n`,
      )
      return raise('SystemExit', 1n)
    }
    const found = within ?? { file, source }
    main.dict.set('__file__', found.file)
    main.dict.set('__package__', isPackage ? name : name.split('.').slice(0, -1).join('.'))
    return yield* this.execute(main, this.unit(found.file, found.source))
  }

  /** The module of the simulation's that stands for a program. */
  private *mainModule(name: string): Gen<PyModule> {
    try {
      yield* this.load(name)
    } catch (error) {
      const isMissing =
        error instanceof Raised && error.exception.cls.name === 'ModuleNotFoundError'
      if (!isMissing) throw error
      this.interpreter.writeError(`${this.interpreter.start.argv[0]}: No module named ${name}\n`)
      return raise('SystemExit', 1n)
    }
    return this.interpreter.modules.get(name) as PyModule
  }

  /** Runs the text of a module. */
  *execute(module: PyModule, unit: Unit): Gen<PyModule> {
    const { name, dict } = module
    this.keep(name, module)
    this.sources.set(unit.file, unit.source)
    if (!dict.has('__doc__')) dict.set('__doc__', null)
    try {
      const code = compileModule(
        unit,
        parsed(unit.file, () => parse(unit.source)),
      )
      const frame = new Frame(unit, '<module>', dict, dict, undefined)
      const before = enter(frame)
      try {
        if (code.now) code.now(frame)
        else yield* code.later(frame)
      } catch (error) {
        throw traced(error, frame)
      } finally {
        leave(before)
      }
    } catch (error) {
      this.interpreter.modules.delete(name)
      this.interpreter.modulesDict.map.delete(name)
      throw error
    }
    return module
  }
}

const missing = (name: string, top: string): never =>
  raise('NotImplementedError', `kubarium does not simulate the module ${name === top ? top : name}`)

function notFound(name: string, parent: PyModule | undefined): never {
  const isPlain = parent && !parent.dict.has('__path__')
  const made = exceptionOf(
    'ModuleNotFoundError',
    `No module named '${name}'${isPlain ? `; '${parent.name}' is not a package` : ''}`,
  )
  made.attrs = new Map<string, Value>([['name', name]])
  throw new Raised(made)
}
