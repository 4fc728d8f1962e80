import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const PROGRAMS = resolve(import.meta.dirname, '../../src/program')

/** The options that one tool knows, as its source says them. */
interface Known {
  readonly line: string
  readonly letters: string
  /** What does nothing in a simulation, or is refused. */
  readonly idle: string
}

const parsed = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)

/** All texts below a node, joined: `isGnu(system) ? 'ab' : 'a'` says both. */
function textsBelow(node: ts.Node): string {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  const head = ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) ? node.text : ''
  const below: string[] = []
  ts.forEachChild(node, (child) => {
    below.push(textsBelow(child))
  })
  return head + below.join('')
}

/** The tables of options in a file, and the letters that its code asks for. */
function scanned(file: string): { readonly known: readonly Known[]; readonly read: string } {
  const source = parsed(file)
  const known: Known[] = []
  let read = ''
  const named = (node: ts.Node): string =>
    ts.isPropertyAssignment(node) ? node.name.getText() : ''
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const property = (name: string): string => {
        const found = node.properties.find((one) => named(one) === name)
        return found && ts.isPropertyAssignment(found) ? textsBelow(found.initializer) : ''
      }
      const letters = property('letters').replace(/[:+]/g, '')
      const idle = property('idle') + property('unsimulated')
      const line = `${file.slice(PROGRAMS.length + 1)}: ${property('letters')}`
      // Wrappers (`nice`, `setsid` …) have `words`, and no option of theirs acts.
      if (letters !== '' && node.properties.some((one) => /^usage\b/.test(one.getText())))
        known.push({ line, letters, idle })
    }
    if (['letters', 'long', 'usage', 'idle', 'unsimulated'].includes(named(node))) return
    if (ts.isVariableDeclaration(node) && /LONG|USAGE/.test(node.name.getText())) return
    const isAsked = ts.isStringLiteral(node) && node.text.length === 1
    if (isAsked) read += node.text
    else if (ts.isSpreadElement(node)) read += textsBelow(node.expression)
    else if (ts.isCallExpression(node) && /(^|\.)(has|either|order|letters)\b/.test(node.getText()))
      read += node.arguments.map(textsBelow).join('')
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { known, read }
}

/** The files of the same folder that a file takes something from. */
const neighbours = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.\.?\/[^']+)\.js'/g)]
    .map(([, path = '']) => join(dirname(file), `${path}.ts`))
    .filter((path) => existsSync(path) && !path.endsWith('options.ts'))

it('every option of a tool acts, does nothing in a simulation, or is refused', () => {
  const files = readdirSync(PROGRAMS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(PROGRAMS, file))
  const unread = files.flatMap((file) => {
    const { known, read } = scanned(file)
    if (known.length === 0) return []
    const asked =
      read +
      neighbours(file)
        .map((path) => scanned(path).read)
        .join('')
    return known.flatMap(({ line, letters, idle }) => {
      const rest = [...letters].filter((letter) => !(asked + idle).includes(letter))
      return rest.length === 0 ? [] : [`${line} ignores ${rest.join('')}`]
    })
  })
  expect(unread).toEqual([])
})
