import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../../src')
/** Facts of the API, written by a generator. */
const GENERATED = /^(?:kubernetes\/kinds\/facts|types|lab\/tools)\//
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !GENERATED.test(file),
)
/** Fewer words than this are a term, which many may use. */
const WORDS_OF_A_TEXT = 5

const isImport = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) || ts.isExportDeclaration(node)

const isText = (node: ts.Node): node is ts.LiteralLikeNode =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node)

/** The texts in a file: its literals, and the parts of its templates. */
function textsIn(file: string, source: string): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (isImport(node) || ts.isLiteralTypeNode(node)) return
    if (isText(node)) {
      const text = node.text.replace(/^[\s:;,."'()]+|[\s:;,."'()]+$/g, '')
      const words = text.split(/\s+/).filter((word) => /[a-z]/i.test(word))
      if (words.length >= WORDS_OF_A_TEXT) found.add(text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022))
  return found
}

/** The texts that stand in several files, with those files. */
function repeated(all: readonly (readonly [file: string, source: string])[]): readonly string[] {
  const places = new Map<string, string[]>()
  for (const [file, source] of all)
    for (const text of textsIn(file, source)) {
      const known = places.get(text)
      if (known) known.push(file)
      else places.set(text, [file])
    }
  return [...places]
    .filter(([, found]) => found.length > 1)
    .map(([text, found]) => `${JSON.stringify(text)} in ${found.join(', ')}`)
}

describe('a text that a user sees', () => {
  it('stands in one file', () => {
    expect(
      repeated(files.map((file) => [file, readFileSync(join(SRC, file), 'utf8')] as const)),
    ).toEqual([])
  })

  it('is found in literals and in parts of templates', () => {
    expect(
      repeated([
        ['a.ts', "throw new Error('no such thing is here')"],
        ['b.ts', 'throw new Error(`${name}: no such thing is here`)'],
        ['c.ts', "const word: 'no such thing is here' = any"],
      ]),
    ).toEqual(['"no such thing is here" in a.ts, b.ts'])
  })
})
