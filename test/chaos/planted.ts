/**
 * Faults that are planted: the library, and what plays with it, bundled with some lines of src/ that
 * say something else.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect } from 'vitest'

/** Text of one file of src/ that becomes another. */
export interface Edit {
  readonly file: string
  readonly from: string
  readonly to: string
}

const SRC = resolve(import.meta.dirname, '../../src')

/** The module that `contents` makes, over a library with these edits. */
export async function moduleWith<Module>(
  edits: readonly Edit[],
  contents: string,
): Promise<Module> {
  const changed = new Map(
    edits.map(({ file, from, to }) => {
      const text = readFileSync(join(SRC, file), 'utf8')
      expect(text.split(from)).toHaveLength(2)
      return [join(SRC, file), text.replace(from, () => to)]
    }),
  )
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    plugins: [
      {
        name: 'fault',
        setup: (setup) =>
          setup.onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const text = changed.get(path)
            return text === undefined ? undefined : { contents: text, loader: 'ts' }
          }),
      },
    ],
  })
  const folder = mkdtempSync(join(tmpdir(), 'mutant-'))
  const bundle = join(folder, 'harness.mjs')
  writeFileSync(bundle, outputFiles[0]?.text ?? '')
  try {
    return (await import(pathToFileURL(bundle).href)) as Module
  } finally {
    rmSync(folder, { recursive: true })
  }
}
