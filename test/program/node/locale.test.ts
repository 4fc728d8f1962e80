import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { compareWithNode } from './real-node.js'
import { LOCALE_SCRIPTS } from './scripts/locale.js'

describe('a script in American English and in UTC', () => compareWithNode('locale', LOCALE_SCRIPTS))

describe('a script where TZ says so', () => {
  for (const TZ of ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'])
    describe(TZ, () =>
      compareWithNode(`locale-${TZ.replace('/', '-')}`, LOCALE_SCRIPTS, { env: { TZ } }),
    )
})

describe('a script where LANG says so', () => {
  for (const env of [{ LANG: 'de_DE.UTF-8' }, { LC_ALL: 'fr_FR', LANG: 'de_DE' }, { LANG: 'C' }])
    describe(Object.values(env).join(), () =>
      compareWithNode(`locale-${Object.values(env).join('-')}`, LOCALE_SCRIPTS, {
        env: { TZ: 'UTC', ...env },
      }),
    )
})

describe('the language and the time zone of the host', () => {
  it('do not reach scripts', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'locale-'))
    try {
      const file = join(directory, 'run.mjs')
      const result = await build({
        stdin: {
          contents: `import { scene } from './scene.ts'
            const scripts = ${JSON.stringify(LOCALE_SCRIPTS)}
            for (const script of Object.values(scripts)) {
              const stage = scene({ '/app.js': script })
              console.log(stage.output(stage.start(['node', 'app.js'])))
            }`,
          resolveDir: resolve(import.meta.dirname),
        },
        bundle: true,
        write: false,
        platform: 'node',
        format: 'esm',
      })
      writeFileSync(file, result.outputFiles[0]?.text ?? '')
      const run = (env: Readonly<Record<string, string>>): string =>
        spawnSync(process.execPath, [file], { env: { ...env }, encoding: 'utf8' }).stdout
      const usual = run({ TZ: 'UTC' })
      expect(usual).toContain('1,234,567.891')
      expect(run({ TZ: 'Pacific/Apia', LANG: 'de_DE.UTF-8' })).toBe(usual)
      expect(run({ TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' })).toBe(usual)
    } finally {
      rmSync(directory, { recursive: true })
    }
  }, 60_000)
})
