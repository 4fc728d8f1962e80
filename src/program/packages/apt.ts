/**
 * `apt-get` and `apt`: packages of Debian and Ubuntu, from the simulated repositories.
 *
 * @see https://manpages.debian.org/apt-get
 */
import type { Program, System } from '../program.js'
import {
  FAILED,
  cannotLocate,
  invalidOperation,
  noCandidate,
  notInstalled,
  refuseLock,
} from './apt-errors.js'
import { addRecord, dropRecord, installedPackages } from './dpkg-status.js'
import {
  type LinuxPackage,
  packageNamed,
  placeFiles,
  removeFiles,
  unknownPackage,
  withDependencies,
} from './linux.js'
import { type Work, paced } from './paced.js'
import { emptyPackage, refusesUnknown } from './settings.js'
import { versionOf } from './apt-version.js'
import { APT_QUERIES } from './apt-queries.js'

const LISTS = '/var/lib/apt/lists'
const UNSTABLE_INTERFACE =
  '\nWARNING: apt does not have a stable CLI interface. Use with caution in scripts.\n\n'
const READING =
  'Reading package lists...\nBuilding dependency tree...\nReading state information...\n'
const UPDATING = 1_800
const INSTALLING = 900
/** kB that come over the network in a millisecond. */
const SPEED = 20
const DELAYED = 'debconf: delaying package configuration, since apt-utils is not installed\n'

/** The words of a call: options aside, and what they say. */
interface Words {
  readonly command: string
  readonly names: readonly string[]
  readonly yes: boolean
  readonly quiet: boolean
}

const isQuiet = (word: string): boolean => /^-[a-z]*qq/.test(word)

function wordsOf(system: System): Words {
  const args = system.argv.slice(1)
  const plain = args.filter(
    (word, i) => !word.startsWith('-') && !/^-[octa]$/.test(args[i - 1] ?? ''),
  )
  const has = (...names: readonly string[]): boolean =>
    args.some(
      (word) =>
        names.includes(word) ||
        (/^-[a-z]+$/.test(word) &&
          names.some((name) => name.length === 2 && word.includes(name[1] ?? ''))),
    )
  return {
    command: plain[0] ?? '',
    names: plain.slice(1),
    yes: has('-y', '--yes', '--assume-yes') || args.some(isQuiet),
    quiet: args.some(isQuiet),
  }
}

const apt = (name: 'apt' | 'apt-get'): Program =>
  paced(name, (system, isFirst) => {
    const words = wordsOf(system)
    if (isFirst && name === 'apt' && words.command !== '') system.err(UNSTABLE_INTERFACE)
    const query = APT_QUERIES[words.command]
    if (query) return query(system, words.names)
    switch (words.command) {
      case 'update':
        return update(system, words, isFirst)
      case 'install':
      case 'reinstall':
        return install(system, words, isFirst)
      case 'remove':
      case 'purge':
        return remove(system, words, isFirst)
      case 'upgrade':
      case 'dist-upgrade':
      case 'full-upgrade':
      case 'autoremove':
        if (system.user.uid !== 0) return refuseLock(system, 'dpkg')
        if (!words.quiet)
          system.out(
            `${READING}${words.command === 'autoremove' ? '' : 'Calculating upgrade...\n'}0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n`,
          )
        return 0
      case 'clean':
      case 'autoclean':
      case 'build-dep':
      case 'check':
        return 0
      case '':
        system.out(versionOf(name))
        return system.argv.some((word) => /^(-v|--version|-h|--help)$/.test(word)) ? 0 : 1
      default:
        system.err(invalidOperation(words.command))
        return FAILED
    }
  })

/** The repositories of the distribution: where they are, and what of them is there. */
function sourcesOf({ files }: System): { readonly host: string; readonly suite: string } {
  const release = files.exists('/etc/os-release') ? files.read('/etc/os-release') : ''
  const suite = /VERSION_CODENAME=(\S+)/.exec(release)?.[1] ?? 'stable'
  return /^ID=ubuntu/m.test(release)
    ? { host: 'http://archive.ubuntu.com/ubuntu', suite }
    : { host: 'http://deb.debian.org/debian', suite }
}

function update(system: System, { quiet }: Words, isFirst: boolean): Work | number {
  if (system.user.uid !== 0) {
    if (isFirst) system.out('Reading package lists...\n')
    return refuseLock(system, 'lists')
  }
  return {
    takes: UPDATING,
    done({ files, out }) {
      const { host, suite } = sourcesOf(system)
      files.mkdir(`${LISTS}/partial`, { parents: true })
      const file = host.replace('http://', '').replaceAll('/', '_')
      files.write(`${LISTS}/${file}_dists_${suite}_InRelease`, `Suite: ${suite}\n`)
      if (!quiet)
        out(
          `Get:1 ${host} ${suite} InRelease [151 kB]\nGet:2 ${host} ${suite}-updates InRelease [55.4 kB]\nGet:3 ${host}-security ${suite}-security InRelease [48.0 kB]\nGet:4 ${host} ${suite}/main amd64 Packages [8793 kB]\nFetched 9047 kB in 2s (5026 kB/s)\nReading package lists...\n`,
        )
      return 0
    },
  }
}

/** Whether the lists of packages are there. */
const hasLists = ({ files }: System): boolean =>
  files.exists(LISTS) && files.list(LISTS).some((name) => name.endsWith('InRelease'))

