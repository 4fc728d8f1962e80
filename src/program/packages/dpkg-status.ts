/**
 * `/var/lib/dpkg/status`: which packages a Debian system has.
 *
 * @see https://manpages.debian.org/dpkg
 */
import type { Files } from '../files.js'
import type { LinuxPackage } from './linux.js'

const STATUS = '/var/lib/dpkg/status'
/** What every installation has, and what it calls itself. */
const BASE: Readonly<Record<string, string>> = {
  apt: '3.0.3',
  'base-files': '13.8',
  bash: '5.2.37',
  coreutils: '9.7',
  dash: '0.5.12',
  debconf: '1.5.91',
  dpkg: '1.22.21',
  grep: '3.11',
  gzip: '1.13',
  hostname: '3.25',
  libc6: '2.41',
  login: '4.16.0',
  mount: '2.41',
  passwd: '4.17.4',
  'perl-base': '5.40.1',
  sed: '4.9',
  tar: '1.35',
  'util-linux': '2.41',
}

const textOf = (name: string, version: string, size: number): string =>
  `Package: ${name}\nStatus: install ok installed\nPriority: optional\nSection: utils\nInstalled-Size: ${size}\nMaintainer: Debian\nArchitecture: amd64\nVersion: ${version}\nDescription: ${name}\n\n`

/** The installed packages, by name: their versions, in alphabetical order. */
export function installedPackages(files: Files): ReadonlyMap<string, string> {
  const text = files.exists(STATUS) ? files.read(STATUS) : ''
  const own = [...text.matchAll(/^Package: (\S+)\n(?:.+\n)*?Version: (\S+)$/gm)].map(
    ([, name = '', version = '']) => [name, version] as const,
  )
  const all = [...Object.entries(BASE), ...own]
  return new Map(all.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The record of an installed package; undefined where there is none. */
export function recordOf(files: Files, name: string): string | undefined {
  const base = BASE[name]
  const text = files.exists(STATUS) ? files.read(STATUS) : ''
  const own = text.split('\n\n').find((record) => record.startsWith(`Package: ${name}\n`))
  return own === undefined
    ? base === undefined
      ? undefined
      : textOf(name, base, 100).trimEnd()
    : own
}

/** Writes down that a package is installed. */
export function addRecord(files: Files, { name, version, size }: LinuxPackage): void {
  files.mkdir('/var/lib/dpkg', { parents: true })
  const text = files.exists(STATUS) ? files.read(STATUS) : ''
  files.write(STATUS, text + textOf(name, version, size))
}

/** Writes down that a package is no longer there. */
export function dropRecord(files: Files, name: string): void {
  if (!files.exists(STATUS)) return
  const kept = files
    .read(STATUS)
    .split('\n\n')
    .filter((record) => record.trim() !== '' && !record.startsWith(`Package: ${name}\n`))
  files.write(STATUS, kept.map((record) => `${record}\n\n`).join(''))
}
