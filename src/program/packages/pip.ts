/**
 * `pip`: packages of Python, from the simulated repository.
 *
 * @see https://pip.pypa.io/en/stable/cli/
 */
import type { Files } from '../files.js'
import type { Program, System } from '../program.js'
import { PYTHON_PACKAGES } from './language-data.js'
import { type LanguagePackage, packageIn, packagesIn } from './language.js'
import { type Work, paced } from './paced.js'
import { emptyPackage, refusesUnknown } from './settings.js'

const INSTALLING = 1_200
const AS_ROOT =
  "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager, possibly rendering your system unusable. It is recommended to use a virtual environment instead: https://pip.pypa.io/warnings/venv. Use the --root-user-action option if you know what you are doing and want to suppress this warning.\n"
const noFile = (path: string): string =>
  `ERROR: Could not open requirements file: [Errno 2] No such file or directory: '${path}'\n`
const noVersion = (name: string): string =>
  `ERROR: Could not find a version that satisfies the requirement ${name} (from versions: none)\nERROR: No matching distribution found for ${name}\n`
const NOTHING_ASKED =
  'ERROR: You must give at least one requirement to install (see "pip help install")\n'
const USAGE =
  '\nUsage:   \n  pip <command> [options]\n\nCommands:\n  install                     Install packages.\n  uninstall                   Uninstall packages.\n  freeze                      Output installed packages in requirements format.\n  list                        List installed packages.\n  show                        Show information about installed packages.\n'

/** Options that are followed by a value. */
const VALUES = [
  '-r',
  '--requirement',
  '-i',
  '--index-url',
  '--extra-index-url',
  '-t',
  '--target',
  '-c',
  '--constraint',
  '--trusted-host',
  '--prefix',
  '--timeout',
  '--root-user-action',
]

/** Where packages are. */
const siteOf = ({ env, files }: System): string => {
  const version = /^\d+\.\d+/.exec(env['PYTHON_VERSION'] ?? '3.13')?.[0] ?? '3.13'
  return files.exists('/usr/local/bin/python3')
    ? `/usr/local/lib/python${version}/site-packages`
    : '/usr/lib/python3/dist-packages'
}

const directory = ({ name, version }: Pick<LanguagePackage, 'name' | 'version'>): string =>
  `${name.replaceAll('-', '_')}-${version}.dist-info`

/** The installed packages: name and version. */
const installedIn = (files: Files, site: string): readonly (readonly [string, string])[] =>
  (files.exists(site) ? files.list(site) : [])
    .filter((entry) => entry.endsWith('.dist-info'))
    .map((entry) => {
      const text = files.read(`${site}/${entry}/METADATA`)
      return [/^Name: (.*)$/m.exec(text)?.[1] ?? '', /^Version: (.*)$/m.exec(text)?.[1] ?? '']
    })

/** `flask==3.0.0 ; python_version > "3"`: the name, and the version if one is pinned. */
function requirement(
  text: string,
): { readonly name: string; readonly version?: string } | undefined {
  const [, name, , version] =
    /^([A-Za-z0-9][\w.-]*)(\[[^\]]*\])?\s*(?:[=~<>!]=?=?\s*([\w.*]+))?/.exec(text.trim()) ?? []
  if (name === undefined) return undefined
  return {
    name: name.toLowerCase().replaceAll('_', '-'),
    ...(version !== undefined && /[=~]=/.test(text)
      ? { version: version.replace('.*', '.0') }
      : {}),
  }
}

const wordsOf = (args: readonly string[]): readonly string[] =>
  args.filter((word, i) => !word.startsWith('-') && !VALUES.includes(args[i - 1] ?? ''))

export const pip: Program = paced('pip', (system, isFirst) => {
  const args = system.argv.slice(1)
  const own = args[0] === '-m' ? args.slice(2) : args
  const [command = '', ...names] = wordsOf(own)
  const site = siteOf(system)
  if (own.some((word) => word === '--version' || word === '-V')) {
    system.out(`pip 25.2 from ${site}/pip (python ${/python([\d.]+)/.exec(site)?.[1] ?? '3'})\n`)
    return 0
  }
  switch (command) {
    case 'install':
      return install(system, own, names, isFirst)
    case 'uninstall':
      return uninstall(system, names, site)
    case 'list':
    case 'freeze':
      if (command === 'list') system.out('Package    Version\n---------- -------\n')
      for (const [name, version] of installedIn(system.files, site))
        system.out(command === 'list' ? `${name.padEnd(10)} ${version}\n` : `${name}==${version}\n`)
      return 0
    case 'show': {
      const found = installedIn(system.files, site).find(([name]) => name === names[0])
      if (!found) {
        system.err(`WARNING: Package(s) not found: ${names[0] ?? ''}\n`)
        return 1
      }
      system.out(`Name: ${found[0]}\nVersion: ${found[1]}\nLocation: ${site}\n`)
      return 0
    }
    case 'download':
    case 'check':
    case 'config':
    case 'cache':
      return 0
    case 'wheel':
      return 0
    default:
      if (command === '') system.out(USAGE)
      else system.err(`ERROR: unknown command "${command}"\n`)
      return command === '' ? 0 : 1
  }
})

