// The licences of what is bundled: dist/THIRD-PARTY-LICENCES.txt.
//
// node scripts/licences.mjs
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ENTRIES, RESOLUTION, ROOT } from './entries.mjs'
import { quickjsModules } from './quickjs/plugin.mjs'

export const FILE = 'dist/THIRD-PARTY-LICENCES.txt'

/** What a plugin reads into the module `quickjs:engine`. */
const ENGINE = 'node_modules/@jitl/quickjs-ng-wasmfile-release-sync'

/** The packages that the bundles hold something of. */
export async function bundledPackages() {
  const { metafile } = await build({
    entryPoints: ENTRIES.map(({ source }) => source),
    absWorkingDir: ROOT,
    outdir: 'bundle',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'silent',
    external: ['node:*'],
    plugins: [quickjsModules],
    ...RESOLUTION,
  })
  const files = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  )
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
  return [...new Set([ENGINE, ...folders.filter((folder) => folder !== undefined)])].sort()
}

/** A package's name, version and licence, and the text of that. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(
    readFileSync(join(ROOT, folder, 'package.json'), 'utf8'),
  )
  const file = readdirSync(join(ROOT, folder)).find((one) => /^(licen[cs]e|copying)/i.test(one))
  if (!file) throw new Error(`${folder} has no file with its licence`)
  const text = readFileSync(join(ROOT, folder, file), 'utf8').trim()
  return `${name} ${version} (${license})\n\n${text}\n`
}

if (process.argv[1] === import.meta.filename) {
  const texts = (await bundledPackages()).map(licenceOf)
  writeFileSync(
    join(ROOT, FILE),
    `What kubarium bundles of other packages, and their licences.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`,
  )
}
