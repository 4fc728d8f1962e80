// The types of the package: dist/<entry>.d.ts for `import`, dist/<entry>.d.cts for `require`, and what
// entries share in files beside them, so that a class is one type whichever entry it comes from.
//
// node scripts/declarations.mjs
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import ts from 'typescript'
import { ENTRIES, ROOT } from './entries.mjs'

const DIST = resolve(ROOT, 'dist')

/** What is known while the library is compiled and not said in its types. */
const AMBIENT = ['src/types/docker-names.d.ts', 'src/types/quickjs.d.ts']

/** A declaration for each source file, without what is marked as internal. */
function compile(folder) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: report }
  const { options } = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.json'), {}, host)
  const files = [...ENTRIES.map(({ source }) => source), ...AMBIENT]
  const program = ts.createProgram(
    files.map((file) => join(ROOT, file)),
    {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      stripInternal: true,
      outDir: folder,
      rootDir: join(ROOT, 'src'),
    },
  )
  program.emit().diagnostics.forEach(report)
}

function report(diagnostic) {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
}

/** One file an entry, and what they share. No type may come from a package: users have none. */
async function bundle(folder) {
  const bundled = await rollup({
    input: Object.fromEntries(
      ENTRIES.map(({ file, source }) => [
        file,
        join(folder, source.replace(/^src\/(.*)\.ts$/, '$1.d.ts')),
      ]),
    ),
    plugins: [dts({ tsconfig: join(ROOT, 'tsconfig.json') })],
    onwarn: (warning) => {
      if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message)
      console.warn(warning.message)
    },
  })
  await bundled.write({
    dir: DIST,
    format: 'es',
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'shared-[hash].d.ts',
  })
}

/** The same declarations for CommonJS: TypeScript knows them by their ending. */
function copyForRequire() {
  for (const file of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue
    const text = readFileSync(join(DIST, file), 'utf8')
    writeFileSync(
      join(DIST, file.replace(/\.d\.ts$/, '.d.cts')),
      text.replace(/(from |import )'(\..*?)\.js'/g, "$1'$2.cjs'"),
    )
  }
}

for (const file of readdirSync(DIST, { recursive: true, encoding: 'utf8' }))
  if (/\.d\.c?ts$/.test(file)) rmSync(join(DIST, file))
const folder = mkdtempSync(join(tmpdir(), 'kubarium-declarations-'))
try {
  compile(folder)
  await bundle(folder)
  copyForRequire()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
