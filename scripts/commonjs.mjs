// The CommonJS form of the package: one bundle, and for each entry a thin file that asks it for the
// entry's exports.
//
// One bundle has one copy of each class, so a KubariumError of one entry is a KubariumError of the
// others. An entry's modules are evaluated when the entry is first required.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { ENTRIES, RESOLUTION, ROOT } from './entries.mjs'
import { quickjsModules } from './quickjs/plugin.mjs'

/** Writes <outdir>/kubarium.cjs and <outdir>/<entry>.cjs for sources below `root`. */
export async function buildCommonJs({ entries = ENTRIES, root = ROOT, outdir = 'dist' } = {}) {
  const bundle = resolve(root, outdir, 'kubarium.cjs')
  await build({
    stdin: {
      contents: entries
        .map(({ file, source }) => `exports['${file}'] = () => require('./${source}')`)
        .join('\n'),
      resolveDir: root,
    },
    absWorkingDir: root,
    outfile: bundle,
    bundle: true,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [quickjsModules],
    ...RESOLUTION,
  })
  const exportsOf = createRequire(bundle)(bundle)
  for (const { file } of entries) writeEntry(bundle, file, Object.keys(exportsOf[file]()))
}

/** Writes the thin file of an entry. Node reads the last line to know the names of the exports. */
function writeEntry(bundle, file, names) {
  const path = resolve(dirname(bundle), `${file}.cjs`)
  mkdirSync(dirname(path), { recursive: true })
  const from = relative(dirname(path), bundle).replace(/^(?!\.)/, './')
  writeFileSync(
    path,
    `'use strict'
module.exports = require('${from}')['${file}']()
0 && (module.exports = { ${names.join(', ')} })
`,
  )
}
