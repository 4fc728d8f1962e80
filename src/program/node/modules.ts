/**
 * CommonJS modules: `require` of files in the image, of packages in `node_modules`, and of Node's
 * own modules.
 *
 * @see https://nodejs.org/api/modules.html
 */
import { basename, dirname, resolve } from './lib/path.js'
import type { Realm } from './realm.js'
import { type Script, systemError } from './script.js'

interface Module {
  readonly id: string
  readonly filename: string
  exports: unknown
  loaded: boolean
  readonly children: Module[]
  readonly paths: string[]
}

/** The modules that one script has loaded. */
export class ModuleLoader {
  /** The texts of the files, for reports of errors. */
  readonly sources = new Map<string, string>()
  private readonly loaded = new Map<string, Module>()
  private main: Module | undefined

  constructor(
    private readonly script: Script,
    private readonly realm: Realm,
    private readonly builtins: (name: string) => unknown,
  ) {}

  /** Runs the file that the command line names. */
  runMain(path: string): void {
    const found = this.file(path)
    if (found === undefined) throw notFound(path, [])
    this.load(found)
  }

  /** Runs a text that is no file, as `[eval]`. */
  runSource(source: string, name: string): void {
    const module = this.create(resolve(this.script.cwd, name))
    this.evaluate(module, source, name)
  }

  private require(name: string, from: string): unknown {
    const own = this.builtins(name.replace(/^node:/, ''))
    if (own !== undefined) return own
    const found =
      /^\.{0,2}\//.test(name) || name === '.' || name === '..'
        ? this.file(resolve(dirname(from), name))
        : this.package(name, from)
    if (found === undefined) throw notFound(name, [from])
    return this.load(found).exports
  }

  private load(path: string): Module {
    const known = this.loaded.get(path)
    if (known) return known
    const module = this.create(path)
    this.loaded.set(path, module)
    try {
      if (path.endsWith('.json')) module.exports = this.json(path)
      else this.evaluate(module, this.read(path), path)
    } catch (error) {
      this.loaded.delete(path)
      throw error
    }
    module.loaded = true
    return module
  }

  private create(filename: string): Module {
    const module: Module = {
      id: this.main ? filename : '.',
      filename,
      exports: {},
      loaded: false,
      children: [],
      paths: [],
    }
    this.main ??= module
    return module
  }

  private evaluate(module: Module, text: string, name: string): void {
    this.sources.set(name, text)
    const require = Object.assign((wanted: string) => this.require(wanted, module.filename), {
      main: this.main,
      cache: {},
      resolve: (wanted: string) =>
        (/^[./]/.test(wanted)
          ? this.file(resolve(dirname(module.filename), wanted))
          : this.package(wanted, module.filename)) ?? wanted,
    })
    const run = this.realm.compile(text.replace(/^#!.*/, ''), name)
    run.call(
      module.exports,
      module.exports,
      require,
      module,
      module.filename,
      dirname(module.filename),
    )
  }

  private json(path: string): unknown {
    try {
      return JSON.parse(this.read(path))
    } catch (error) {
      throw error instanceof SyntaxError ? new SyntaxError(`${path}: ${error.message}`) : error
    }
  }

  private read(path: string): string {
    return String((this.script.host.ask({ ask: 'read', path }) as { text?: unknown }).text ?? '')
  }

  private typeOf(path: string): unknown {
    return (this.script.host.ask({ ask: 'stat', path }) as { type?: unknown }).type
  }

  /** The file that a path stands for: itself, with an ending, or a directory's main file. */
  private file(path: string): string | undefined {
    for (const candidate of [path, `${path}.js`, `${path}.json`, `${path}.cjs`])
      if (this.typeOf(candidate) === 'file') return candidate
    return this.typeOf(path) === 'directory' ? this.mainOf(path) : undefined
  }

  private mainOf(path: string): string | undefined {
    const manifest = `${path}/package.json`
    const { main } =
      this.typeOf(manifest) === 'file' ? (this.json(manifest) as { main?: unknown }) : {}
    if (typeof main === 'string' && main !== '.') return this.file(resolve(path, main))
    return ['index.js', 'index.json']
      .map((name) => `${path}/${name}`)
      .find((candidate) => this.typeOf(candidate) === 'file')
  }

  private package(name: string, from: string): string | undefined {
    for (let place = dirname(from); ; place = dirname(place)) {
      const found =
        basename(place) === 'node_modules'
          ? undefined
          : this.file(resolve(place, 'node_modules', name))
      if (found !== undefined || place === '/') return found
    }
  }
}

const notFound = (name: string, requireStack: readonly string[]): Error => {
  const stack =
    requireStack.length > 0
      ? `\nRequire stack:\n${requireStack.map((file) => `- ${file}`).join('\n')}`
      : ''
  return systemError(`Cannot find module '${name}'${stack}`, {
    code: 'MODULE_NOT_FOUND',
    requireStack,
  })
}
