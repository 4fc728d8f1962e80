// The CommonJS form of the package: one bundle, and for each entry a thin file that asks it for the
// entry's exports.
//
// One bundle has one copy of each class, so a KubariumError of one entry is a KubariumError of the
// others. An entry's modules are evaluated when the entry is first required.
//
// The entry for Node alone is a second bundle, which asks the first one for what they share: so a
// bundler for browsers meets no module of Node in the first one.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { ENTRIES, RESOLUTION, ROOT } from './entries.mjs'
import { quickjsModules } from './quickjs/plugin.mjs'

const BUNDLE = 'kubarium.cjs'
const NODE = 'http/node'
/** Sources that only the entry for Node has. */
const OF_NODE = /\/src\/http-node\.ts$|\/src\/http\/node\/.+\.ts$/

/** Writes <outdir>/kubarium.cjs and <outdir>/<entry>.cjs for sources below `root`. */
export async function buildCommonJs({ entries = ENTRIES, root = ROOT, outdir = 'dist' } = {}) {
  const bundle = resolve(root, outdir, BUNDLE)
  const forNode = entries.find(({ file }) => file === NODE)
  const others = entries.filter((entry) => entry !== forNode)
  const shared = forNode ? await buildForNode(forNode, root, outdir) : []
  await bundled({
    stdin: {
      contents: [
        ...others.map(({ file, source }) => [file, `./${source}`]),
        ...shared.map((path) => [path, `./${path}`]),
      ]
        .map(([name, path]) => `exports['${name}'] = () => require('${path}')`)
        .join('\n'),
      resolveDir: root,
    },
    absWorkingDir: root,
    outfile: bundle,
  })
  const exportsOf = createRequire(bundle)(bundle)
  for (const { file } of others) writeEntry(bundle, file, Object.keys(exportsOf[file]()))
  if (forNode) nameExports(resolve(root, outdir, `${NODE}.cjs`))
}

const bundled = ({ plugins = [], ...options }) =>
  build({
    bundle: true,
    format: 'cjs',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [quickjsModules, ...plugins],
    ...RESOLUTION,
    ...options,
  })

/** Writes the entry for Node; the sources that it asks the bundle of the others for. */
async function buildForNode({ file, source }, root, outdir) {
  const shared = new Set()
  const outfile = resolve(root, outdir, `${file}.cjs`)
  await bundled({
    entryPoints: [resolve(root, source)],
    absWorkingDir: root,
    outfile,
    external: ['node:*'],
    plugins: [
      {
        name: 'what-entries-share',
        setup(setup) {
          setup.onResolve({ filter: /^\./ }, ({ path, resolveDir, namespace }) => {
            if (namespace === 'shared') return { path, external: true }
            const whole = resolve(resolveDir, path).replace(/\.js$/, '.ts')
            if (OF_NODE.test(whole)) return undefined
            const name = relative(root, whole)
            shared.add(name)
            return { path: name, namespace: 'shared' }
          })
          setup.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
            contents: `module.exports = require('../${BUNDLE}')['${path}']()`,
          }))
        },
      },
    ],
  })
  return [...shared].sort()
}

/** A line that Node reads to know the names of the exports. */
const namesOf = (names) => `0 && (module.exports = { ${names.join(', ')} })\n`

const nameExports = (path) => appendFileSync(path, namesOf(Object.keys(createRequire(path)(path))))

/** Writes the thin file of an entry. */
function writeEntry(bundle, file, names) {
  const path = resolve(dirname(bundle), `${file}.cjs`)
  mkdirSync(dirname(path), { recursive: true })
  const from = relative(dirname(path), bundle).replace(/^(?!\.)/, './')
  writeFileSync(
    path,
    `'use strict'
module.exports = require('${from}')['${file}']()
${namesOf(names)}`,
  )
}
