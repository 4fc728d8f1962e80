// What the entry kubarium/quickjs is built of besides its sources, as two modules that esbuild and
// vite make when they are asked for them:
//
// - `quickjs:engine`: the metered WebAssembly of QuickJS, compressed, in base64;
// - `quickjs:guest`: Node's library for scripts, bundled as a text that QuickJS evaluates.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { deflateRawSync } from 'node:zlib'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { RESOLUTION, ROOT } from '../entries.mjs'
import { DEEPEST, meter } from './meter.mjs'

const WASM = '@jitl/quickjs-ng-wasmfile-release-sync/wasm'
const GUEST = 'src/quickjs/guest/main.ts'
const NAMES = /^quickjs:(engine|guest)$/

/**
 * What of node's library is another file in the guest: scripts are compiled by the host, whose
 * parser is large, the stack of the host is not the script's, and its regular expressions count.
 */
const INSTEAD = {
  'compile/compile.js': 'src/quickjs/guest/compile.ts',
  'regexp/own-regexp.js': 'src/quickjs/guest/own-regexp.ts',
  'stack-room.js': 'src/quickjs/guest/stack-room.ts',
}

const guestFiles = {
  name: 'guest-files',
  setup(on) {
    on.onResolve({ filter: /^\..*\.js$/ }, ({ path, importer, kind }) => {
      const own = Object.keys(INSTEAD).find((end) => path.endsWith(`/${end}`))
      return own && kind !== 'entry-point' && !importer.includes('/guest/')
        ? { path: resolve(ROOT, INSTEAD[own]) }
        : undefined
    })
  },
}

function engine() {
  const metered = meter(readFileSync(createRequire(import.meta.url).resolve(WASM)))
  return {
    deflated: deflateRawSync(metered, { level: 9 }).toString('base64'),
    size: metered.length,
    deepest: DEEPEST,
  }
}

async function guest() {
  const { outputFiles } = await build({
    entryPoints: [resolve(ROOT, GUEST)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'guest',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    // package.json says that modules of the library do nothing but export; the platform's does.
    ignoreAnnotations: true,
    // The names of classes and functions are seen by scripts.
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
    plugins: [guestFiles],
    ...RESOLUTION,
  })
  return outputFiles[0].text
}

const made = new Map()

/** The text of one of the two modules. */
async function moduleText(name) {
  if (!made.has(name)) made.set(name, name === 'quickjs:engine' ? engine() : guest())
  const value = await made.get(name)
  if (name === 'quickjs:guest') return `export default ${JSON.stringify(value)}`
  const hash = createHash('sha256').update(value.deflated).digest('hex')
  return `export const hash = ${JSON.stringify(hash)}
export const size = ${value.size}
export const deepest = ${value.deepest}
export const deflated = ${JSON.stringify(value.deflated)}`
}

/** The modules for esbuild. */
export const quickjsModules = {
  name: 'quickjs-modules',
  setup(on) {
    on.onResolve({ filter: NAMES }, ({ path }) => ({ path, namespace: 'quickjs' }))
    on.onLoad({ filter: NAMES, namespace: 'quickjs' }, async ({ path }) => ({
      contents: await moduleText(path),
      loader: 'js',
    }))
  },
}

/** The modules for vite, and so for vitest. */
export const quickjsForVite = {
  name: 'quickjs-modules',
  resolveId: (id) => (NAMES.test(id) ? `\0${id}` : undefined),
  load: (id) => (id.startsWith('\0quickjs:') ? moduleText(id.slice(1)) : undefined),
  // The texts depend on files that vitest does not know, so it must not keep them from run to run.
  configureVitest: (vitest) =>
    vitest.experimental_defineCacheKeyGenerator(({ id }) =>
      id.includes('quickjs:') ? false : undefined,
    ),
}
