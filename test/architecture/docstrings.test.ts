import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../../src')
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)
const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022, true)

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
const isDeclaration = (node: ts.Statement): boolean =>
  ts.isFunctionDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isVariableStatement(node)
const hasDocstring = (node: ts.Node): boolean => ts.getJSDocCommentsAndTags(node).length > 0

function nameOf(node: ts.Statement): string {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations[0]?.name.getText() ?? '?'
  return (node as ts.DeclarationStatement).name?.getText() ?? '?'
}

/** Exported declarations without a docstring. */
function bare(file: string): string[] {
  return parse(file)
    .statements.filter((node) => isExported(node) && isDeclaration(node) && !hasDocstring(node))
    .map((node) => `${file}: ${nameOf(node)}`)
}

/** Public members of the classes that a user holds, without a docstring. */
function bareMembers(file: string): string[] {
  return parse(file)
    .statements.filter((node) => ts.isClassDeclaration(node))
    .flatMap((node) => node.members)
    .filter(
      (member) =>
        (ts.isMethodDeclaration(member) || ts.isGetAccessor(member)) &&
        !member.modifiers?.some(
          ({ kind }) =>
            kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.OverrideKeyword,
        ),
    )
    .filter((member) => !hasDocstring(member))
    .map((member) => `${file}: ${member.name?.getText()}`)
}

describe('docstrings', () => {
  it('stand on everything that the package exports', () => {
    const names = [
      'index.ts',
      'docker.ts',
      'extend.ts',
      'http.ts',
      'http-node.ts',
      'sim.ts',
      'view.ts',
      'lab/public.ts',
    ].flatMap((entry) =>
      [
        ...readFileSync(join(SRC, entry), 'utf8').matchAll(
          /export (?:type )?\{([^}]*)\} from '(.+)\.js'/g,
        ),
      ].flatMap(([, list = '', from = '']) =>
        list
          .split(',')
          .map((name) => `${join(dirname(entry), from)}.ts: ${name.replace('type ', '').trim()}`),
      ),
    )
    expect(names.length).toBeGreaterThan(40)
    const without = new Set(files.flatMap(bare))
    expect(names.filter((name) => without.has(name))).toEqual([])
  }, 60_000)

  it('stand on every method of a lab and of a machine', () => {
    const classes = ['lab/lab.ts', 'lab/base-lab.ts', 'lab/docker-lab.ts', 'lab/machine.ts']
    expect(classes.flatMap(bareMembers)).toEqual([])
  })

  it('say at the head of a file what the file is', () => {
    expect(
      files.filter(
        (file) =>
          !file.endsWith('.d.ts') &&
          !/^\/\*\*[\s\S]*?\*\//.test(readFileSync(join(SRC, file), 'utf8')),
      ),
    ).toEqual([])
  })
})
