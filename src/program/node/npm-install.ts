/**
 * `npm install` and `npm ci`: packages of the simulated registry, put into `node_modules`.
 *
 * @see https://docs.npmjs.com/cli/commands/npm-install
 */
import type { System } from '../program.js'
import { type Work, paced } from '../packages/paced.js'
import { emptyPackage, refusesUnknown } from '../packages/settings.js'
import { complain, readManifest } from './package-json.js'
import { type NpmPackage, npmPackage, unknownNpmPackage } from './registry/packages.js'

const INSTALLING = 1_800
/** Where the simulated registry is said to be. */
const REGISTRY = 'https://npm.lab'
const GLOBAL = '/usr/local/lib'

/** What a `package.json` says of packages. */
interface Manifest {
  readonly [field: string]: unknown
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** What was asked for. */
interface Asked {
  readonly isClean: boolean
  readonly isGlobal: boolean
  readonly isDev: boolean
  readonly withoutDev: boolean
  readonly saves: boolean
  readonly named: readonly string[]
}

function askedOf(system: System): Asked {
  const args = system.argv.slice(1)
  const has = (...words: readonly string[]): boolean => args.some((word) => words.includes(word))
  const [command = '', ...named] = args.filter((word) => !word.startsWith('-'))
  return {
    isClean: command === 'ci' || command === 'clean-install',
    isGlobal: has('-g', '--global'),
    isDev: has('-D', '--save-dev'),
    withoutDev:
      has('--production', '--only=production', '--omit=dev') ||
      system.env['NODE_ENV'] === 'production',
    saves: !has('--no-save'),
    named: named.filter((word) => word !== 'dev' && word !== 'production'),
  }
}

/** `express@^4.18` is the package and the wanted version. */
function split(word: string): readonly [name: string, range: string] {
  const at = word.lastIndexOf('@')
  return at <= 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
}

/** The version that a range comes to: the one that it names, or the package's own. */
const versionFor = (range: string, own: string): string =>
  /^[~^=v>]*(\d+\.\d+\.\d+\S*)$/.exec(range.replace(/^>=\s*/, ''))?.[1] ??
  (/^[~^]?\d+$/.test(range) && !own.startsWith(`${range.replace(/\D/g, '')}.`)
    ? `${range.replace(/\D/g, '')}.0.0`
    : own)

/** A package that is to be installed. */
interface Chosen {
  readonly one: NpmPackage
  readonly version: string
}

/** The program that installs; the npm command hands over to it. */
export const npmInstall = paced('npm', (system): Work | number => {
  const asked = askedOf(system)
  const root = asked.isGlobal ? GLOBAL : system.cwd.replace(/\/$/, '')
  const manifest = manifestAt(system, `${root}/package.json`)
  if (typeof manifest === 'number') return manifest
  if (asked.isClean && !system.files.exists(`${root}/package-lock.json`))
    return complain(system, [
      'code EUSAGE',
      '',
      'The `npm ci` command can only install with an existing package-lock.json or',
      'npm-shrinkwrap.json with lockfileVersion >= 1. Run an install with npm@5 or',
      'later to generate a package-lock.json file, then try again.',
    ])
  const wanted: Record<string, string> = {
    ...(asked.isGlobal ? {} : manifest.dependencies),
    ...(asked.withoutDev || asked.isGlobal ? {} : manifest.devDependencies),
    ...Object.fromEntries(asked.named.filter((word) => !/^[./]|:\/\//.test(word)).map(split)),
  }
  const all = chosen(system, wanted)
  if (typeof all === 'string') return notInRegistry(system, all)
  const modules = `${root}/node_modules`
  const missing = all.filter(({ one }) => !system.files.exists(`${modules}/${one.name}`))
  return {
    takes: missing.length === 0 ? 200 : INSTALLING,
    done: () => finish(system, { asked, manifest, modules, root, all, missing }),
  }
})

/** The `package.json`, empty where packages are named and there is none. */
function manifestAt(system: System, path: string): Manifest | number {
  const named = system.argv.slice(2).some((word) => !word.startsWith('-'))
  return named && !system.files.exists(path) ? {} : readManifest(system, path)
}

/** The packages with all that they need; the name of one that is refused. */
function chosen(
  system: System,
  wanted: Readonly<Record<string, string>>,
): readonly Chosen[] | string {
  const all = new Map<string, Chosen>()
  const left = Object.entries(wanted)
  for (let next = left.shift(); next; next = left.shift()) {
    const [name, range] = next
    if (all.has(name)) continue
    const found = npmPackage(system.tx, name)
    if (!found && refusesUnknown(system.tx)) return name
    const one = found ?? unknownNpmPackage(name)
    all.set(name, { one, version: versionFor(range, one.version) })
    left.push(...Object.entries(one.dependencies))
  }
  return [...all.values()]
}

const notInRegistry = (system: System, name: string): number =>
  complain(system, [
    'code E404',
    `404 Not Found - GET ${REGISTRY}/${name.replace('/', '%2f')} - Not found`,
    '404',
    `404  '${name}@*' is not in this registry.`,
    '404',
    '404 Note that you can also install from a',
    '404 tarball, folder, http url, or git folder.',
  ])

interface Finish {
  readonly asked: Asked
  readonly manifest: Manifest
  readonly root: string
  readonly modules: string
  readonly all: readonly Chosen[]
  readonly missing: readonly Chosen[]
}

function finish(system: System, work: Finish): number {
  const { asked, modules, root, all, missing } = work
  const { files, out, err } = system
  for (const { one, version } of missing) {
    place(system, modules, one, version, asked.isGlobal ? '/usr/local/bin' : `${modules}/.bin`)
    if (one.isUnknown) err(`npm warn ${emptyPackage(one.name)}`)
  }
  if (!asked.isGlobal) {
    files.write(`${root}/package-lock.json`, lockText(work))
    if (asked.named.length > 0 && asked.saves) save(system, work)
  }
  const count = (number: number): string => `${number} package${number === 1 ? '' : 's'}`
  out(
    missing.length === 0
      ? `\nup to date, audited ${count(all.length + 1)} in 200ms\n\nfound 0 vulnerabilities\n`
      : `\nadded ${count(missing.length)}, and audited ${count(all.length + 1)} in 2s\n\nfound 0 vulnerabilities\n`,
  )
  return 0
}

function place(
  { files }: System,
  modules: string,
  one: NpmPackage,
  version: string,
  bin: string,
): void {
  const at = `${modules}/${one.name}`
  const manifest = { name: one.name, version, main: 'index.js', bin: one.bin }
  files.mkdir(at, { parents: true })
  files.write(`${at}/package.json`, `${JSON.stringify(manifest, undefined, 2)}\n`)
  for (const [name, text] of Object.entries(one.files)) {
    const path = `${at}/${name}`
    files.mkdir(path.slice(0, path.lastIndexOf('/')), { parents: true })
    files.write(path, text, Object.values(one.bin).includes(name) ? { mode: 0o755 } : {})
  }
  for (const [name, file] of Object.entries(one.bin)) {
    files.mkdir(bin, { parents: true })
    const script = `#!/usr/bin/env node\nrequire('${at}/${file.replace(/^\.\//, '')}')\n`
    if (!files.exists(`${bin}/${name}`)) files.write(`${bin}/${name}`, script, { mode: 0o755 })
  }
}

function lockText({ manifest, all }: Finish): string {
  const packages = Object.fromEntries(
    all.map(({ one, version }) => [
      `node_modules/${one.name}`,
      { version, resolved: `${REGISTRY}/${one.name}/-/${one.name}-${version}.tgz` },
    ]),
  )
  const about = { name: manifest['name'], version: manifest['version'] }
  return `${JSON.stringify({ ...about, lockfileVersion: 3, requires: true, packages }, undefined, 2)}\n`
}

/** Writes what was named into `package.json`. */
function save({ files }: System, { asked, manifest, root, all }: Finish): void {
  const field = asked.isDev ? 'devDependencies' : 'dependencies'
  const named = asked.named.map((word) => split(word)[0])
  const added = Object.fromEntries(
    all
      .filter(({ one }) => named.includes(one.name))
      .map(({ one, version }) => [one.name, `^${version}`]),
  )
  const merged = { ...manifest, [field]: { ...manifest[field], ...added } }
  files.write(`${root}/package.json`, `${JSON.stringify(merged, undefined, 2)}\n`)
}
