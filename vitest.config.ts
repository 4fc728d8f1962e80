import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    // The library keeps no state outside of its worlds, so files can share its modules.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
