// The types of what verbs give back, as text, with the imports that they need. They are read from
// the source by TypeScript's checker: the value of a verb is the second argument of its type.
import { relative, resolve } from 'node:path'
import ts from 'typescript'
import { ROOT } from '../entries.mjs'

const SOURCES = {
  docker: ['src/cli/docker/verbs.ts', 'VERBS'],
  kubectl: ['src/cli/kubectl/verbs.ts', 'definitions'],
  minikube: ['src/cli/minikube/tool.ts', 'minikubeVerbs'],
}
const FORMAT =
  ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType

const host = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
    throw new Error(String(messageText))
  },
}
const { options } = ts.getParsedCommandLineOfConfigFile(resolve(ROOT, 'tsconfig.json'), {}, host)
const program = ts.createProgram(
  [...Object.values(SOURCES).map(([file]) => file), 'src/types/docker-names.d.ts'].map((file) =>
    resolve(ROOT, file),
  ),
  options,
)
const checker = program.getTypeChecker()

const isOurs = (symbol) =>
  symbol?.declarations?.some(({ parent }) => {
    const file = (ts.isSourceFile(parent) ? parent : parent.getSourceFile()).fileName
    return file.startsWith(resolve(ROOT, 'src'))
  })

/** The named types of ours in a type: name -> source file. */
function namesIn(type, found = new Map(), seen = new Set()) {
  if (seen.has(type)) return found
  seen.add(type)
  const named =
    type.aliasSymbol ??
    (type.flags & ts.TypeFlags.Object && type.isClassOrInterface?.() ? type.symbol : undefined)
  const target = type.target?.isClassOrInterface?.() ? type.target.symbol : undefined
  const symbol = named ?? target
  if (symbol && isOurs(symbol)) {
    found.set(symbol.name, symbol.declarations[0].getSourceFile().fileName)
    for (const part of type.aliasTypeArguments ?? []) namesIn(part, found, seen)
    return found
  }
  const parts = type.isUnionOrIntersection()
    ? type.types
    : checker.isArrayType(type) || checker.isTupleType(type)
      ? checker.getTypeArguments(type)
      : [
          ...(type.aliasTypeArguments ?? []),
          ...(type.flags & ts.TypeFlags.Object && type.symbol?.name === '__type'
            ? checker.getPropertiesOfType(type).map((one) => checker.getTypeOfSymbol(one))
            : []),
          ...checker.getIndexInfosOfType(type).map((one) => one.type),
        ]
  for (const part of parts) namesIn(part, found, seen)
  return found
}

/** A value's type: its text, and where its names come from. */
function valueOf(type) {
  const [, value] = type.aliasTypeArguments ?? checker.getTypeArguments(type)
  return {
    text: checker.typeToString(value, undefined, FORMAT),
    names: new Map(
      [...namesIn(value)].map(([name, file]) => [
        name,
        relative(resolve(ROOT, 'src'), file).replace(/\.ts$/, ''),
      ]),
    ),
  }
}

/** The object literal that a verb is defined with. */
function literalOf(node) {
  if (ts.isObjectLiteralExpression(node)) return node
  if (ts.isAsExpression(node)) return literalOf(node.expression)
  if (ts.isCallExpression(node)) return node.arguments[0] && literalOf(node.arguments[0])
  if (!ts.isIdentifier(node)) return undefined
  let symbol = checker.getSymbolAtLocation(node)
  if (symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol)
  const declaration = symbol.valueDeclaration
  return declaration && ts.isVariableDeclaration(declaration) && declaration.initializer
    ? literalOf(declaration.initializer)
    : undefined
}

/** Each member of an object of verbs: its name, and the expression that it is. */
function* membersOf(literal) {
  for (const member of literal.properties) {
    if (ts.isSpreadAssignment(member)) {
      yield* membersOf(literalOf(member.expression))
      continue
    }
    const name = member.name.text
    if (ts.isPropertyAssignment(member)) yield [name, member.initializer]
    else {
      const symbol = checker.getShorthandAssignmentValueSymbol(member)
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      yield [name, target.valueDeclaration.name]
    }
  }
}

function collect(literal, path, values) {
  for (const [name, node] of membersOf(literal)) {
    const at = [...path, ...name.split(' ')]
    values.set(at.join(' '), valueOf(checker.getTypeAtLocation(node)))
    const below = literalOf(node)?.properties.find((one) => one.name?.text === 'verbs')
    if (below) collect(literalOf(below.initializer), at, values)
  }
}

/** The values of a tool's verbs: path -> text and names. */
export function valuesOf(tool) {
  const [file, name] = SOURCES[tool]
  const table = program
    .getSourceFile(resolve(ROOT, file))
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((one) => one.name.getText() === name)
  const values = new Map()
  collect(findLiteral(table.initializer), [], values)
  return values
}

/** The first object literal in an expression: what it is, or what a function gives. */
function findLiteral(node) {
  if (ts.isObjectLiteralExpression(node)) return node
  return ts.forEachChild(node, findLiteral)
}
