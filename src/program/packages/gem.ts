/**
 * `gem` and `bundle`: packages of Ruby, from the simulated repository.
 *
 * @see https://guides.rubygems.org/command-reference/
 */
import type { Files } from '../files.js'
import type { Program, System } from '../program.js'
import { RUBY_PACKAGES } from './language-data.js'
import { type LanguagePackage, packageIn } from './language.js'
import { type Work, paced } from './paced.js'
import { emptyPackage, refusesUnknown } from './settings.js'

const INSTALLING = 1_500
const homeOf = ({ env }: System): string => env['GEM_HOME'] ?? '/usr/local/bundle'
const noGem = (name: string): string =>
  `ERROR:  Could not find a valid gem '${name}' (>= 0) in any repository\n`
const NO_GEMFILE = 'Could not locate Gemfile\n'

const installed = (system: System): readonly string[] => {
  const gems = `${homeOf(system)}/gems`
  return system.files.exists(gems) ? system.files.list(gems) : []
}

function place(files: Files, home: string, { name, version, programs }: LanguagePackage): void {
  files.mkdir(`${home}/gems/${name}-${version}`, { parents: true })
  files.mkdir(`${home}/bin`, { parents: true })
  for (const program of programs)
    files.write(`${home}/bin/${program}`, '', { mode: 0o755, program })
}

/** The gems with what they depend on, dependencies first. */
function withDependencies(wanted: readonly LanguagePackage[]): readonly LanguagePackage[] {
  const all = new Map<string, LanguagePackage>()
  for (const one of wanted) {
    for (const name of one.depends) all.set(name, packageIn(RUBY_PACKAGES, name))
    all.set(one.name, one)
  }
  return [...all.values()]
}

const gem: Program = paced('gem', (system) => {
  const args = system.argv.slice(1)
  const [command = '', ...names] = args.filter(
    (word, i) => !word.startsWith('-') && !['-v', '--version', '-i'].includes(args[i - 1] ?? ''),
  )
  if (command === '' && args.some((word) => word === '-v' || word === '--version')) {
    system.out('3.6.9\n')
    return 0
  }
  if (command === 'list') {
    for (const one of installed(system)) system.out(`${one.replace(/-([^-]*)$/, ' ($1)')}\n`)
    return 0
  }
  if (command !== 'install') return 0
  const missing = names.find(
    (name) => packageIn(RUBY_PACKAGES, name).isUnknown && refusesUnknown(system.tx),
  )
  if (missing !== undefined) {
    system.err(noGem(missing))
    return 2
  }
  const version = args[args.findIndex((word) => word === '-v' || word === '--version') + 1]
  const pinned = args.some((word) => word === '-v' || word === '--version')
  const all = withDependencies(
    names.map((name) => ({
      ...packageIn(RUBY_PACKAGES, name),
      ...(pinned && version !== undefined ? { version } : {}),
    })),
  )
  return {
    takes: INSTALLING,
    done({ files, out, err }) {
      for (const one of all) {
        out(`Fetching ${one.name}-${one.version}.gem\n`)
        place(files, homeOf(system), one)
        if (one.isUnknown) err(emptyPackage(one.name))
      }
      out(
        all.map(({ name, version: which }) => `Successfully installed ${name}-${which}\n`).join(''),
      )
      out(`${all.length} gem${all.length === 1 ? '' : 's'} installed\n`)
      return 0
    },
  }
})

const bundle: Program = paced('bundle', (system): Work | number => {
  const [command = 'install'] = system.argv.slice(1).filter((word) => !word.startsWith('-'))
  if (system.argv.some((word) => word === '-v' || word === '--version')) {
    system.out('Bundler version 2.7.1\n')
    return 0
  }
  if (command !== 'install' && command !== 'update') return 0
  if (!system.files.exists('Gemfile')) {
    system.err(NO_GEMFILE)
    return 10
  }
  const names = [...system.files.read('Gemfile').matchAll(/^\s*gem\s+['"]([^'"]+)['"]/gm)].map(
    ([, name = '']) => name,
  )
  const all = withDependencies(names.map((name) => packageIn(RUBY_PACKAGES, name)))
  return {
    takes: INSTALLING,
    done({ files, out, err }) {
      out('Fetching gem metadata from https://rubygems.org/.........\n')
      for (const one of all) {
        out(`Installing ${one.name} ${one.version}\n`)
        place(files, homeOf(system), one)
        if (one.isUnknown) err(emptyPackage(one.name))
      }
      out(
        `Bundle complete! ${names.length} Gemfile dependenc${names.length === 1 ? 'y' : 'ies'}, ${all.length} gems now installed.\n`,
      )
      return 0
    },
  }
})

export const gemPrograms: readonly Program[] = [gem, bundle]
