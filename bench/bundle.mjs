// An entry of the library, bundled for a browser: how large it is, and what is in it.
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { ENTRIES as LISTED, ROOT } from '../scripts/entries.mjs'
import { quickjsModules } from '../scripts/quickjs/plugin.mjs'

const KB = 1000

/** The sources of the entries, by the name that they are imported by. */
export const ENTRIES = Object.fromEntries(
  LISTED.map(({ specifier, source }) => [specifier, source]),
)

/**
 * Bundles a source file: kilobytes minified, kilobytes minified and gzipped, and the bytes that
 * each file brings.
 */
export async function bundle(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [resolve(ROOT, entry)],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    outdir: 'bundle',
    logLevel: 'silent',
    external: ['node:*'],
    plugins: [quickjsModules],
  })
  const [{ contents }] = outputFiles
  const [{ inputs }] = Object.values(metafile.outputs)
  const files = Object.fromEntries(
    Object.entries(inputs).map(([file, { bytesInOutput }]) => [
      file.replace(/^.*?(?=node_modules\/)/, ''),
      bytesInOutput,
    ]),
  )
  return {
    minified: contents.length / KB,
    gzipped: gzipSync(contents, { level: 9 }).length / KB,
    files,
    text: Buffer.from(contents).toString(),
  }
}
