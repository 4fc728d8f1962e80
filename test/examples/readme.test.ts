import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as picture from '../../examples/picture.js'
import * as timeline from '../../examples/timeline.js'
import { blocksOf, pageOf, printed } from '../docs/blocks.js'

const ROOT = resolve(import.meta.dirname, '../..')
const readme = pageOf('README.md')
const blocks = blocksOf(readme)

/** What the blocks print after the first, whose output the README shows. */
const OUTPUTS: readonly RegExp[] = [
  /^Hello\n\nrunning\n\{"stdout":"\d+\\n",/,
  /^\["minikube(-m02)?"\]$/,
  /^user changed \d+ rows/,
  /^kubia\n\n"[^]*"echo hel"\n"p\\r\\n[^]*help\\r\\n/,
  /^1\ntrue$/,
  /^1$/,
]

describe('README.md', () => {
  it.each([
    ['picture.svg', picture],
    ['timeline.svg', timeline],
  ])('shows %s as its example draws it', async (name, { run }) => {
    const lines: string[] = []
    run((line) => void lines.push(line))
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(resolve(ROOT, 'docs', name))
  })

  const [first, ...others] = blocks.filter(({ loader }) => loader === 'ts')

  it('begins with six lines that print what stands below them', async () => {
    expect(first?.code.trim().split('\n').filter(Boolean)).toHaveLength(6)
    const [, shown = ''] = /<!-- readme-output -->\n```\n([\s\S]*?)```/.exec(readme) ?? []
    expect(shown.trimEnd()).toBe(await printed(first?.code ?? ''))
  })

  it('has an expectation for each other block', () => expect(others).toHaveLength(OUTPUTS.length))

  it.each(others.map(({ code }, i) => ({ code, output: OUTPUTS[i] })))(
    'runs: $output',
    async ({ code, output }) => {
      expect(await printed(code)).toMatch(output ?? /^$/)
    },
  )

  it('shows a component that is the one of examples/react.tsx, but for what it draws', () => {
    const [component] = blocks.filter(({ loader }) => loader === 'tsx')
    const example = readFileSync(resolve(ROOT, 'examples/react.tsx'), 'utf8')
    for (const line of component?.code.split('\n').slice(0, 2) ?? [''])
      expect(example).toContain(line)
    expect(example).toContain('useSyncExternalStore(lab.subscribe, () => lab.state)')
  })

  it('has lines of at most 100 columns, but for tables, output and the picture', () => {
    const prose = readme.replace(/<!-- readme-output -->[\s\S]*?<!-- \/readme-output -->/, '')
    const long = prose.split('\n').filter((line) => line.length > 100 && !/^[|!]/.test(line))
    expect(long).toEqual([])
  })
})