/** The packages that are named; undefined, with a message, where one is not there. */
function located(system: System, names: readonly string[]): readonly LinuxPackage[] | undefined {
  const found: LinuxPackage[] = []
  for (const word of names) {
    const [name = '', version] = word.split(/[=/]/)
    const one = packageNamed(name)
    if (!hasLists(system) || (!one && refusesUnknown(system.tx))) {
      system.err(cannotLocate(name))
      return undefined
    }
    if (
      one &&
      version !== undefined &&
      refusesUnknown(system.tx) &&
      !one.version.startsWith(version)
    ) {
      system.err(noCandidate(name, version))
      return undefined
    }
    found.push(
      version === undefined
        ? (one ?? unknownPackage(name))
        : { ...(one ?? unknownPackage(name)), version },
    )
  }
  return found
}

function install(system: System, words: Words, isFirst: boolean): Work | number {
  const say = (text: string): void => {
    if (isFirst && !words.quiet) system.out(text)
  }
  if (system.user.uid !== 0) return refuseLock(system, 'dpkg')
  say(READING)
  const wanted = located(system, words.names)
  if (!wanted) return FAILED
  const there = installedPackages(system.files)
  for (const { name } of wanted)
    if (there.has(name)) say(`${name} is already the newest version (${there.get(name)}).\n`)
  const all = withDependencies(wanted).filter(({ name }) => !there.has(name))
  const names = all.map(({ name }) => name).sort()
  const more = names.filter((name) => !wanted.some((one) => one.name === name))
  if (more.length > 0)
    say(`The following additional packages will be installed:\n  ${more.join(' ')}\n`)
  if (names.length > 0) say(`The following NEW packages will be installed:\n  ${names.join(' ')}\n`)
  say(`0 upgraded, ${all.length} newly installed, 0 to remove and 0 not upgraded.\n`)
  if (all.length === 0) return 0
  const size = all.reduce((sum, one) => sum + one.size, 0)
  const archives = Math.ceil(size / 3)
  say(
    `Need to get ${sizeText(archives)} of archives.\nAfter this operation, ${sizeText(size)} of additional disk space will be used.\n`,
  )
  return {
    takes: INSTALLING + archives / SPEED,
    ...(words.yes || isExact(words, all)
      ? {}
      : { ask: { question: 'Do you want to continue? [Y/n] ', no: 'Abort.\n' } }),
    done: () => unpack(system, all, archives, words.quiet),
  }
}

/** Nothing is asked when exactly what was named is installed. */
const isExact = ({ names }: Words, all: readonly LinuxPackage[]): boolean =>
  all.length === names.length

const sizeText = (kB: number): string =>
  kB < 1000
    ? `${kB} kB`
    : kB < 100_000
      ? `${(kB / 1000).toFixed(1)} MB`
      : `${Math.round(kB / 1000)} MB`

function unpack(
  system: System,
  all: readonly LinuxPackage[],
  archives: number,
  quiet: boolean,
): number {
  const { files, out, err } = system
  const { host, suite } = sourcesOf(system)
  const lines = [
    ...all.map(
      ({ name, version, size }, i) =>
        `Get:${i + 1} ${host} ${suite}/main amd64 ${name} amd64 ${version} [${sizeText(Math.ceil(size / 3))}]\n`,
    ),
  ]
  if (!quiet) out(lines.join(''))
  err(DELAYED)
  if (!quiet) out(`Fetched ${sizeText(archives)} in 1s (${sizeText(archives)}/s)\n`)
  let first = true
  for (const one of all) {
    const { name, version } = one
    out(
      `Selecting previously unselected package ${name}.\n${first ? '(Reading database ... \n(Reading database ... 6089 files and directories currently installed.)\n' : ''}Preparing to unpack .../${name}_${version}_amd64.deb ...\nUnpacking ${name} (${version}) ...\n`,
    )
    first = false
    placeFiles(files, one)
    addRecord(files, one)
    if (one.isUnknown) err(emptyPackage(name))
  }
  out(all.map(({ name, version }) => `Setting up ${name} (${version}) ...\n`).join(''))
  out('Processing triggers for libc-bin (2.41-12) ...\n')
  return 0
}

function remove(system: System, words: Words, isFirst: boolean): Work | number {
  const say = (text: string): void => {
    if (isFirst && !words.quiet) system.out(text)
  }
  if (system.user.uid !== 0) return refuseLock(system, 'dpkg')
  say(READING)
  const there = installedPackages(system.files)
  const gone: LinuxPackage[] = []
  for (const name of words.names) {
    const one = packageNamed(name) ?? unknownPackage(name)
    if (there.has(name)) gone.push(one)
    else if (one.isUnknown) {
      system.err(cannotLocate(name))
      return FAILED
    } else say(notInstalled(name))
  }
  if (gone.length > 0)
    say(`The following packages will be REMOVED:\n  ${gone.map(({ name }) => name).join(' ')}\n`)
  say(`0 upgraded, 0 newly installed, ${gone.length} to remove and 0 not upgraded.\n`)
  if (gone.length === 0) return 0
  return {
    takes: INSTALLING,
    ...(words.yes ? {} : { ask: { question: 'Do you want to continue? [Y/n] ', no: 'Abort.\n' } }),
    done({ files, out }) {
      for (const one of gone) {
        out(`Removing ${one.name} (${there.get(one.name)}) ...\n`)
        removeFiles(files, one)
        dropRecord(files, one.name)
      }
      return 0
    },
  }
}

export const aptPrograms: readonly Program[] = [apt('apt'), apt('apt-get')]
