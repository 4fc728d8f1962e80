import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../../src')
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
)

/** Whether a statement is there for types alone, so that nothing of it is left when it runs. */
function isForTypes(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const { exportClause } = node
    return (
      node.isTypeOnly ||
      (exportClause !== undefined &&
        ts.isNamedExports(exportClause) &&
        exportClause.elements.every(({ isTypeOnly }) => isTypeOnly))
    )
  }
  const { importClause: clause } = node
  if (!clause) return false
  const { namedBindings: names } = clause
  return (
    clause.isTypeOnly ||
    (clause.name === undefined &&
      names !== undefined &&
      ts.isNamedImports(names) &&
      names.elements.every(({ isTypeOnly }) => isTypeOnly))
  )
}

/** The files whose values a text needs, by their paths from `src/`. */
function neededBy(file: string, text: string): readonly string[] {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022)
  return statements.flatMap((node) => {
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return []
    const { moduleSpecifier: from } = node
    if (!from || !ts.isStringLiteral(from) || !from.text.startsWith('.') || isForTypes(node))
      return []
    return [relative('', join(dirname(file), from.text)).replace(/\.js$/, '.ts')]
  })
}

/** The circles in a graph, each from the file where it was entered back to it. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file].join(' -> '))
    if (at >= 0 || done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}

describe('imports of values', () => {
  it('go in no circle', () => {
    const graph = new Map(
      files.map((file) => [file, neededBy(file, readFileSync(join(SRC, file), 'utf8'))] as const),
    )
    expect(circlesIn(graph)).toEqual([])
  })

  it('are told from imports of types', () => {
    const text = `
      import type { A } from './a.js'
      import { type B } from './b.js'
      import { type C, c } from './c.js'
      export type { D } from './d.js'
      export * from '../e.js'
      import './f.js'`
    expect(neededBy('room/file.ts', text)).toEqual(['room/c.ts', 'e.ts', 'room/f.ts'])
    expect(
      circlesIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b -> c -> b'])
  })
})
