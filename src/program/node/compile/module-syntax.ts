/**
 * `import` and `export`: what a module asks of others, and what it gives them.
 *
 * An imported name is read from the namespace of the module that it comes from, wherever it
 * stands; an export is a function that reads the name, so both see every later change.
 *
 * @see https://tc39.es/ecma262/#sec-modules
 */
import type {
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  Identifier,
  ImportDeclaration,
  ImportExpression,
  Literal,
  MetaProperty,
  Program,
} from 'acorn'
import { lexicalNames, namesInPattern } from './declarations.js'
import { printFunction } from './functions.js'
import type { Printer } from './printer.js'
import { type Tree, find, isFunction } from './tree.js'
import { DEFAULT, NAMESPACES, SUPPORT } from './words.js'

/** What a module has to do with others. */
export interface Linkage {
  /** The modules that it names, each once, in the order of the text. */
  readonly requests: readonly string[]
  /** What stands for each name that it imports. */
  readonly imports: ReadonlyMap<string, string>
  /** The names that others must have, by the number of the request. */
  readonly wanted: readonly { readonly request: number; readonly name: string }[]
  /** What it exports, and the local name or the text that is read for it. */
  readonly exports: readonly { readonly name: string; readonly read: Identifier | string }[]
  /** The requests of which it passes everything on. */
  readonly stars: readonly number[]
}

const nameOf = (node: Identifier | Literal): string =>
  node.type === 'Identifier' ? node.name : String(node.value)

const member = (request: number, name: string): string =>
  `${NAMESPACES}[${request}][${JSON.stringify(name)}]`

/** Reads the imports and exports of a module. */
export function linkageOf(program: Program): Linkage {
  const requests: string[] = []
  const imports = new Map<string, string>()
  const wanted: { request: number; name: string }[] = []
  const exports: { name: string; read: Identifier | string }[] = []
  const stars: number[] = []
  const request = ({ value }: Literal): number => {
    const at = requests.indexOf(String(value))
    return at >= 0 ? at : requests.push(String(value)) - 1
  }
  const want = (from: number, name: string): string => {
    wanted.push({ request: from, name })
    return member(from, name)
  }
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      const from = request(node.source)
      for (const specifier of node.specifiers)
        imports.set(specifier.local.name, importedBy(specifier, from, want))
    } else if (node.type === 'ExportAllDeclaration') {
      const from = request(node.source)
      if (node.exported)
        exports.push({ name: nameOf(node.exported), read: `${NAMESPACES}[${from}]` })
      else stars.push(from)
    } else if (node.type === 'ExportDefaultDeclaration')
      exports.push({ name: 'default', read: defaultOf(node) })
    else if (node.type === 'ExportNamedDeclaration') {
      const from = node.source ? request(node.source) : -1
      for (const { local, exported } of node.specifiers)
        exports.push({
          name: nameOf(exported),
          read: node.source ? want(from, nameOf(local)) : (local as Identifier),
        })
      for (const name of declaredBy(node)) exports.push({ name, read: name })
    }
  }
  return { requests, imports, wanted, exports, stars }
}

function importedBy(
  specifier: ImportDeclaration['specifiers'][number],
  from: number,
  want: (from: number, name: string) => string,
): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return `${NAMESPACES}[${from}]`
  return want(
    from,
    specifier.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(specifier.imported),
  )
}

const defaultOf = ({ declaration }: ExportDefaultDeclaration): string =>
  (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') &&
  declaration.id
    ? declaration.id.name
    : DEFAULT

function declaredBy({ declaration }: ExportNamedDeclaration): readonly string[] {
  if (!declaration) return []
  return declaration.type === 'VariableDeclaration'
    ? declaration.declarations.flatMap(({ id }) => namesInPattern(id))
    : lexicalNames([declaration])
}

type ModuleSyntax =
  | ExportAllDeclaration
  | ExportDefaultDeclaration
  | ExportNamedDeclaration
  | ImportDeclaration
  | ImportExpression
  | MetaProperty

export const isModuleSyntax = (node: Tree): node is ModuleSyntax =>
  node.type === 'ImportDeclaration' ||
  node.type === 'ExportAllDeclaration' ||
  node.type === 'ExportNamedDeclaration' ||
  node.type === 'ExportDefaultDeclaration' ||
  node.type === 'ImportExpression' ||
  (node.type === 'MetaProperty' && node.meta.name === 'import')

export function printModuleSyntax(printer: Printer, node: ModuleSyntax): void {
  const { output } = printer
  switch (node.type) {
    case 'ImportExpression':
      output.put(`${SUPPORT}.import`)
      output.skip(node.start, node.start + 'import'.length)
      return printer.between(
        node.options ? [node.source, node.options] : [node.source],
        node.start + 'import'.length,
        node.end,
      )
    case 'MetaProperty':
      output.put(`${SUPPORT}.meta`)
      return output.skip(node.start, node.end)
    case 'ExportNamedDeclaration':
      if (!node.declaration) return output.skip(node.start, node.end)
      output.skip(node.start, node.declaration.start)
      return printer.between([node.declaration], node.declaration.start, node.end)
    case 'ExportDefaultDeclaration':
      return printDefault(printer, node)
    default:
      return output.skip(node.start, node.end)
  }
}

/** A function or class without a name is called `default`, and so is an arrow function. */
function printDefault(printer: Printer, node: ExportDefaultDeclaration): void {
  const { output, source } = printer
  const declaration = node.declaration as Tree
  const from = source.indexOf('default', find(source, 'd', node.start)) + 'default'.length
  const isDeclaration = /^(?:Function|Class)Declaration$/.test(declaration.type)
  output.skip(node.start, from)
  if (isDeclaration && 'id' in declaration && declaration.id)
    return printer.between([declaration], from, node.end)
  if (isDeclaration && isFunction(declaration)) {
    output.copy(from, declaration.start)
    return printFunction(printer, declaration, ` ${DEFAULT}`)
  }
  const until = source[node.end - 1] === ';' ? node.end - 1 : node.end
  output.put(`const ${DEFAULT}={default:`)
  printer.between([declaration], from, until)
  output.put('}.default;')
}
