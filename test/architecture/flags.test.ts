import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import type { FlagSpecs } from '../../src/cli/flags.js'
import { defaultValues, parseFlags } from '../../src/cli/flags.js'
import { definitions } from '../../src/cli/kubectl/verbs.js'
import { dockerVerbs } from '../../src/cli/docker/verbs.js'

const CLI = resolve(import.meta.dirname, '../../src/cli')

/** Where a verb writes down what a flag is when it is not given: `flags.tail ?? -1`. */
function secondDefaults(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(CLI, file), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  )
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
      /^flags\.\w+$/.test(node.left.getText()) &&
      (ts.isLiteralExpression(node.right) ||
        ts.isArrayLiteralExpression(node.right) ||
        ts.isPrefixUnaryExpression(node.right) ||
        /^(true|false|[A-Z_]+)$/.test(node.right.getText()))
    )
      found.push(`${file}: ${node.getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

describe('the default of a flag', () => {
  it('is written once, in the data of the flag', () => {
    const files = readdirSync(CLI, { recursive: true, encoding: 'utf8' })
    expect(files.filter((file) => file.endsWith('.ts')).flatMap(secondDefaults)).toEqual([])
  })

  it('is what the command line and a program get when they do not give the flag', () => {
    for (const { flags } of [...Object.values(definitions), ...Object.values(dockerVerbs)])
      expect(parseFlags(flags, []).values).toEqual(defaultValues(flags))
  })

  it('is false for a switch and the empty list for a list, unless the flag says otherwise', () => {
    const flags = {
      all: { type: 'boolean' },
      wait: { type: 'boolean', default: true },
      attach: { type: 'boolean', tristate: true },
      env: { type: 'strings' },
      address: { type: 'strings', default: ['localhost'] },
      name: { type: 'string' },
      image: { type: 'strings', required: true },
    } as const satisfies FlagSpecs
    expect({ ...parseFlags(flags, []).values }).toEqual({
      all: false,
      wait: true,
      env: [],
      address: ['localhost'],
    })
    expect(parseFlags(flags, ['--address=a', '--address=b']).values['address']).toEqual(['a', 'b'])
  })
})
