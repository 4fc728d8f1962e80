/**
 * `yum`, `dnf` and `microdnf`: packages of Red Hat's kin, from the simulated repositories.
 *
 * @see https://dnf.readthedocs.io/en/latest/command_ref.html
 */
import { type Program, type System, exit } from '../program.js'
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

const DATABASE = '/var/lib/rpm/packages'
const INSTALLING = 1_500
const NOT_ROOT =
  'Error: This command has to be run with superuser privileges (under the root user on most systems).\n'
const RULE = `${'='.repeat(80)}\n`

const installed = ({ files }: System): readonly string[] =>
  files.exists(DATABASE) ? files.read(DATABASE).split('\n').filter(Boolean) : []

const titleOf = ({ name, version }: LinuxPackage): string => `${name}-${version}-1.x86_64`

const manager = (name: string): Program =>
  paced(name, (system, isFirst) => {
    const args = system.argv.slice(1)
    const [command = '', ...names] = args.filter((word) => !word.startsWith('-'))
    const yes = args.some((word) => word === '-y' || word === '--assumeyes')
    if (['install', 'localinstall', 'reinstall'].includes(command))
      return install(system, names, yes, isFirst)
    if (command === 'remove' || command === 'erase') return remove(system, names)
    if (command === 'search' || command === 'list' || command === 'info') {
      const there = command === 'list' && names[0] === 'installed' ? installed(system) : undefined
      for (const one of packagesLike(there ? '' : (names[0] ?? '')))
        if (!there || there.includes(one.name)) system.out(`${one.name}.x86_64 : ${one.version}\n`)
      return 0
    }
    if (command === '') {
      system.out(`usage: ${name} [options] COMMAND\n`)
      return args.includes('--version') ? 0 : 1
    }
    if (isFirst && ['update', 'upgrade'].includes(command))
      system.out('Dependencies resolved.\nNothing to do.\nComplete!\n')
    return 0
  })

function install(
  system: System,
  names: readonly string[],
  yes: boolean,
  isFirst: boolean,
): Work | number {
  if (system.user.uid !== 0) {
    system.err(NOT_ROOT)
    return 1
  }
  const there = installed(system)
  const missing = names.find((name) => !packageNamed(name) && refusesUnknown(system.tx))
  if (missing !== undefined) {
    system.out(`No match for argument: ${missing}\n`)
    system.err(`Error: Unable to find a match: ${missing}\n`)
    return 1
  }
  const all = withDependencies(
    names.map((name) => packageNamed(name) ?? unknownPackage(name)),
  ).filter(({ name }) => !there.includes(name))
  if (all.length === 0) {
    for (const name of names)
      system.out(
        `Package ${titleOf(packageNamed(name) ?? unknownPackage(name))} is already installed.\n`,
      )
    system.out('Dependencies resolved.\nNothing to do.\nComplete!\n')
    return 0
  }
  if (isFirst)
    system.out(
      `Dependencies resolved.\n${RULE} Package          Architecture   Version          Repository      Size\n${RULE}Installing:\n${all.map(({ name, version, size }) => ` ${name.padEnd(16)} x86_64         ${version.padEnd(16)} baseos     ${size} k\n`).join('')}\nTransaction Summary\n${RULE}Install  ${all.length} Package${all.length === 1 ? '' : 's'}\n\n`,
    )
  return {
    takes: INSTALLING,
    ...(yes ? {} : { ask: { question: 'Is this ok [y/N]: ', no: 'Operation aborted.\n' } }),
    done({ files, out, err }) {
      for (const one of all) {
        placeFiles(files, one)
        if (one.isUnknown) err(emptyPackage(one.name))
      }
      files.mkdir('/var/lib/rpm', { parents: true })
      files.write(DATABASE, [...there, ...all.map(({ name }) => name), ''].join('\n'))
      out(
        `Running transaction\n${all.map((one, i) => `  Installing       : ${titleOf(one)}   ${i + 1}/${all.length} \n`).join('')}\nInstalled:\n${all.map((one) => `  ${titleOf(one)}\n`).join('')}\nComplete!\n`,
      )
      return 0
    },
  }
}

function remove(system: System, names: readonly string[]): number {
  const there = installed(system)
  const gone = names.filter((name) => there.includes(name))
  for (const name of gone) removeFiles(system.files, packageNamed(name) ?? unknownPackage(name))
  if (gone.length > 0)
    system.files.write(DATABASE, [...there.filter((name) => !gone.includes(name)), ''].join('\n'))
  system.out(
    gone.length === 0
      ? 'No packages marked for removal.\nDependencies resolved.\nNothing to do.\nComplete!\n'
      : `Removed:\n${gone.map((name) => `  ${titleOf(packageNamed(name) ?? unknownPackage(name))}\n`).join('')}\nComplete!\n`,
  )
  return 0
}

/** `rpm -q` and `-qa`. */
const rpm: Program = {
  name: 'rpm',
  step(system) {
    const [option = '', ...names] = system.argv.slice(1)
    const there = installed(system)
    if (!option.startsWith('-q')) return exit(0)
    if (option.includes('a')) {
      for (const name of there)
        system.out(`${titleOf(packageNamed(name) ?? unknownPackage(name))}\n`)
      return exit(0)
    }
    let code = 0
    for (const name of names)
      if (there.includes(name))
        system.out(`${titleOf(packageNamed(name) ?? unknownPackage(name))}\n`)
      else {
        system.out(`package ${name} is not installed\n`)
        code++
      }
    return exit(code)
  },
}

export const yumPrograms: readonly Program[] = [
  manager('yum'),
  manager('dnf'),
  manager('microdnf'),
  rpm,
]
