/**
 * `apk`: packages of Alpine Linux, from the simulated repositories.
 *
 * @see https://man.archlinux.org/man/apk.8
 */
import { ERRNO } from '../../text/errno.js'
import type { Program, System } from '../program.js'
import {
  type LinuxPackage,
  packageNamed,
  packagesLike,
  placeFiles,
  removeFiles,
  unknownPackage,
  withDependencies,
} from './linux.js'
import { type Work, paced } from './paced.js'
import { emptyPackage, refusesUnknown } from './settings.js'

const INSTALLED = '/lib/apk/db/installed'
const WORLD = '/etc/apk/world'
const CACHE = '/var/cache/apk'
const INDEX = 'APKINDEX.tar.gz'
const UPDATING = 900
const INSTALLING = 300
const SPEED = 20
/** What every installation has, in packages and MiB. */
const BASE_COUNT = 16
const BASE_SIZE = 8
const LOCKED =
  'ERROR: Unable to lock database: Permission denied\nERROR: Failed to open apk database: Permission denied\n'
const LOCK_FAILURE = 99
const USAGE =
  'apk-tools 2.14.9, compiled for x86_64.\n\nusage: apk [<OPTIONS>...] COMMAND [<ARGUMENTS>...]\n\nPackage installation and removal:\n  add        Add packages to WORLD and commit changes\n  del        Remove packages from WORLD and commit changes\n'
const unselectable = (names: readonly string[]): string =>
  `ERROR: unable to select packages:\n${names.map((name) => `  ${name} (no such package):\n    required by: world[${name}]\n`).join('')}`

export const apk: Program = paced('apk', (system, isFirst) => {
  const args = system.argv.slice(1)
  const virtual = valueOf(args, ['-t', '--virtual'])
  const plain = args.filter(
    (word, i) =>
      !word.startsWith('-') &&
      !['-t', '--virtual', '-X', '--repository', '-p'].includes(args[i - 1] ?? ''),
  )
  const [command = '', ...names] = plain
  const changes = ['add', 'del', 'update', 'upgrade', 'fix'].includes(command)
  if (changes && system.user.uid !== 0) {
    system.err(LOCKED)
    return LOCK_FAILURE
  }
  if (command === 'add') return add(system, { args, names, virtual, isFirst })
  if (command === 'del') return remove(system, names)
  if (command === 'update' || command === 'upgrade' || command === 'fix')
    return update(system, command)
  return ask(system, command, names, args)
})

const valueOf = (args: readonly string[], names: readonly string[]): string | undefined => {
  const at = args.findIndex((word) => names.includes(word))
  const joined = args.find((word) => word.startsWith('--virtual='))
  return at < 0 ? joined?.slice('--virtual='.length) : args[at + 1]
}

const repositoriesOf = ({ files }: System): readonly string[] =>
  files.exists('/etc/apk/repositories')
    ? files
        .read('/etc/apk/repositories')
        .split('\n')
        .filter((line) => /^http/.test(line))
    : []

const fetched = (system: System): string =>
  repositoriesOf(system)
    .map((repository) => `fetch ${repository}/x86_64/${INDEX}\n`)
    .join('')

/** An installed package: its name and version. */
type Record_ = readonly [name: string, version: string, size: number]

const installed = ({ files }: System): readonly Record_[] =>
  files.exists(INSTALLED)
    ? [...files.read(INSTALLED).matchAll(/^P:(.*)\nV:(.*)\nI:(\d+)$/gm)].map(
        ([, name = '', version = '', size = '']) => [name, version, Number(size)] as const,
      )
    : []

const summary = (system: System): string => {
  const own = installed(system)
  const size = own.reduce((sum, [, , bytes]) => sum + bytes, 0) / 1_048_576
  return `OK: ${Math.round(BASE_SIZE + size)} MiB in ${BASE_COUNT + own.length} packages\n`
}

interface Asked {
  readonly args: readonly string[]
  readonly names: readonly string[]
  readonly virtual: string | undefined
  readonly isFirst: boolean
}

function add(system: System, { args, names, virtual, isFirst }: Asked): Work | number {
  const { files } = system
  const fresh = args.some((word) =>
    ['--no-cache', '-U', '--update', '--update-cache'].includes(word),
  )
  if (isFirst && fresh) system.out(fetched(system))
  const hasIndex =
    fresh || (files.exists(CACHE) && files.list(CACHE).some((name) => name.includes('APKINDEX')))
  const plain = names.map((name) => name.replace(/[=<>~@].*$/, ''))
  const there = new Set(installed(system).map(([name]) => name))
  const missing = plain.filter(
    (name) => !there.has(name) && (!hasIndex || (!packageNamed(name) && refusesUnknown(system.tx))),
  )
  if (missing.length > 0) {
    if (!hasIndex)
      for (const repository of repositoriesOf(system))
        system.err(`WARNING: opening from cache ${repository}: ${ERRNO.ENOENT}\n`)
    system.err(unselectable(missing))
    return missing.length
  }
  const all = withDependencies(
    plain.map((name) => packageNamed(name) ?? unknownPackage(name)),
  ).filter(({ name }) => !there.has(name))
  const size = all.reduce((sum, one) => sum + one.size, 0)
  return {
    takes: INSTALLING + size / SPEED,
    done: () => unpack(system, all, plain, virtual),
  }
}

