/**
 * The code of a page of the documentation, and what it prints.
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import vm from 'node:vm'
import { build } from 'esbuild'
import { ENTRIES, ROOT } from '../../scripts/entries.mjs'
import { quickjsModules } from '../../scripts/quickjs/plugin.mjs'

/** A block of code in a page. */
interface Block {
  readonly loader: 'ts' | 'tsx'
  readonly code: string
}

/** A page, by its path in the repository. */
export const pageOf = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8')

/** The blocks of TypeScript in a page. */
export const blocksOf = (page: string): readonly Block[] =>
  [...page.matchAll(/```(tsx?)\n([\s\S]*?)```/g)].map(([, loader, code = '']) => ({
    loader: loader as Block['loader'],
    code,
  }))

/**
 * What a block prints, run as in a browser with the entries of the package; `more` is what it finds
 * there besides.
 */
export async function printed(
  code: string,
  loader: Block['loader'] = 'ts',
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, loader, resolveDir: ROOT },
    // The longer names first: `kubarium` alone would be the beginning of all of them.
    alias: Object.fromEntries(
      [...ENTRIES]
        .reverse()
        .map(({ specifier, source }): [string, string] => [specifier, resolve(ROOT, source)]),
    ),
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    jsx: 'automatic',
    logLevel: 'silent',
    plugins: [quickjsModules],
  })
  const lines: string[] = []
  vm.runInNewContext(outputFiles[0]?.text ?? '', {
    TextEncoder,
    ...more,
    structuredClone,
    setTimeout,
    clearTimeout,
    performance,
    console: {
      error: (...said: readonly unknown[]) => lines.push(`error: ${said.join(' ')}`),
      log: (...said: readonly unknown[]) =>
        lines.push(
          said.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(' '),
        ),
    },
  })
  return lines.join('\n').trimEnd()
}
