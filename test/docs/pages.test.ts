import * as fs from 'node:fs'
import { resolve } from 'node:path'
import { transform } from 'esbuild'
import * as jestExpect from 'expect'
import { describe, expect, it } from 'vitest'
import * as kubarium from '../../src/index.js'
import * as lesson from '../../src/lesson.js'
import * as vitest from '../../src/vitest.js'

const DOCS = resolve(import.meta.dirname, '../../docs')
const page = (name: string): string => fs.readFileSync(resolve(DOCS, name), 'utf8')
const blocksOf = (text: string): readonly string[] =>
  [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

/** Runs a block of a page: its imports are what users import. Gives what it prints. */
async function run(code: string): Promise<string> {
  const { code: plain } = await transform(code, { loader: 'ts', format: 'cjs' })
  const tests: (() => void)[] = []
  const modules: Readonly<Record<string, unknown>> = {
    kubarium,
    'kubarium/lesson': lesson,
    'kubarium/vitest': vitest,
    'node:fs': fs,
    expect: jestExpect,
    vitest: { expect, it: (_: string, test: () => void) => void tests.push(test) },
  }
  const lines: string[] = []
  const print = {
    log: (...said: readonly unknown[]) => void lines.push(said.map(String).join(' ')),
  }
  const module = new Function('require', 'console', 'module', 'exports', plain)
  module((name: string) => modules[name], print, { exports: {} }, {})
  for (const test of tests) test()
  return lines.join('\n')
}

describe('docs/teacher.md', () => {
  const text = page('teacher.md')

  it('shows a lesson that can be done as it says', () => {
    const [, markdown = ''] = /^`````markdown\n([\s\S]*?)^`````$/m.exec(text) ?? []
    const shown = lesson.readLesson(markdown)
    const { steps } = lesson.runLesson(kubarium.createLab(shown.lab), shown)
    expect(steps.map(({ checks }) => checks)).toEqual([2, 1])
  })

  it('has code that does what it says', async () => {
    const outside = text.replace(/^`````markdown\n[\s\S]*?^`````$/m, '')
    const said = []
    for (const code of blocksOf(outside)) said.push(await run(code))
    expect(said).toEqual([
      'An address inside: 1\nA name: 1\nFrom outside: 1\nNothing answers: 1',
      'Look inside 1\n0 of 4\n0 of 4\nthe number is right: false\n0 of 4\n1 of 4\n1 of 4\n{"done":1,"steps":4,"hints":0}',
      '2\n\nkubectl set image deployment/web nginx=ngimx',
    ])
  })
})

describe('docs/tests.md', () => {
  const blocks = blocksOf(page('tests.md'))

  it.each(blocks.filter((code) => !code.includes('InlineSnapshot')))('%s', async (code) => {
    const said = await run(code)
    if (code.includes('goTo')) expect(said).toBe('1\n0\ndeployment.apps/web\n')
  })

  it('has a snapshot that is the one it shows', () => {
    const code = blocks.find((block) => block.includes('InlineSnapshot')) ?? ''
    const [, shown = ''] = /Snapshot\(`\n([\s\S]*?)\n\s*`\)/.exec(code) ?? []
    const lab = kubarium.createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.sh('kubectl create configmap settings --from-literal=a=b')
    const [serializer] = vitest.serializers.filter((one) =>
      one.test(lab.kubectl.get('configmap')[0]),
    )
    const yaml = serializer?.serialize(lab.kubectl.get('configmap', 'settings')[0])
    expect(yaml).toBe(shown.replace(/^ {4}/gm, ''))
  })
})