function unpack(
  system: System,
  all: readonly LinuxPackage[],
  names: readonly string[],
  virtual: string | undefined,
): number {
  const { files, out, err } = system
  const count = all.length + (virtual === undefined ? 0 : 1)
  all.forEach((one, i) => {
    out(`(${i + 1}/${count}) Installing ${one.name} (${one.version}-r0)\n`)
    placeFiles(files, one)
    if (one.isUnknown) err(emptyPackage(one.name))
  })
  const records = all.map(
    ({ name, version, size }) => [name, `${version}-r0`, size * 1024] as const,
  )
  if (virtual !== undefined) out(`(${count}/${count}) Installing ${virtual} (20260101.000000)\n`)
  write(system, [
    ...installed(system),
    ...records,
    ...(virtual === undefined ? [] : [[virtual, '20260101.000000', 0] as const]),
  ])
  addToWorld(system, virtual === undefined ? names : [`${virtual}=${names.join(',')}`])
  out(`Executing busybox-1.37.0-r18.trigger\n${summary(system)}`)
  return 0
}

function write({ files }: System, records: readonly Record_[]): void {
  files.mkdir('/lib/apk/db', { parents: true })
  files.write(
    INSTALLED,
    records.map(([name, version, size]) => `P:${name}\nV:${version}\nI:${size}\n\n`).join(''),
  )
}

const world = ({ files }: System): readonly string[] =>
  files.exists(WORLD) ? files.read(WORLD).split('\n').filter(Boolean) : []

function addToWorld(system: System, names: readonly string[]): void {
  const all = [...new Set([...world(system), ...names])]
  system.files.write(WORLD, all.map((name) => `${name}\n`).join(''))
}

function remove(system: System, names: readonly string[]): Work | number {
  const virtuals = world(system).filter(
    (line) => names.includes(line.split('=')[0] ?? '') && line.includes('='),
  )
  const wanted = [...names, ...virtuals.flatMap((line) => (line.split('=')[1] ?? '').split(','))]
  const all = new Set(
    withDependencies(wanted.map((name) => packageNamed(name) ?? unknownPackage(name))).map(
      ({ name }) => name,
    ),
  )
  const there = installed(system)
  const gone = there.filter(([name]) => all.has(name))
  return {
    takes: INSTALLING,
    done({ out, files }) {
      gone.forEach(([name, version], i) => {
        out(`(${i + 1}/${gone.length}) Purging ${name} (${version})\n`)
        const one = packageNamed(name)
        if (one) removeFiles(files, one)
      })
      write(
        system,
        there.filter(([name]) => !all.has(name)),
      )
      files.write(
        WORLD,
        world(system)
          .filter((line) => !names.includes(line.split('=')[0] ?? ''))
          .map((name) => `${name}\n`)
          .join(''),
      )
      if (gone.length > 0) out('Executing busybox-1.37.0-r18.trigger\n')
      out(summary(system))
      return 0
    },
  }
}

const update = (system: System, command: string): Work => ({
  takes: UPDATING,
  done({ files, out }) {
    files.mkdir(CACHE, { parents: true })
    repositoriesOf(system).forEach((_, i) => files.write(`${CACHE}/APKINDEX.${i}.tar.gz`, ''))
    out(fetched(system))
    out(
      command === 'update'
        ? `${repositoriesOf(system)
            .map((repository) => `${/v[\d.]+/.exec(repository)?.[0] ?? 'edge'} [${repository}]\n`)
            .join('')}OK: ${packagesLike('').length} distinct packages available\n`
        : summary(system),
    )
    return 0
  },
})

function ask(
  system: System,
  command: string,
  names: readonly string[],
  args: readonly string[],
): number {
  const { out } = system
  const there = installed(system)
  if (command === 'info' || command === 'list') {
    if (args.includes('-e') && names.some((name) => !there.some(([one]) => one === name))) return 1
    for (const [name, version] of there)
      if (names.length === 0 || names.includes(name))
        out(command === 'info' && !args.includes('-v') ? `${name}\n` : `${name}-${version}\n`)
    return 0
  }
  if (command === 'search') {
    for (const { name, version } of packagesLike(names[0] ?? '')) out(`${name}-${version}-r0\n`)
    return 0
  }
  if (command === 'version' || args.includes('--version')) {
    out('apk-tools 2.14.9, compiled for x86_64.\n')
    return 0
  }
  if (command === 'cache') return 0
  out(USAGE)
  return 1
}
