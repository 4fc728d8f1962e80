/**
 * What apt, apt-cache and dpkg say of packages.
 *
 * @see https://manpages.debian.org/apt-cache
 */
import { type Program, type System, exit } from '../program.js'
import { DPKG } from './apt-version.js'
import { FAILED } from './apt-errors.js'
import { installedPackages, recordOf } from './dpkg-status.js'
import { packageNamed, packagesLike } from './linux.js'

type Query = (system: System, names: readonly string[]) => number

const search: Query = ({ out }, [text = '']) => {
  out(
    packagesLike(text)
      .map(({ name }) => `${name} - package of the simulated repository\n`)
      .join(''),
  )
  return 0
}

const show: Query = (system, names) => {
  let code = 0
  for (const name of names) {
    const one = packageNamed(name)
    const record = one
      ? `Package: ${name}\nVersion: ${one.version}\nInstalled-Size: ${one.size}\n${one.depends.length > 0 ? `Depends: ${one.depends.join(', ')}\n` : ''}Architecture: amd64\nDescription: ${name}\n\n`
      : recordOf(system.files, name)
    if (record === undefined) {
      system.err(`N: Unable to locate package ${name}\nE: No packages found\n`)
      code = FAILED
    } else system.out(record)
  }
  return code
}

const list: Query = ({ out, files, argv }, names) => {
  const there = installedPackages(files)
  const only = argv.includes('--installed')
  out('Listing...\n')
  const all = only ? [...there.keys()] : packagesLike('').map(({ name }) => name)
  for (const name of all)
    if (names.length === 0 || names.includes(name))
      out(
        `${name}/stable ${there.get(name) ?? packageNamed(name)?.version ?? ''} amd64${there.has(name) ? ' [installed]' : ''}\n`,
      )
  return 0
}

const policy: Query = ({ out, files }, names) => {
  const there = installedPackages(files)
  for (const name of names) {
    const candidate = packageNamed(name)?.version ?? there.get(name)
    if (candidate === undefined) continue
    out(
      `${name}:\n  Installed: ${there.get(name) ?? '(none)'}\n  Candidate: ${candidate}\n  Version table:\n     ${candidate} 500\n`,
    )
  }
  return 0
}

/** The questions that apt answers. */
export const APT_QUERIES: Readonly<Record<string, Query>> = { search, show, list, policy }

const aptCache: Program = {
  name: 'apt-cache',
  step(system) {
    const [command = '', ...names] = system.argv.slice(1).filter((word) => !word.startsWith('-'))
    const query = APT_QUERIES[command]
    if (query) return exit(query(system, names))
    system.err(`E: Invalid operation ${command}\n`)
    return exit(FAILED)
  },
}

/** `apt-mark`, `add-apt-repository` and their like: they change what a lab does not look at. */
const aptMark: Program = {
  name: 'apt-mark',
  step(system) {
    const [command = '', ...names] = system.argv.slice(1)
    if (command === 'hold') system.out(names.map((name) => `${name} set on hold.\n`).join(''))
    return exit(0)
  },
}

const missing = (name: string): string =>
  `dpkg-query: package '${name}' is not installed and no information is available\nUse dpkg --info (= dpkg-deb --info) to examine archive files.\n`

/** `dpkg -l`, `-s`, `-L` and `--print-architecture`. */
const dpkg: Program = {
  name: 'dpkg',
  step(system) {
    const [option = '', ...names] = system.argv.slice(1)
    const { files, out, err } = system
    if (option === '--version') out(DPKG)
    else if (option === '--print-architecture') out('amd64\n')
    else if (option === '-l' || option === '--list') return exit(listed(system, names))
    else if (option === '-s' || option === '--status' || option === '-L') {
      for (const name of names) {
        const record = recordOf(files, name)
        if (record === undefined) {
          err(missing(name))
          return exit(1)
        }
        if (option === '-L')
          for (const [file] of packageNamed(name)?.programs ?? []) out(`/usr/bin/${file}\n`)
        else out(`${record}\n`)
      }
    } else if (option === '--configure' || option === '--add-architecture') return exit(0)
    else {
      err(`dpkg: error: need an action option\n`)
      return exit(2)
    }
    return exit(0)
  },
}

function listed({ files, out, err }: System, names: readonly string[]): number {
  const there = installedPackages(files)
  const unknown = names.find((name) => !there.has(name))
  if (unknown !== undefined) {
    err(`dpkg-query: no packages found matching ${unknown}\n`)
    return 1
  }
  out(
    'Desired=Unknown/Install/Remove/Purge/Hold\n| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n||/ Name           Version      Architecture Description\n+++-==============-============-============-=================================\n',
  )
  for (const [name, version] of there)
    if (names.length === 0 || names.includes(name))
      out(`ii  ${name.padEnd(14)} ${version.padEnd(12)} amd64        ${name}\n`)
  return 0
}

export const aptQueryPrograms: readonly Program[] = [aptCache, aptMark, dpkg]
