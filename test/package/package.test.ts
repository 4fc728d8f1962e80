import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import vm from 'node:vm'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FILE, bundledPackages } from '../../scripts/licences.mjs'

const PACKAGE = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'kubarium-package-'))
const installed = join(folder, 'node_modules/kubarium')
/** More than a whole world takes, printed. */
const BUFFER = 2 ** 26
const run = (command: string, ...words: string[]): string =>
  execFileSync(command, words, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: BUFFER,
  })

/** What each of them is asked: what a container says, and the whole world after it. */
const ASK = `
  const lab = createLab({ seed: 1 })
  const { stdout } = lab.sh('docker run busybox echo hi')
  const sorted = (value) => Array.isArray(value) ? value.map(sorted)
    : value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value
  const answer = { stdout, world: JSON.stringify(sorted(lab.state)) }
`
const told = (output: string): { stdout: string; world: string } => {
  const { stdout, world } = JSON.parse(output)
  return { stdout, world: createHash('sha256').update(world).digest('hex') }
}

beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: PACKAGE,
    stdio: 'ignore',
  })
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "private": true }')
  run('sh', '-c', 'npm install --no-audit --no-fund --prefer-offline ./kubarium-*.tgz')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the package, installed into an empty project', () => {
  it('works with import, with require and in a browser bundle, and gives the same world in each', async () => {
    writeFileSync(
      join(folder, 'import.mjs'),
      `import { createLab } from 'kubarium'\n${ASK}\nconsole.log(JSON.stringify(answer))`,
    )
    writeFileSync(
      join(folder, 'require.cjs'),
      `const { createLab } = require('kubarium')\n${ASK}\nconsole.log(JSON.stringify(answer))`,
    )
    writeFileSync(
      join(folder, 'browser.js'),
      `import { createLab } from 'kubarium'\n${ASK}\nself.answer = JSON.stringify(answer)`,
    )
    await build({
      entryPoints: [join(folder, 'browser.js')],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      outfile: join(folder, 'bundle.js'),
      logLevel: 'silent',
    })

    const imported = told(run('node', 'import.mjs'))
    const required = told(run('node', 'require.cjs'))
    // A context of its own has JavaScript's own globals and nothing of Node's; TextEncoder is what
    // every browser has besides.
    const self: { answer?: string } = {}
    vm.runInNewContext(readFileSync(join(folder, 'bundle.js'), 'utf8'), { self, TextEncoder })
    const browser = told(self.answer ?? '{}')

    expect(imported.stdout).toContain('hi\n')
    expect(required).toEqual(imported)
    expect(browser).toEqual(imported)
  }, 120_000)

  it('has no file that its users have no use for, and no link to one that it has not', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(installed, file)).isFile(),
    )
    const known =
      /^((README|CHANGELOG|CONTRIBUTING)\.md|LICENSE|package\.json|dist\/(http\/)?[\w-]+\.(c?js|d\.c?ts)|dist\/THIRD-PARTY-LICENCES\.txt|docs\/(decisions\/)?[\w-]+\.md|docs\/\w+\.(svg|png)|bin\/(sweep\/)?\w+\.(d\.mts|mjs)|examples\/(\w+\/)?[\w.-]+\.(ts|tsx|mjs|md|yaml|d\.mts))$/
    expect(files.filter((file) => !known.test(file))).toEqual([])
    const broken = files
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...readFileSync(join(installed, file), 'utf8').matchAll(/\]\(([^)#]+)[^)]*\)/g)]
          .map(([, link = '']) => link)
          .filter((link) => !/^[a-z]+:/.test(link))
          .filter((link) => !existsSync(join(installed, dirname(file), link)))
          .map((link) => `${file}: ${link}`),
      )
    expect(broken).toEqual([])
  })

  it('has the licences of what is bundled', async () => {
    const text = readFileSync(join(installed, FILE), 'utf8')
    const packages = await bundledPackages()
    expect(packages.length).toBeGreaterThan(5)
    for (const folder of packages) {
      const { name, version, license } = JSON.parse(
        readFileSync(join(PACKAGE, folder, 'package.json'), 'utf8'),
      )
      expect(text).toContain(`${name} ${version} (${license})\n\n`)
      expect(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']).toContain(
        license,
      )
    }
  })

  it('has types for both kinds of module', () => {
    const { exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    for (const kind of ['import', 'require'])
      expect(readFileSync(join(installed, exports['.'][kind].types), 'utf8')).toContain('createLab')
  })
})
