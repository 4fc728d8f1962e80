import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { quickjsForVite } from './scripts/quickjs/plugin.mjs'

// Planted faults take as long as all else together, so they are a command: `npm run mutants`.
const MUTANTS = ['test/chaos/mutants.test.ts', 'test/chaos/calm.test.ts']
const SRC = resolve(import.meta.dirname, 'src')

export default defineConfig({
  plugins: [quickjsForVite],
  // Examples and the README name the package as its users do.
  resolve: {
    alias: [
      { find: /^kubarium$/, replacement: `${SRC}/index.ts` },
      { find: /^kubarium\/http\/node$/, replacement: `${SRC}/http-node.ts` },
      { find: /^kubarium\/(\w+)$/, replacement: `${SRC}/$1.ts` },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: process.env['npm_lifecycle_event'] === 'mutants' ? [] : MUTANTS,
    pool: 'threads',
    // The library keeps no state outside of its worlds, so files can share its modules.
    isolate: false,
    // What a file becomes is kept until the file changes: a second run starts in a third of the time.
    experimental: { fsModuleCache: true },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
