import { defineConfig } from 'vitest/config'
import { quickjsForVite } from './scripts/quickjs/plugin.mjs'

export default defineConfig({
  plugins: [quickjsForVite],
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    // The library keeps no state outside of its worlds, so files can share its modules.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
