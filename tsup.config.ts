import { defineConfig } from 'tsup'
import { buildCommonJs } from './scripts/commonjs.mjs'
import { ENTRIES, RESOLUTION } from './scripts/entries.mjs'
import { quickjsModules } from './scripts/quickjs/plugin.mjs'
import { steadySpreads } from './scripts/spreads.mjs'

export default defineConfig({
  entry: Object.fromEntries(ENTRIES.map(({ file, source }) => [file, source])),
  format: ['esm'],
  platform: 'neutral',
  target: 'es2022',
  // What entries share is in one file, so that a KubariumError of one is a KubariumError of the
  // other.
  splitting: true,
  clean: true,
  // Packages that exist as ES modules only (or whose CommonJS form differs between loaders) become
  // part of the bundle, so that `require`, `import` and a browser bundler all get the same code.
  noExternal: [/.*/],
  removeNodeProtocol: false,
  esbuildPlugins: [quickjsModules],
  esbuildOptions(options) {
    options.mainFields = RESOLUTION.mainFields
    options.conditions = RESOLUTION.conditions
    // The entry for Node alone names Node's modules, as they are.
    options.external = ['node:*']
  },
  onSuccess: async () => {
    await buildCommonJs()
    steadySpreads('dist')
  },
})