/** The lines of requirement files. */
function requirementsOf(system: System, args: readonly string[]): readonly string[] | string {
  const lines: string[] = []
  for (const [i, word] of args.entries()) {
    if (word !== '-r' && word !== '--requirement') continue
    const path = args[i + 1] ?? ''
    if (!system.files.exists(path)) return path
    lines.push(...system.files.read(path).split('\n'))
  }
  return lines
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('-'))
}

function install(
  system: System,
  args: readonly string[],
  names: readonly string[],
  isFirst: boolean,
): Work | number {
  const fromFiles = requirementsOf(system, args)
  if (typeof fromFiles === 'string') {
    system.err(noFile(fromFiles))
    return 1
  }
  const asked = [...names, ...fromFiles].flatMap((text) => requirement(text) ?? [])
  if (
    asked.length === 0 &&
    names.length === 0 &&
    !args.some((word) => word === '-r' || word === '-e')
  ) {
    system.err(NOTHING_ASKED)
    return 1
  }
  const site = siteOf(system)
  const there = new Map(installedIn(system.files, site))
  const all = new Map<string, LanguagePackage>()
  for (const { name, version } of asked) {
    const one = packageIn(PYTHON_PACKAGES, name)
    if (one.isUnknown && refusesUnknown(system.tx)) {
      system.err(noVersion(version === undefined ? name : `${name}==${version}`))
      return 1
    }
    all.set(name, version === undefined ? one : { ...one, version })
  }
  for (const one of all.values())
    for (const name of one.depends)
      if (!all.has(name)) all.set(name, packageIn(PYTHON_PACKAGES, name))
  const quiet = args.some((word) => /^-q+$|^--quiet$/.test(word))
  const missing = [...all.values()].filter(({ name, version }) => there.get(name) !== version)
  if (isFirst && !quiet)
    system.out([...all.values()].map((one) => collected(one, there, site)).join(''))
  return {
    takes: missing.length === 0 ? 200 : INSTALLING,
    done: ({ files, out, err }) => {
      for (const one of missing) place(files, site, one)
      for (const { name, isUnknown } of missing) if (isUnknown) err(emptyPackage(name))
      if (!quiet && missing.length > 0)
        out(
          `Installing collected packages: ${missing.map(({ name }) => name).join(', ')}\nSuccessfully installed ${missing
            .map(({ name, version }) => `${name}-${version}`)
            .sort()
            .join(' ')}\n`,
        )
      if (system.user.uid === 0) err(AS_ROOT)
      return 0
    },
  }
}

const collected = (
  { name, version }: LanguagePackage,
  there: ReadonlyMap<string, string>,
  site: string,
): string =>
  there.get(name) === version
    ? `Requirement already satisfied: ${name} in ${site} (${version})\n`
    : `Collecting ${name}\n  Downloading ${name.replaceAll('-', '_')}-${version}-py3-none-any.whl (100 kB)\n`

function place(files: Files, site: string, one: LanguagePackage): void {
  for (const [name, version] of installedIn(files, site))
    if (name === one.name)
      files.remove(`${site}/${directory({ name, version })}`, { recursive: true })
  const at = `${site}/${directory(one)}`
  files.mkdir(at, { parents: true })
  files.write(
    `${at}/METADATA`,
    `Metadata-Version: 2.4\nName: ${one.name}\nVersion: ${one.version}\n`,
  )
  files.mkdir(`${site}/${one.name.replaceAll('-', '_')}`, { parents: true })
  files.write(
    `${site}/${one.name.replaceAll('-', '_')}/__init__.py`,
    `__version__ = "${one.version}"\n`,
  )
  files.mkdir('/usr/local/bin', { parents: true })
  for (const program of one.programs)
    files.write(`/usr/local/bin/${program}`, '', { mode: 0o755, program })
}

function uninstall(system: System, names: readonly string[], site: string): number {
  for (const text of names) {
    const name = requirement(text)?.name ?? text
    const found = installedIn(system.files, site).find(([one]) => one === name)
    if (!found) {
      system.err(`WARNING: Skipping ${name} as it is not installed.\n`)
      continue
    }
    const [, version] = found
    system.files.remove(`${site}/${directory({ name, version })}`, { recursive: true })
    for (const program of packagesIn(PYTHON_PACKAGES).get(name)?.programs ?? [])
      if (system.files.exists(`/usr/local/bin/${program}`))
        system.files.remove(`/usr/local/bin/${program}`)
    system.out(
      `Found existing installation: ${name} ${version}\nUninstalling ${name}-${version}:\n  Successfully uninstalled ${name}-${version}\n`,
    )
  }
  return 0
}
