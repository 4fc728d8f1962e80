/**
 * Names that a script gives a value without declaring them: they belong to the script's own global
 * object, and not to the one of the host, where every other script and every fork would see them.
 *
 * A module that may do so is evaluated inside a `with` statement, whose object answers for these
 * names alone. Few modules need it.
 *
 * @see https://tc39.es/ecma262/#sec-with-statement
 */
import { codeOnly } from './source.js'

/** The names that one module may give to the global object. */
export interface ModuleNames {
  /** Assigned somewhere, and not declared for the whole module. */
  readonly assigned: ReadonlySet<string>
  /** Asked for by `typeof`, which may be done with a name that has no value. */
  readonly tested: ReadonlySet<string>
  /** The module names the global object itself. */
  readonly usesGlobal: boolean
}

const ASSIGNMENT =
  /(?<![.\w$])([A-Za-z_$][\w$]*)\s*(?:(?:\*\*|<<|>>>?|&&|\|\||\?\?|[-+*/%&|^])?=(?![=>])|\+\+|--)/g
const PREFIXED = /(?:\+\+|--)\s*([A-Za-z_$][\w$]*)/g
const LOOP = /\bfor\s*\(\s*([A-Za-z_$][\w$]*)\s+(?:of|in)\b/g
const TESTED = /\btypeof\s+\(?\s*([A-Za-z_$][\w$]*)/g
const IS_STRICT = /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(['"])use strict\1/

/** What a module's text does with global names. Strict code cannot assign what is not declared. */
export function namesIn(source: string): ModuleNames {
  const code = codeOnly(source)
  const declared = IS_STRICT.test(source) ? undefined : topLevelNames(code)
  const assigned = declared
    ? [ASSIGNMENT, PREFIXED, LOOP]
        .flatMap((pattern) => [...code.matchAll(pattern)].map(([, name = '']) => name))
        .filter((name) => !declared.has(name))
    : []
  return {
    assigned: new Set(assigned),
    tested: new Set([...code.matchAll(TESTED)].map(([, name = '']) => name)),
    usesGlobal: /\bglobal(?:This)?\b/.test(code),
  }
}

/**
 * The object of the `with` statement around a module: the script's global object as far as the
 * script itself has changed it.
 */
export function moduleScope(
  own: object,
  globals: ReadonlyMap<string, unknown>,
  { assigned, tested }: ModuleNames,
): object {
  const answersFor = (name: PropertyKey): boolean =>
    typeof name === 'string' &&
    !globals.has(name) &&
    (assigned.has(name) || Object.hasOwn(own, name))
  return new Proxy(Object.create(null) as object, {
    has: (_, name) => answersFor(name),
    get(_, name) {
      if (typeof name === 'string' && !(name in own) && !tested.has(name))
        throw new ReferenceError(`${name} is not defined`)
      return name === Symbol.unscopables ? undefined : Reflect.get(own, name)
    },
    set: (_, name, value) =>
      Reflect.defineProperty(own, name, {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      }),
  })
}

/**
 * The names that a module declares outside of all functions and blocks, where the whole module sees
 * them.
 */
function topLevelNames(code: string): ReadonlySet<string> {
  const names = new Set<string>()
  let depth = 0
  for (let at = 0; at < code.length; at++) {
    const character = code[at] as string
    if ('([{'.includes(character)) depth++
    else if (')]}'.includes(character)) depth--
    else if (depth === 0 && /[a-z]/.test(character) && !/[.\w$]/.test(code[at - 1] ?? ' ')) {
      const [word = ''] =
        /^(?:var|let|const|class|function)\b[\s*]*/.exec(code.slice(at, at + 40)) ?? []
      if (word === '') continue
      if (/^[cf][lu]/.test(word)) names.add(identifierAt(code, at + word.length))
      else for (const name of declarators(code, at + word.length)) names.add(name)
      at += word.length - 1
    }
  }
  return names
}

const identifierAt = (code: string, at: number): string =>
  /^[\w$]*/.exec(code.slice(at, at + 80))?.[0] ?? ''

/**
 * The names of a declaration: `a = 1, b, { c, d: e } = f`. It ends at a semicolon, or at a line
 * that does not end with a comma.
 */
function declarators(code: string, from: number): readonly string[] {
  const names: string[] = []
  let depth = 0
  let isName = true
  for (let at = from; at < code.length; at++) {
    const character = code[at] as string
    if (depth === 0 && isName && /[\w$]/.test(character)) {
      const name = identifierAt(code, at)
      names.push(name)
      at += name.length - 1
      isName = false
    } else if (depth === 0 && isName && '{['.includes(character)) {
      const end = code.indexOf(character === '{' ? '}' : ']', at)
      if (end < 0) return names
      for (const [, name = ''] of code.slice(at + 1, end).matchAll(/([\w$]+)\s*(?=[,=}\]]|$)/g))
        names.push(name)
      at = end
      isName = false
    } else if ('([{'.includes(character)) depth++
    else if (')]}'.includes(character) && --depth < 0) return names
    else if (depth === 0 && character === ',') isName = true
    else if (depth === 0 && (character === ';' || (character === '\n' && !isName))) return names
  }
  return names
}
