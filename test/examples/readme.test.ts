import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import vm from 'node:vm'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8')

/** What the first example of the README prints. */
async function printed(): Promise<string> {
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? []
  const { outputFiles } = await build({
    stdin: { contents: example, loader: 'ts', resolveDir: ROOT },
    alias: { kubarium: resolve(ROOT, 'src/index.ts') },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  })
  const lines: string[] = []
  vm.runInNewContext(outputFiles[0]?.text ?? '', {
    TextEncoder,
    console: { log: (line: string) => lines.push(line) },
  })
  return lines.join('\n').trimEnd()
}

describe('README.md', () => {
  it('shows what its example prints', async () => {
    const [, shown = ''] = /<!-- readme-output -->\n```\n([\s\S]*?)```/.exec(readme) ?? []
    expect(shown.trimEnd()).toBe(await printed())
  })
})
