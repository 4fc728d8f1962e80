// Compiles what users write against the package as npm would install it: the examples of the README,
// and each file of test/package/consumer/, as an ES module and as CommonJS, resolved as Node does and
// as bundlers do, by each TypeScript that is supported, library declarations included.
//
// node scripts/consumers.mjs            # 5.9, 6 and 7, from the registry
// node scripts/consumers.mjs installed  # the TypeScript that is installed here
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './entries.mjs'

const VERSIONS = ['5.9', '6', '7']
const SOURCES = join(ROOT, 'test/package/consumer')

/** How a project may be set up: its module settings, and the endings that its files have. */
const PROJECTS = {
  nodenext: { module: 'NodeNext', moduleResolution: 'NodeNext', endings: ['.mts', '.cts'] },
  bundler: { module: 'ESNext', moduleResolution: 'Bundler', endings: ['.ts'] },
}

/** Makes the package's tarball and installs it into an empty project; that project's folder. */
function install(folder, packages) {
  const tarball = execFileSync(
    'npm',
    ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder],
    { cwd: ROOT, encoding: 'utf8' },
  ).trim()
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true }')
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`, ...packages],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  )
}

/** The examples of the README, for projects that do not know what else a host has. */
const readmeBlocks = () =>
  [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
    ([, code]) => `${code}\ndeclare const console: { log(...said: unknown[]): void }\n`,
  )

/** Writes a project of that kind; the path of its configuration. */
function writeProject(folder, kind) {
  const { endings, ...options } = PROJECTS[kind]
  const project = join(folder, kind)
  mkdirSync(project)
  for (const file of readdirSync(SOURCES))
    for (const ending of endings)
      cpSync(join(SOURCES, file), join(project, file.replace(/\.ts$/, ending)))
  for (const [i, block] of readmeBlocks().entries())
    for (const ending of endings) writeFileSync(join(project, `readme-${i}${ending}`), block)
  const configuration = join(project, 'tsconfig.json')
  writeFileSync(
    configuration,
    JSON.stringify({
      compilerOptions: {
        ...options,
        target: 'ES2022',
        lib: ['ES2022'],
        types: [],
        strict: true,
        noUncheckedIndexedAccess: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
      },
    }),
  )
  return configuration
}

/** Compiles the consumers with each compiler; what failed, as text. */
function compile(folder, compilers) {
  const failures = []
  for (const kind of Object.keys(PROJECTS)) {
    const configuration = writeProject(folder, kind)
    for (const { version, path } of compilers) {
      const { status, stdout } = spawnSync('node', [path, '-p', configuration], {
        encoding: 'utf8',
      })
      console.log(`${status === 0 ? 'ok' : 'FAILED'}  TypeScript ${version}, ${kind}`)
      if (status !== 0) failures.push(`TypeScript ${version}, ${kind}:\n${stdout}`)
    }
  }
  return failures
}

const folder = mkdtempSync(join(tmpdir(), 'kubarium-consumers-'))
try {
  const isInstalled = process.argv[2] === 'installed'
  install(
    folder,
    isInstalled ? [] : VERSIONS.map((one) => `typescript-${one}@npm:typescript@${one}`),
  )
  const failures = compile(
    folder,
    isInstalled
      ? [{ version: 'as installed', path: join(ROOT, 'node_modules/typescript/bin/tsc') }]
      : VERSIONS.map((version) => ({
          version,
          path: join(folder, 'node_modules', `typescript-${version}`, 'bin/tsc'),
        })),
  )
  for (const failure of failures) console.error(failure)
  process.exitCode = failures.length > 0 ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
