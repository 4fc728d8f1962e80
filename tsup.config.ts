import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/index.ts', 'src/docker.ts', 'src/sim.ts'],
  format: ['esm', 'cjs'],
  dts: true,
  platform: 'neutral',
  target: 'es2022',
  // What entries share is in one file, so that a KubariumError of one is a KubariumError of the other.
  splitting: true,
  clean: true,
  // Packages that exist as ES modules only (or whose CommonJS form differs between loaders) become part of the bundle,
  // so that `require`, `import` and a browser bundler all get the same code.
  noExternal: [/.*/],
  esbuildOptions(options) {
    options.mainFields = ['browser', 'module', 'main']
    options.conditions = ['browser', 'import', 'default']
  },
})
