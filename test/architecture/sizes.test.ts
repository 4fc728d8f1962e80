import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const LONGEST_FILE = 300
const LONGEST_FUNCTION = 60
const COLUMNS = 100
/** Facts of the API, and the tools as interfaces: written by generators. */
const GENERATED =
  /^src\/(kubernetes\/kinds\/facts|lab\/tools)\/|^src\/http\/kubernetes\/protobuf\/facts\.ts$/
const files = ['src', 'playground/src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !GENERATED.test(file)),
)
/** How many lines a text takes on a page of 100 columns. */
const linesOnPage = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / COLUMNS)), 0)

/** The functions of a file that do not fit on a screen. */
function longFunctions(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.ES2022,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines = lineOf(node.end) - lineOf(node.getStart(source)) + 1
      if (lines > LONGEST_FUNCTION)
        found.push(`${file}:${lineOf(node.getStart(source)) + 1} (${lines} lines)`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

describe('sizes', () => {
  it(`of files are at most ${LONGEST_FILE} lines`, () => {
    const lines = (file: string): number =>
      linesOnPage(readFileSync(join(ROOT, file), 'utf8').trimEnd())
    expect(
      files
        .filter((file) => lines(file) > LONGEST_FILE)
        .map((file) => `${file} (${lines(file)} lines)`),
    ).toEqual([])
  })

  it(`of functions are at most ${LONGEST_FUNCTION} lines`, () => {
    expect(files.flatMap(longFunctions)).toEqual([])
  }, 60_000)
})
