import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const SRC = resolve(import.meta.dirname, '../../src')
const LONGEST_FILE = 300
const LONGEST_FUNCTION = 60
/** Files that are waiting to be split, with the lines that they may not exceed: a row may go, and none may come. */
const LONGER_FILES: Readonly<Record<string, number>> = {
  'program/busybox/awk/parse.ts': 480,
  'program/busybox/awk/run.ts': 365,
  'program/root.ts': 420,
  'program/servers/redis-commands.ts': 310,
  'program/sh/machine.ts': 320,
  'program/sh/syntax/parse.ts': 470,
  'registry/catalogue/servers.ts': 320,
}
/** Files with functions that are waiting to be split: the objects that scripts see are one literal each. */
const LONGER_FUNCTIONS = ['program/system.ts', 'program/node/lib/date.ts', 'program/node/lib/process.ts', 'program/node/lib/promise.ts']
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

/** The functions of a file that do not fit on a screen. */
function longFunctions(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lines = lineOf(node.end) - lineOf(node.getStart(source)) + 1
      if (lines > LONGEST_FUNCTION) found.push(`${file}:${lineOf(node.getStart(source)) + 1} (${lines} lines)`)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

describe('sizes', () => {
  it(`of files are at most ${LONGEST_FILE} lines`, () => {
    const lines = (file: string): number => readFileSync(join(SRC, file), 'utf8').trimEnd().split('\n').length
    expect(files.filter((file) => lines(file) > (LONGER_FILES[file] ?? LONGEST_FILE)).map((file) => `${file} (${lines(file)} lines)`)).toEqual([])
  })

  it(`of functions are at most ${LONGEST_FUNCTION} lines`, () => {
    expect(files.filter((file) => !LONGER_FUNCTIONS.includes(file)).flatMap(longFunctions)).toEqual([])
  }, 60_000)
})
