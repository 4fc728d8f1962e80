/**
 * Which names of a script are global, and what its functions take from where they stand.
 *
 * A script has a global object of its own, so a name that the script does not declare is read from
 * that object: `console` becomes a member of it. What the host has beyond JavaScript is out of
 * sight that way, and what one script assigns no other sees.
 *
 * @see https://tc39.es/ecma262/#sec-syntax-directed-operations-scope-analysis
 */
import type { Identifier, Program } from 'acorn'
import { KNOWN_GLOBALS, LANGUAGE_GLOBALS } from './known-globals.js'
import { ScopeWalk } from './scope-walk.js'
import { type Frame, type Scope, type Surroundings, type Use, homeOf, resolve } from './scopes.js'
import { type Tree, isFunction } from './tree.js'
import { GLOBAL, OUTER, SELF, SELF_VALUE, SUPPORT } from './words.js'

/** What a function may take from where it stands. */
export type Outer = keyof typeof OUTER

/** What is known about the names of a script. */
export interface Names {
  /** What is to be written instead of a node. */
  readonly replaced: ReadonlyMap<Tree, string>
  /** The functions of sloppy code that use `this`. */
  readonly selves: ReadonlySet<Tree>
  /** What asynchronous functions keep of where they stand. */
  readonly kept: ReadonlyMap<Tree, ReadonlySet<Outer>>
  /** What the text sees that is given to a direct call of `eval`. */
  readonly evals: ReadonlyMap<Tree, Surroundings>
  /** Some names are left to be found while the script runs: it has `with`, or sloppy `eval`. */
  readonly isDynamic: boolean
  /** The names that `typeof` asks for. */
  readonly tested: ReadonlySet<string>
  readonly hasTopLevelAwait: boolean
  /** The script has something by which it could change the built-in objects of the language. */
  readonly mayChangeBuiltIns: boolean
}

/** Looks at all names of a script. */
export function namesOf(program: Program, source: string, around: Surroundings): Names {
  const analysis = new Analysis(source, around)
  analysis.program(program, around)
  return analysis
}

class Analysis extends ScopeWalk implements Names {
  readonly replaced = new Map<Tree, string>()
  readonly selves = new Set<Tree>()
  readonly kept = new Map<Tree, Set<Outer>>()
  readonly evals = new Map<Tree, Surroundings>()
  readonly tested = new Set<string>()
  mayChangeBuiltIns: boolean

  private readonly imports: ReadonlyMap<string, string>
  private readonly isEval: boolean

  private readonly mayEval: boolean

  constructor(source: string, { imports, isEval }: Surroundings) {
    super()
    this.mayEval = /\beval\b/.test(source)
    this.mayChangeBuiltIns = LEADS_TO_BUILT_INS.test(source)
    this.imports = imports ?? new Map()
    this.isEval = isEval ?? false
  }

  /** A name where it is used; one that nobody declares is global. */
  protected name(node: Identifier, scope: Scope, frame: Frame, use: Use): void {
    const { name } = node
    if (name === 'arguments' && resolve(scope, name) !== 'with') {
      this.keep(node, frame, 'arguments')
      return
    }
    const found = resolve(scope, name)
    const imported = this.imports.get(name)
    if (found === 'declared') return
    if (imported !== undefined && found === 'global')
      return void this.replaced.set(node, use === 'call' ? `(0,${imported})` : imported)
    if (use === 'test') this.tested.add(name)
    if (found === 'with' || UNCHANGED.has(name)) return
    if (use === 'read' && BUILT_INS.has(name)) this.mayChangeBuiltIns = true
    const isKnown = KNOWN_GLOBALS.has(name)
    if (this.mayEval && !isKnown && !frame.isStrict) this.isDynamic = true
    else this.replaced.set(node, globalText(name, use, isKnown, frame.isStrict))
  }

  protected computedWrite(): void {
    this.mayChangeBuiltIns = true
  }

  protected directEval(node: Tree, scope: Scope, frame: Frame): void {
    if (!frame.isStrict) this.isDynamic = true
    const visible: string[] = []
    for (let at: Scope | undefined = scope; at; at = at.parent) visible.push(...at.names)
    this.evals.set(node, { visible, isStrict: frame.isStrict, isEval: true })
  }

  protected thisOf(node: Tree, frame: Frame): void {
    const { home, arrow } = homeOf(frame)
    if (home.isDerived && arrow) this.keep(node, frame, 'this')
    else if (!home.isStrict && isFunction(home.node) && !home.inParameters) {
      this.selves.add(home.node)
      this.replaced.set(node, SELF)
    } else if (!home.isStrict && (isFunction(home.node) || this.isEval))
      this.replaced.set(node, `(${SELF_VALUE})`)
  }

  protected superOf(node: Tree, frame: Frame): void {
    const { home, arrow } = homeOf(frame)
    const keeper = home.isRewritten ? home.node : arrow
    if (keeper) this.keepIn(keeper, node, 'super')
  }

  protected newTarget(node: Tree, frame: Frame): void {
    this.keep(node, frame, 'newTarget')
  }

  protected superCall(node: Tree, frame: Frame): void {
    this.keep(node, frame, 'superCall')
  }

  private keep(node: Tree, frame: Frame, outer: Outer): void {
    const { arrow } = homeOf(frame)
    if (arrow) this.keepIn(arrow, node, outer)
  }

  private keepIn(keeper: Tree, node: Tree, outer: Outer): void {
    this.replaced.set(node, OUTER[outer])
    const kept = this.kept.get(keeper)
    if (kept) kept.add(outer)
    else this.kept.set(keeper, new Set([outer]))
  }
}

/** Words by which a script comes to a prototype, or changes what it has come to. */
const LEADS_TO_BUILT_INS =
  /\b(?:prototype|__proto__|[gs]etPrototypeOf|definePropert(?:y|ies)|assign|Reflect|__(?:define|lookup)[GS]etter__|global|globalThis)\b|[.'"`]\s*constructor\b/
const BUILT_INS: ReadonlySet<string> = new Set(LANGUAGE_GLOBALS)

/** Values that no script changes. */
const UNCHANGED = new Set(['undefined', 'NaN', 'Infinity'])

/** How a global name is written. */
function globalText(name: string, use: Use, isKnown: boolean, isStrict: boolean): string {
  const holder =
    isKnown || use === 'test' || (use === 'assign' && !isStrict)
      ? GLOBAL
      : `${SUPPORT}.having(${JSON.stringify(name)})`
  return use === 'call' ? `(0,${holder}.${name})` : `${holder}.${name}`
}
